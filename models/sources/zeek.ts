import { quoted } from '../domain/sql.ts';
import type { JsonSample } from './parts/format.ts';
import { jsonLog, recogniseLog, streamOf, utcOf, type FieldOf, type LogMapping } from './parts/json-log.ts';

const FIELDS = {
  path: ['_path', '@path', '@stream'],
  time: 'ts',
  uid: 'uid',
  from: 'id.orig_h',
  to: 'id.resp_h',
  port: 'id.resp_p',
  // conn
  state: 'conn_state',
  protocol: 'proto',
  sent: 'orig_bytes',
  // ssl
  serverName: 'server_name',
  cipher: 'cipher',
  established: 'established',
  clientSubject: 'client_subject',
  clientIssuer: 'client_issuer',
  clientPrint: ['client_cert_chain_fps[0]', 'client_cert_fp', 'client_cert_chain_fuids[0]'],
  ja3: 'ja3',
  // x509
  serial: 'certificate.serial',
  subject: 'certificate.subject',
  issuer: 'certificate.issuer',
  print: ['fingerprint', 'id'],
  // ssh
  attempts: 'auth_attempts',
  authenticated: 'auth_success',
  client: 'client',
  // rdp
  cookie: 'cookie',
  protocolOfRdp: 'security_protocol',
  clientName: 'client_name',
  // kerberos
  request: 'request_type',
  service: 'service',
  error: 'error_msg',
  ticketCipher: 'cipher',
  kerberosSubject: 'client_cert_subject',
  // ntlm
  user: 'username',
  domain: 'domainname',
  workstation: 'hostname',
  server: 'server_dns_computer_name',
  success: 'success',
  // dhcp
  assigned: ['assigned_addr', 'assigned_ip'],
  leased: 'host_name',
} as const;
type Field = keyof typeof FIELDS;

/** Logs that are read, by what only their records have; `_path` says it where a record carries it. */
const TELLING: readonly (readonly [path: string, field: Field])[] = [
  ['x509', 'serial'],
  ['kerberos', 'request'],
  ['dhcp', 'assigned'],
  ['ssh', 'attempts'],
  ['ssh', 'authenticated'],
  ['ntlm', 'domain'],
  ['ntlm', 'workstation'],
  ['ntlm', 'server'],
  ['rdp', 'cookie'],
  ['rdp', 'protocolOfRdp'],
  ['conn', 'state'],
  ['ssl', 'cipher'],
  ['ssl', 'established'],
];

const logOf = (of: FieldOf<Field>) =>
  `coalesce(lower(${of('path')}), CASE ${TELLING.map(([path, field]) => `WHEN ${of(field)} IS NOT NULL THEN ${quoted(path)}`).join(' ')} END)`;

const isTrue = (field: string) => `lower(${field}) IN ('true', 't')`;
const isFalse = (field: string) => `lower(${field}) IN ('false', 'f')`;
/** `CN=ann,O=Corp` → `ann`; a subject without a common name stands whole. */
const commonName = (subject: string) =>
  `coalesce(nullif(regexp_extract(${subject}, '(?:^|[,/])\\s*CN=((?:[^,\\\\/]|\\\\.)+)', 1), ''), ${subject})`;
/** `ann/CORP.EXAMPLE` → `ann@CORP.EXAMPLE`. */
const principal = (client: string) => `replace(${client}, '/', '@')`;

/** Whose certificate, ticket or credentials a record tells. */
const accountOf = (of: FieldOf<Field>, log: string) => `CASE ${log}
  WHEN 'ssl' THEN ${commonName(of('clientSubject'))}
  WHEN 'kerberos' THEN CASE WHEN NOT starts_with(${of('client')}, '/') THEN ${principal(of('client'))} END
  WHEN 'ntlm' THEN CASE WHEN ${of('user')} IS NOT NULL THEN concat_ws('\\', ${of('domain')}, ${of('user')}) END
  WHEN 'rdp' THEN ${of('cookie')} END`;

const actionOf = (of: FieldOf<Field>, log: string) => `CASE ${log}
  WHEN 'ssl' THEN CASE WHEN ${of('clientSubject')} IS NOT NULL OR ${of('clientPrint')} IS NOT NULL THEN 'certificate-used' ELSE 'network-connected' END
  WHEN 'kerberos' THEN CASE WHEN ${of('error')} IN ('KDC_ERR_PREAUTH_FAILED', 'KDC_ERR_C_PRINCIPAL_UNKNOWN') THEN 'preauthentication-failed'
    WHEN ${of('request')} = 'TGS' THEN 'service-ticket-requested' WHEN ${of('request')} = 'AS' THEN 'ticket-requested' ELSE 'recorded' END
  WHEN 'ntlm' THEN CASE WHEN ${isFalse(of('success'))} THEN 'logon-failed' WHEN ${of('user')} IS NOT NULL THEN 'remote-logon' ELSE 'recorded' END
  WHEN 'ssh' THEN CASE WHEN ${isFalse(of('authenticated'))} THEN 'logon-failed' WHEN ${isTrue(of('authenticated'))} THEN 'remote-logon' ELSE 'network-connected' END
  WHEN 'rdp' THEN 'network-connected' WHEN 'conn' THEN 'network-connected' ELSE 'recorded' END`;

const outcomeOf = (of: FieldOf<Field>, log: string) => `CASE ${log}
  WHEN 'ssl' THEN CASE WHEN ${isTrue(of('established'))} THEN 'success' WHEN ${isFalse(of('established'))} THEN 'failure' END
  WHEN 'ssh' THEN CASE WHEN ${isTrue(of('authenticated'))} THEN 'success' WHEN ${isFalse(of('authenticated'))} THEN 'failure' END
  WHEN 'kerberos' THEN CASE WHEN ${isTrue(of('success'))} THEN 'success' WHEN ${isFalse(of('success'))} THEN 'failure' END
  WHEN 'ntlm' THEN CASE WHEN ${isTrue(of('success'))} THEN 'success' WHEN ${isFalse(of('success'))} THEN 'failure' END END`;

const resourceOf = (of: FieldOf<Field>, log: string) => `CASE ${log}
  WHEN 'ssl' THEN coalesce(${of('serverName')}, concat_ws(':', ${of('to')}, ${of('port')}))
  WHEN 'kerberos' THEN ${of('service')} WHEN 'x509' THEN ${of('subject')}
  ELSE concat_ws(':', ${of('to')}, ${of('port')}) END`;

function mapping(of: FieldOf<Field>): LogMapping {
  const log = logOf(of);
  const action = actionOf(of, log);
  const account = accountOf(of, log);
  const seconds = `try_cast(${of('time')} AS DOUBLE)`;
  const ofService = `regexp_extract(${of('service')}, '^[^/]+/([^/@:]+)', 1)`;
  return {
    at: `CASE WHEN ${seconds} IS NOT NULL THEN TRY(make_timestamp(round(${seconds} * 1000000)::BIGINT)) ELSE ${utcOf(of('time'))} END`,
    stream: streamOf(action),
    action,
    outcome: outcomeOf(of, log),
    account,
    accountKind: `CASE WHEN ${account} IS NULL THEN 'none' WHEN suffix(split_part(${account}, '@', 1), '$') THEN 'machine' ELSE 'user' END`,
    srcIp: `lower(coalesce(${of('assigned')}, ${of('from')}))`,
    srcHost: `CASE ${log} WHEN 'ntlm' THEN ${of('workstation')} WHEN 'dhcp' THEN ${of('leased')} WHEN 'rdp' THEN ${of('clientName')} END`,
    dstHost: `CASE ${log} WHEN 'ntlm' THEN ${of('server')}
      WHEN 'kerberos' THEN CASE WHEN ${of('request')} = 'TGS' AND NOT starts_with(${of('service')}, 'krbtgt') THEN nullif(${ofService}, '') END
      WHEN 'ssh' THEN ${of('to')} WHEN 'rdp' THEN ${of('to')} END`,
    resource: resourceOf(of, log),
    bytes: `try_cast(${of('sent')} AS BIGINT)`,
    channel: `concat('zeek ', ${log})`,
    origin: {
      certificate: `CASE ${log} WHEN 'ssl' THEN coalesce(${of('clientPrint')}, ${of('clientSubject')}) WHEN 'x509' THEN ${of('print')} WHEN 'kerberos' THEN ${of('kerberosSubject')} END`,
      certificateSubject: `CASE ${log} WHEN 'ssl' THEN ${of('clientSubject')} WHEN 'x509' THEN ${of('subject')} END`,
      certificateIssuer: `CASE ${log} WHEN 'ssl' THEN ${of('clientIssuer')} WHEN 'x509' THEN ${of('issuer')} END`,
      tlsClient: of('ja3'),
      userAgent: `CASE WHEN ${log} = 'ssh' THEN ${of('client')} END`,
      factor: `CASE ${log} WHEN 'kerberos' THEN ${of('ticketCipher')} WHEN 'ntlm' THEN 'NTLM' WHEN 'ssl' THEN 'certificate' END`,
      detail: `CASE ${log} WHEN 'kerberos' THEN ${of('error')} WHEN 'conn' THEN ${of('state')} END`,
    },
    content: 'j',
    checks: [],
  };
}

/** A lease (dhcp.log) belongs to several connections: `uids`. */
const CONNECTION = [
  'id.orig_h',
  'id_orig_h',
  'uid',
  'uids',
  'certificate.serial',
  'certificate_serial',
  'fuid',
];
const isRecord = (record: JsonSample['records'][number]): boolean =>
  'ts' in record && (typeof record['id'] === 'object' || CONNECTION.some((key) => key in record));

/** Zeek's logs of connections, certificates and sign-ins as JSON (docs.zeek.org, log files; also Corelight's and RockNSM's). */
export default jsonLog<Field>({
  id: 'zeek',
  version: 1,
  title: 'Zeek logs (JSON)',
  fields: FIELDS,
  flatKeys: true,
  recognise: (sample) =>
    recogniseLog(sample, isRecord, 'ts, uid and the addresses of a connection, as Zeek writes them'),
  map: mapping,
});
