import { quoted } from '../../domain/sql.ts';
import type { FieldOf } from '../parts/json-log.ts';

/** Fields of Zeek's logs by the names that versions 2 to 8 and Corelight's sensors give them. */
export const FIELDS = {
  path: ['_path', '@path', '@stream'],
  time: 'ts',
  uid: ['uid', 'uids[0]'],
  from: ['id.orig_h', 'client_addr'],
  fromPort: 'id.orig_p',
  to: ['id.resp_h', 'server_addr'],
  port: 'id.resp_p',
  // conn
  state: 'conn_state',
  sent: 'orig_bytes',
  // ssl
  serverName: ['server_name', 'sni'],
  cipher: 'cipher',
  established: 'established',
  clientSubject: ['client_subject', 'client_cert.subject', 'client_cert_subject'],
  clientIssuer: ['client_issuer', 'client_issuer_subject', 'client_cert.issuer', 'client_cert_issuer'],
  clientPrint: [
    'client_cert_chain_fps[0]',
    'client_cert_fp',
    'client_cert_fps[0]',
    'client_cert_fingerprint',
    'client_cert.fingerprint',
    'client_fingerprint',
    'client_cert_sha256',
    'client_cert_sha1',
    'client_cert_hash',
  ],
  clientPrints: 'client_cert_chain_fps',
  clientFile: ['client_cert_chain_fuids[0]', 'client_cert_fuid'],
  ja3: ['ja3', 'ja3_hash', 'ja3.hash', 'ja3_md5', 'ja4'],
  // x509
  serial: 'certificate.serial',
  subject: 'certificate.subject',
  issuer: 'certificate.issuer',
  print: 'fingerprint',
  // ssh
  attempts: 'auth_attempts',
  authenticated: 'auth_success',
  status: 'status',
  client: 'client',
  direction: 'direction',
  country: 'remote_location.country_code',
  city: 'remote_location.city',
  latitude: 'remote_location.latitude',
  longitude: 'remote_location.longitude',
  // rdp
  cookie: 'cookie',
  protocolOfRdp: 'security_protocol',
  clientName: 'client_name',
  // kerberos
  request: 'request_type',
  service: 'service',
  error: 'error_msg',
  // ntlm
  user: 'username',
  domain: 'domainname',
  workstation: 'hostname',
  server: ['server_dns_computer_name', 'server_nb_computer_name'],
  success: 'success',
  // dhcp
  assigned: ['assigned_addr', 'assigned_ip'],
  leased: ['host_name', 'client_fqdn'],
  mac: 'mac',
  // smb_mapping, smb_files
  share: 'path',
  shareType: 'share_type',
  file: 'name',
  fileAction: 'action',
} as const;
export type Field = keyof typeof FIELDS;

/** Logs that are read; what else Zeek logs is stored as `recorded`. */
export const READ = [
  'conn',
  'ssl',
  'x509',
  'ssh',
  'rdp',
  'kerberos',
  'ntlm',
  'dhcp',
  'smb_mapping',
  'smb_files',
] as const;

/** By what only records of a log have; `_path` says it where a record carries it. */
const TELLING: readonly (readonly [path: (typeof READ)[number], field: Field])[] = [
  ['x509', 'serial'],
  ['kerberos', 'request'],
  ['dhcp', 'assigned'],
  ['ssh', 'attempts'],
  ['ssh', 'authenticated'],
  ['smb_mapping', 'shareType'],
  ['ntlm', 'domain'],
  ['ntlm', 'workstation'],
  ['ntlm', 'server'],
  ['rdp', 'cookie'],
  ['rdp', 'protocolOfRdp'],
  ['conn', 'state'],
  ['ssl', 'cipher'],
  ['ssl', 'established'],
  ['ssl', 'clientSubject'],
  ['ssl', 'clientPrint'],
];

/** Zeek's own name of a log: with none of its records' `_path`, a file is called so. */
const NAMED =
  /(?:^|[._-])(analyzer|capture_loss|conn|dce_rpc|dhcp|dns|dpd|files|ftp|http|irc|kerberos|known_certs|known_hosts|known_services|ldap|ldap_search|mqtt_publish|mysql|notice|ntlm|ntp|ocsp|packet_filter|pe|quic|radius|rdp|reporter|rfb|sip|smb_files|smb_mapping|smtp|snmp|socks|software|ssh|ssl|stats|syslog|telemetry|tunnel|weird|x509)(?=[._-]|$)/;
export const logNamed = (fileName: string): string | null => NAMED.exec(fileName.toLowerCase())?.[1] ?? null;

/** Of which log a record is, as SQL; NULL where nothing tells. Corelight's `ssl_red` is a shorter `ssl`. */
export function logOf(of: FieldOf<Field>, fileName: string): string {
  const named = logNamed(fileName);
  const told = `CASE ${TELLING.map(([path, field]) => `WHEN ${of(field)} IS NOT NULL THEN ${quoted(path)}`).join(' ')}
    WHEN starts_with(${of('fileAction')}, 'SMB::FILE') THEN 'smb_files' ELSE ${named === null ? 'NULL::VARCHAR' : quoted(named)} END`;
  return `coalesce(regexp_replace(lower(${of('path')}), '_red$', ''), ${told})`;
}
