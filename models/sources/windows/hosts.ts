import { choose, given } from './sql-text.ts';

/** Logon types that come over the network to this computer. */
const OVER_NETWORK = 'IN (3, 8, 10, 12)';
const LOOPBACK = `IN ('127.0.0.1', '::1', '0:0:0:0:0:0:0:1')`;

/** The address that a record names, in lower case, without the `::ffff:` of a mapped IPv4 and without a zone; or NULL. */
export const ADDRESS = `CASE WHEN from_where IN ('sign-in', 'client', 'network') THEN
  replace(split_part(lower(${choose('from_where', {
    network: 'coalesce(e.SourceIp, e.SourceAddress)',
    'sign-in': 'coalesce(e.IpAddress, ecs_ip)',
    client: 'coalesce(e.IpAddress, ecs_ip)',
  })}), '%', 1), '::ffff:', '') END`;

const isLoopback = `address ${LOOPBACK}`;
/** Zeros of version 6 shortened, as Sysmon alone does not; NULL for a loopback, nothing, and text that is no address (`LOCAL`). */
export const SOURCE_IP = `CASE WHEN ${isLoopback} OR address IN ('0.0.0.0', '::') OR NOT regexp_matches(address, '^[0-9a-f]*[.:][0-9a-f.:]+$') THEN NULL
  WHEN contains(address, ':0:0:') AND NOT contains(address, '::') THEN regexp_replace(address, '(:0){2,}:', '::') ELSE address END`;

const short = (host: string) => `split_part(lower(${host}), '.', 1)`;
const other = (host: string) => {
  const name = given(`ltrim(${host}, '\\')`);
  return `CASE WHEN ${name} IS NOT NULL AND (computer IS NULL OR ${short(name)} <> ${short('computer')}) THEN ${name} END`;
};

/** Where it came from; sees `computer`, `address` and `from_where`. NULL where that is not known. */
export const SOURCE_HOST = choose('from_where', {
  here: 'computer',
  'sign-in': `coalesce(${other('e.WorkstationName')}, CASE WHEN ${isLoopback} OR ((logon_type IS NULL OR logon_type NOT ${OVER_NETWORK}) AND src_ip IS NULL) THEN computer END)`,
  client: `CASE WHEN ${isLoopback} THEN computer END`,
  workstation: given(`ltrim(CASE WHEN code = 4740 THEN e.TargetDomainName ELSE e.Workstation END, '\\')`),
  network: `CASE WHEN outbound THEN computer WHEN ${isLoopback} THEN computer ELSE ${given('e.SourceHostname')} END`,
});

/** `localhost` in TargetServerName is this computer. */
const server = `CASE WHEN lower(e.TargetServerName) = 'localhost' THEN computer ELSE ${given('e.TargetServerName')} END`;

/** What it reached, or NULL. A ticket's service is a computer where it is named like one. */
export const TARGET_HOST = choose('to_where', {
  here: 'computer',
  'sign-in': `CASE WHEN logon_type ${OVER_NETWORK} THEN computer END`,
  server,
  service: `CASE WHEN suffix(e.ServiceName, '$') THEN rtrim(e.ServiceName, '$') END`,
  network: `CASE WHEN NOT outbound THEN computer ELSE ${given('e.DestinationHostname')} END`,
});

/** True where this computer began the connection. */
export const OUTBOUND = `coalesce(e.Initiated = 'true', e.Direction = '%%14593', true)`;
