import { quoted } from '../domain/sql.ts';
import { countryCode } from './parts/countries.ts';
import type { JsonSample, Origin } from './parts/format.ts';
import { jsonLog, recogniseLog, streamOf, utcOf, type FieldOf, type LogMapping } from './parts/json-log.ts';
import { FIELDS, logNamed, logOf, READ, type Field } from './zeek/fields.ts';
import { zeekTsv } from './zeek/tsv.ts';
import { accountOf, actionOf, outcomeOf, printOf, resourceOf, targetHostOf } from './zeek/words.ts';

const originOf = (of: FieldOf<Field>): Partial<Origin> => {
  // Of an outgoing connection the place is the server's.
  const near = (field: Field) =>
    `CASE WHEN ${of('direction')} IS DISTINCT FROM 'OUTBOUND' THEN ${of(field)} END`;
  return {
    country: countryCode(near('country')),
    city: near('city'),
    latitude: `try_cast(${near('latitude')} AS DOUBLE)`,
    longitude: `try_cast(${near('longitude')} AS DOUBLE)`,
    device: `CASE WHEN log = 'dhcp' THEN ${of('mac')} END`,
    certificate: `CASE log WHEN 'ssl' THEN coalesce(client_print, ${of('clientSubject')}) WHEN 'x509' THEN ${of('print')} WHEN 'kerberos' THEN ${of('clientSubject')} END`,
    certificateSubject: `CASE log WHEN 'x509' THEN ${of('subject')} WHEN 'ssl' THEN ${of('clientSubject')} WHEN 'kerberos' THEN ${of('clientSubject')} END`,
    certificateIssuer: `CASE log WHEN 'ssl' THEN ${of('clientIssuer')} WHEN 'x509' THEN ${of('issuer')} END`,
    tlsClient: of('ja3'),
    userAgent: `CASE WHEN log = 'ssh' THEN ${of('client')} END`,
    factor: `CASE log WHEN 'kerberos' THEN ${of('cipher')} WHEN 'ntlm' THEN 'NTLM'
      WHEN 'ssl' THEN CASE WHEN coalesce(${of('clientSubject')}, client_print, ${of('clientFile')}) IS NOT NULL THEN 'certificate' END END`,
    detail: `CASE log WHEN 'kerberos' THEN ${of('error')} WHEN 'conn' THEN ${of('state')} WHEN 'smb_files' THEN ${of('fileAction')}
      WHEN 'ssl' THEN CASE WHEN coalesce(${of('clientSubject')}, client_print) IS NULL
        THEN 'client certificate in file ' || ${of('clientFile')} || ': its subject is not in this record' END END`,
  };
};

/** What makes two renderings of a record one: all that is read of it; of other logs its text. */
const contentOf = (of: FieldOf<Field>): string => {
  const read = (Object.keys(FIELDS) as Field[]).filter((field) => field !== 'path' && field !== 'time');
  const values = read.map((field) => `coalesce(${of(field)}, '')`);
  return `CASE WHEN log IN (${READ.map(quoted).join(', ')})
    THEN concat_ws(chr(31), log, epoch_us(at_utc)::VARCHAR, ${values.join(', ')}) ELSE j END`;
};

function mapping(of: FieldOf<Field>, sample?: JsonSample): LogMapping {
  const seconds = `try_cast(${of('time')} AS DOUBLE)`;
  const at = `CASE WHEN ${seconds} IS NOT NULL THEN TRY(make_timestamp(round(${seconds} * 1000000)::BIGINT)) ELSE ${utcOf(of('time'))} END`;
  return {
    named: [
      { log: logOf(of, sample?.name ?? ''), at_utc: at, client_print: printOf(of) },
      { done: actionOf(of), who: accountOf(of) },
    ],
    at: 'at_utc',
    stream: streamOf('done'),
    action: 'done',
    outcome: outcomeOf(of),
    account: 'who',
    accountKind: `CASE WHEN who IS NULL THEN 'none' WHEN suffix(split_part(who, '@', 1), '$') THEN 'machine' ELSE 'user' END`,
    srcIp: `lower(coalesce(${of('assigned')}, ${of('from')}))`,
    srcHost: `CASE log WHEN 'ntlm' THEN ${of('workstation')} WHEN 'dhcp' THEN ${of('leased')} WHEN 'rdp' THEN ${of('clientName')} END`,
    dstHost: targetHostOf(of),
    resource: resourceOf(of),
    bytes: `try_cast(${of('sent')} AS BIGINT)`,
    channel: `concat_ws(' ', 'zeek', log)`,
    origin: originOf(of),
    content: contentOf(of),
    checks: [],
  };
}

/** Keys of which every record of Zeek's has one besides `ts`. */
const OWN = [
  '_path',
  '@stream',
  'id.orig_h',
  'id_orig_h',
  'uid',
  'uids',
  'conn_uids',
  'fuid',
  'certificate.serial',
  'certificate_serial',
];
const isRecord =
  (named: boolean) =>
  (record: JsonSample['records'][number]): boolean =>
    'ts' in record && (named || typeof record['id'] === 'object' || OWN.some((key) => key in record));

/**
 * Zeek's logs of connections, certificates and sign-ins (docs.zeek.org, log files; also Corelight's and RockNSM's), as
 * JSON and as tab-separated values: the same record is the same event from both.
 */
export default jsonLog<Field>({
  id: 'zeek',
  version: 2,
  title: 'Zeek logs',
  fields: FIELDS,
  flatKeys: true,
  recognise: (sample) =>
    recogniseLog(
      sample,
      isRecord(logNamed(sample.name) !== null),
      'ts, uid and the addresses of a connection, as Zeek writes them',
    ),
  lines: zeekTsv,
  map: mapping,
});
