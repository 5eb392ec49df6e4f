import type { FieldOf } from '../parts/json-log.ts';
import type { Field } from './fields.ts';

// These expressions see the columns `log` and `client_print` besides the fields.

const isTrue = (field: string) => `lower(${field}) IN ('true', 't', 'success')`;
const isFalse = (field: string) => `lower(${field}) IN ('false', 'f', 'failure')`;
/** `CN=ann,O=Corp` → `ann`; a subject without a common name stands whole. */
const commonName = (subject: string) =>
  `coalesce(nullif(regexp_replace(regexp_extract(${subject}, '(?:^|[,/])\\s*CN=((?:[^,\\\\/]|\\\\.)+)', 1), '\\\\(.)', '\\1', 'g'), ''), ${subject})`;
/** `ann/CORP.EXAMPLE` → `ann@CORP.EXAMPLE`. */
const principal = (client: string) => `replace(${client}, '/', '@')`;

/** The first fingerprint of the client's chain; NULL where the record only has the file's id. */
export const printOf = (of: FieldOf<Field>) =>
  `coalesce(${of('clientPrint')}, CASE WHEN NOT starts_with(${of('clientPrints')}, '[') THEN split_part(${of('clientPrints')}, ',', 1) END)`;

/** Whose certificate, ticket or credentials a record tells. */
export const accountOf = (of: FieldOf<Field>) => `CASE log
  WHEN 'ssl' THEN ${commonName(of('clientSubject'))}
  WHEN 'kerberos' THEN CASE WHEN NOT starts_with(${of('client')}, '/') THEN ${principal(of('client'))} END
  WHEN 'ntlm' THEN CASE WHEN ${of('user')} IS NOT NULL THEN concat_ws('\\', ${of('domain')}, ${of('user')}) END
  WHEN 'rdp' THEN ${of('cookie')} END`;

const PROVED = (of: FieldOf<Field>) => `coalesce(${of('authenticated')}, ${of('status')})`;

export const actionOf = (of: FieldOf<Field>) => `CASE log
  WHEN 'ssl' THEN CASE WHEN coalesce(${of('clientSubject')}, client_print, ${of('clientFile')}) IS NOT NULL THEN 'certificate-used' ELSE 'network-connected' END
  WHEN 'kerberos' THEN CASE WHEN ${of('error')} IN ('KDC_ERR_PREAUTH_FAILED', 'KDC_ERR_C_PRINCIPAL_UNKNOWN') THEN 'preauthentication-failed'
    WHEN ${of('request')} = 'TGS' THEN 'service-ticket-requested' WHEN ${of('request')} = 'AS' THEN 'ticket-requested' ELSE 'recorded' END
  WHEN 'ntlm' THEN CASE WHEN ${isFalse(of('success'))} THEN 'logon-failed' WHEN ${of('user')} IS NOT NULL THEN 'remote-logon' ELSE 'recorded' END
  WHEN 'ssh' THEN CASE WHEN ${isFalse(PROVED(of))} THEN 'logon-failed' WHEN ${isTrue(PROVED(of))} THEN 'remote-logon' ELSE 'network-connected' END
  WHEN 'smb_mapping' THEN 'share-accessed'
  WHEN 'smb_files' THEN CASE WHEN ${of('fileAction')} = 'SMB::FILE_DELETE' THEN 'object-deleted' ELSE 'share-file-accessed' END
  WHEN 'rdp' THEN 'network-connected' WHEN 'conn' THEN 'network-connected' ELSE 'recorded' END`;

const either = (field: string) =>
  `CASE WHEN ${isTrue(field)} THEN 'success' WHEN ${isFalse(field)} THEN 'failure' END`;
export const outcomeOf = (of: FieldOf<Field>) => `CASE log
  WHEN 'ssl' THEN ${either(of('established'))} WHEN 'ssh' THEN ${either(PROVED(of))}
  WHEN 'kerberos' THEN ${either(of('success'))} WHEN 'ntlm' THEN ${either(of('success'))} END`;

const place = (of: FieldOf<Field>) => `nullif(concat_ws(':', ${of('to')}, ${of('port')}), '')`;
export const resourceOf = (of: FieldOf<Field>) => `CASE log
  WHEN 'ssl' THEN coalesce(${of('serverName')}, ${place(of)})
  WHEN 'kerberos' THEN ${of('service')} WHEN 'x509' THEN ${of('subject')} WHEN 'smb_mapping' THEN ${of('share')}
  WHEN 'smb_files' THEN coalesce(rtrim(${of('share')}, '\\') || '\\' || ltrim(${of('file')}, '\\'), ${of('file')}, ${of('share')})
  ELSE ${place(of)} END`;

const ofService = (of: FieldOf<Field>) => `regexp_extract(${of('service')}, '^[^/]+/([^/@:]+)', 1)`;
/** Of a share `\\host\share`, the host; else the address. */
const ofShare = (of: FieldOf<Field>) =>
  `coalesce(nullif(regexp_extract(${of('share')}, '^\\\\\\\\([^\\\\]+)\\\\', 1), ''), ${of('to')})`;
export const targetHostOf = (of: FieldOf<Field>) => `CASE log
  WHEN 'ntlm' THEN coalesce(${of('server')}, CASE WHEN ${of('user')} IS NOT NULL THEN ${of('to')} END)
  WHEN 'kerberos' THEN CASE WHEN ${of('request')} = 'TGS' AND NOT starts_with(${of('service')}, 'krbtgt') THEN nullif(${ofService(of)}, '') END
  WHEN 'smb_mapping' THEN ${ofShare(of)} WHEN 'smb_files' THEN ${ofShare(of)}
  WHEN 'ssh' THEN ${of('to')} WHEN 'rdp' THEN ${of('to')} END`;
