import type { OpenCase } from '../../../electron/engine/case/open-case.ts';
import type { Size } from './work.ts';

/** 2024-01-01, a Monday, and a day, in microseconds. */
const FIRST_US = 1_704_067_200_000_000;
const DAY_US = 86_400_000_000;
const SERVERS = 40;
const ROWS_A_BATCH = 400_000;

/** A number from 0 to 1 by person, event and purpose. */
const draw = (what: string) => `((hash(p, j, seed, '${what}') % 1000003) / 1000003.0)`;
/** One of `pool` things: of a person's `own` usual ones, else of all. */
const usual = (what: string, own: number, pool: number, strange = 0.004) =>
  `(CASE WHEN ${draw(`${what} strange`)} < ${strange} THEN ${draw(`${what} any`)} * ${pool}
    ELSE hash(p, '${what}', floor(${draw(what)} * ${own})) % ${pool} END)::INTEGER`;
const ofShares = (shares: readonly (readonly [value: string, share: number])[]) => {
  let sum = 0;
  return `CASE ${shares.map(([value, share]) => `WHEN u < ${(sum += share).toFixed(5)} THEN ${value}`).join(' ')} ELSE ${shares[0]?.[0]} END`;
};
const named = (shares: Readonly<Record<string, number>>) =>
  ofShares(Object.entries(shares).map(([name, share]) => [`'${name}'`, share]));
const when = (column: string, values: Readonly<Record<string, string>>) =>
  `CASE ${Object.entries(values)
    .map(
      ([names, value]) =>
        `WHEN ${column} IN (${names
          .split(' ')
          .map((name) => `'${name}'`)
          .join(', ')}) THEN ${value}`,
    )
    .join(' ')} END`;

interface Source {
  readonly name: string;
  /** Of all events. */
  readonly share: number;
  /** The account of this source: of the person's four the last is the workstation's. */
  readonly account: string;
  readonly actions: string;
  readonly columns: Readonly<Record<string, string>>;
}

const AGENTS = `(['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1' || day // 30 || '.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'])`;
const OFFICE = 'p % 3';
/** At the office, at home or anywhere. */
const PLACE =
  "CASE WHEN hash(p, day, 'trip') % 1000 < 2 THEN 3 + (hash(p, day, 'city') % 9)::INTEGER WHEN hash(p, day) % 10 < 6 THEN 1 ELSE 2 END";
const WORKSTATION_IP = "'10.' || p // 60000 || '.' || (p // 240) % 250 || '.' || 10 + p % 240";
const SERVER = usual('server', 4, SERVERS);

/** What a middling company writes: 40 % Windows, 20 % Okta, 15 % Zeek with client certificates,
 * 22 % logons, files, devices, web and mail, 2 % of a cloud, 1 % transactions. */
const SOURCES: readonly Source[] = [
  {
    name: 'windows-events',
    share: 0.4,
    account:
      "CASE WHEN action IN ('ticket-requested', 'remote-logon') AND hash(p, j, 'machine') % 12 = 0 THEN 3 ELSE 1 END",
    actions: named({
      'remote-logon': 0.24,
      'logged-on': 0.12,
      'logon-failed': 0.01,
      'ticket-requested': 0.08,
      'service-ticket-requested': 0.16,
      'special-privileges': 0.02,
      'explicit-credentials': 0.005,
      'share-accessed': 0.06,
      'share-file-accessed': 0.17,
      'object-accessed': 0.07,
      'object-opened': 0.02,
      'object-deleted': 0.005,
      'process-started': 0.04,
    }),
    columns: {
      stream: `coalesce(${when('action', { 'logged-on': "'logon'", 'share-accessed share-file-accessed': "'share'", 'object-accessed object-opened object-deleted': "'object'", 'process-started': "'process'" })}, 'authentication')`,
      outcome: "CASE action WHEN 'logon-failed' THEN 'failure' ELSE 'success' END",
      channel: "'Security'",
      code: when('action', {
        'logged-on remote-logon': '4624',
        'logon-failed': '4625',
        'object-accessed': '4663',
        'share-file-accessed': '5145',
      }),
      computer_id: `coalesce(${when('action', { 'logged-on process-started explicit-credentials logon-failed': 'p', 'ticket-requested service-ticket-requested': 'people' })}, people + ${SERVER})`,
      src_host_id: when('action', { 'logged-on process-started explicit-credentials': 'p' }),
      dst_host_id: when('action', {
        'remote-logon service-ticket-requested share-accessed share-file-accessed explicit-credentials': `people + ${SERVER}`,
      }),
      src_ip: when('action', {
        'remote-logon ticket-requested service-ticket-requested share-accessed share-file-accessed logon-failed':
          WORKSTATION_IP,
      }),
      logon_type: when('action', { 'logged-on': '2', 'remote-logon': '3' }),
      logon_id: 'hash(p, day) % 1000000',
      target_account_id: when('action', {
        'explicit-credentials': `4 * ((p + 1 + (${draw('whom')} * 3)::INTEGER) % people) + 1`,
      }),
      factor: when('action', {
        'remote-logon': `CASE WHEN hash(p) % 20 = 0 THEN 'NTLM' ELSE 'Kerberos' END`,
        'ticket-requested service-ticket-requested': "'0x12'",
        'logged-on': "'Negotiate'",
      }),
      detail: when('action', {
        'object-accessed object-opened': `'0x' || CASE WHEN ${draw('mask')} < 0.02 THEN '10000' ELSE '1' END || ' 0x' || format('{:x}', (${draw('handle')} * 60000)::INTEGER)`,
        'object-deleted': `'0x' || format('{:x}', (${draw('handle')} * 60000)::INTEGER)`,
        'share-file-accessed': "'0x1'",
        'process-started': "'C:\\Windows\\explorer.exe'",
        'ticket-requested': "'2'",
      }),
      resource: when('action', {
        'share-accessed': `'\\\\FS-' || ${usual('share', 3, 20)} || '\\team-' || p % 40`,
        'share-file-accessed': `'\\\\FS-' || ${usual('share', 3, 20)} || '\\team-' || p % 40 || '\\f' || ${usual('folder', 8, 60)} || '\\doc-' || ${usual('file', 300, 20_000, 0.02)} || '.docx'`,
        'object-accessed object-opened': `'D:\\data\\team-' || p % 40 || '\\doc-' || ${usual('object', 200, 20_000, 0.02)} || '.xlsx'`,
        'process-started': `'C:\\Program Files\\app-' || ${usual('program', 20, 300)} || '\\app.exe'`,
        'service-ticket-requested': `'SRV-' || ${SERVER} || '$'`,
        'ticket-requested': "'krbtgt'",
      }),
    },
  },
  {
    name: 'okta-system-log',
    share: 0.2,
    account: '2',
    actions: named({
      'app-signed-in': 0.6,
      'logged-on': 0.15,
      'mfa-challenged': 0.11,
      'mfa-verified': 0.1,
      'logon-failed': 0.015,
      changed: 0.024,
      'mfa-method-added': 0.0005,
      'role-granted': 0.0005,
    }),
    columns: {
      stream:
        "CASE WHEN action IN ('mfa-method-added', 'role-granted') THEN 'iam' WHEN action = 'changed' THEN 'configuration' ELSE 'authentication' END",
      outcome: "CASE action WHEN 'logon-failed' THEN 'failure' ELSE 'success' END",
      channel: "'user.authentication.sso'",
      src_ip: `CASE place WHEN 1 THEN '198.18.' || ${OFFICE} || '.1' WHEN 2 THEN '100.' || 64 + ${OFFICE} || '.' || p // 200 % 250 || '.' || 1 + p % 200 ELSE '100.' || 80 + place || '.3.' || p % 250 END`,
      country: `(['FR', 'DE', 'GB', 'PT', 'HR', 'NO', 'IT', 'NL', 'US', 'JP', 'ES', 'SE'])[1 + CASE WHEN place < 3 THEN ${OFFICE} ELSE place END]`,
      city: `(['Lyon', 'Bremen', 'Leeds', 'Porto', 'Zagreb', 'Oslo', 'Turin', 'Utrecht', 'Boston', 'Osaka', 'Murcia', 'Malmo'])[1 + CASE WHEN place < 3 THEN ${OFFICE} ELSE place END]`,
      latitude: `40.0 + CASE WHEN place < 3 THEN ${OFFICE} ELSE place END`,
      longitude: `2.0 + 3 * CASE WHEN place < 3 THEN ${OFFICE} ELSE place END`,
      device:
        "CASE WHEN phone THEN format('gup{:017x}', hash(p)) ELSE format('guo{:017x}', hash(p, day // 180)) END",
      user_agent: `${AGENTS}[1 + phone::INTEGER]`,
      session_ref: "format('102{:017x}', hash(p, day, phone))",
      factor: "CASE action WHEN 'mfa-verified' THEN 'OKTA_VERIFY_PUSH' END",
      resource: when('action', {
        'app-signed-in': `'App ' || ${usual('app', 8, 120)}`,
        'role-granted': "'Helpdesk'",
        changed: "'policy'",
      }),
    },
  },
  {
    name: 'zeek',
    share: 0.15,
    account: '0',
    actions: "'certificate-used'",
    columns: {
      stream: "'authentication'",
      outcome: "'success'",
      channel: "'zeek ssl'",
      src_ip: WORKSTATION_IP,
      certificate: "format('{:040x}', hash(p, 'certificate'))",
      certificate_subject: "'CN=u' || format('{:05d}', p) || ',OU=People,O=Corp'",
      certificate_issuer: "'CN=Corp Issuing CA,O=Corp'",
      tls_client: "'ja3-' || p % 7",
      factor: "'certificate'",
      resource: `'service-' || ${usual('service', 5, 60)} || '.corp.example'`,
    },
  },
  {
    name: 'cert',
    share: 0.22,
    account: '0',
    actions: named({
      'logged-on': 0.12,
      'logged-off': 0.12,
      'file-copied': 0.24,
      'device-connected': 0.08,
      'web-visited': 0.2,
      'email-sent': 0.24,
    }),
    columns: {
      stream: when('action', {
        'logged-on logged-off': "'logon'",
        'file-copied': "'file'",
        'device-connected': "'device'",
        'web-visited': "'web'",
        'email-sent': "'email'",
      }),
      src_host_id: 'p',
      bytes: when('action', { 'email-sent': `(${draw('bytes')} * 50000)::BIGINT` }),
      from_address: when('action', { 'email-sent': "'u' || p || '@corp.example'" }),
      resource: when('action', {
        'file-copied': `format('{:08X}', hash(p, floor(${draw('copied')} * 3000)) % 4000000000) || '.doc'`,
        'web-visited': `'https://' || CASE WHEN ${draw('upload')} < 0.05 THEN 'dropbox.com' ELSE 'site-' || ${usual('site', 30, 5000)} || '.example' END || '/page-' || (${draw('page')} * 1000)::INTEGER`,
        'email-sent': `CASE WHEN ${draw('outside')} < 0.1 THEN 'somebody' || p % 9 || '@gmail.com' ELSE 'u' || ${usual('mail', 12, 2000)} || '@corp.example' END`,
      }),
    },
  },
  {
    name: 'cloud',
    share: 0.02,
    account: '2',
    actions: named({ accessed: 0.9, changed: 0.08, 'role-assumed': 0.01, 'shared-outside': 0.0001 }),
    columns: {
      stream: "'configuration'",
      outcome: "'success'",
      channel: `'service' || p % 5 || ' Call' || ${usual('call', 6, 90)}`,
      src_ip: "'203.0.113.' || p % 250",
      session_ref: "format('ASIA{:012X}', hash(p, day, 'key') % 100000000000)",
      resource: `'arn:aws:s3:::bucket-' || ${usual('bucket', 4, 50)}`,
    },
  },
  {
    name: 'ledger',
    share: 0.01,
    account: '0',
    actions: "'transaction-made'",
    columns: {
      stream: "'transaction'",
      amount: `exp(4 + 3 * ${draw('amount')})`,
      resource: `'payee ' || ${usual('payee', 20, 3000)}`,
    },
  },
];

/** Fills an empty case with accounts, hosts and events, in the order in which imports leave them. */
export async function fillMixed({ writer }: OpenCase, size: Size): Promise<void> {
  const { people } = size;
  await writer.run(`INSERT INTO account (account_id, name, kind, domain, user_name)
    SELECT 4 * p + k, CASE k WHEN 0 THEN n WHEN 1 THEN 'CORP\\' || n WHEN 2 THEN n || '@corp.example' ELSE 'CORP\\WS-' || p || '$' END,
      CASE k WHEN 3 THEN 'machine' ELSE 'user' END, CASE k WHEN 2 THEN 'corp.example' WHEN 0 THEN NULL ELSE 'CORP' END, CASE k WHEN 3 THEN 'WS-' || p || '$' ELSE n END
    FROM (SELECT range AS p, 'u' || format('{:05d}', range) AS n FROM range(${people})), range(4) t(k)`);
  await writer.run(`INSERT INTO host SELECT range, CASE WHEN range < ${people} THEN 'WS-' || range
      WHEN range = ${people} THEN 'DC-01' ELSE 'SRV-' || range - ${people} END FROM range(${people + SERVERS})`);
  await writer.run(`INSERT INTO directory_entry (source_id, as_of, account, role)
    SELECT 0, DATE '2024-01-01', 'u' || format('{:05d}', range), 'role ' || range % 12 FROM range(${people})`);
  await writer.run(`INSERT INTO context_network (source_id, known_from, network, first_address, last_address, kind, name, content_hash)
    SELECT 0, DATE '2024-01-01', 'network', 281470681743360 + first, 281470681743360 + first + 255, kind, 'network ' || first, 0
    FROM (SELECT unnest([198, 198, 198, 100]) * 16777216::BIGINT + unnest([18, 18, 18, 85]) * 65536 + unnest([0, 1, 2, 3]) * 256 AS first,
      unnest(['office', 'office', 'office', 'hosting']) AS kind)`);
  let base = 1;
  for (const [i, source] of SOURCES.entries()) base += await fill(source, i + 1, base, writer, size);
  await writer.run('CHECKPOINT');
}

async function fill(
  { name, share, account, actions, columns }: Source,
  id: number,
  base: number,
  writer: OpenCase['writer'],
  { events, people, days, seed }: Size,
): Promise<number> {
  const each = Math.round((events * share) / people);
  const stored = each * people;
  await writer.run(`INSERT INTO source (source_id, name, path, importer, importer_version, sha256, bytes, zone_decision, lines, headers,
      quoted_newlines, records, stored, rejected, duplicate, other, other_by_reason, warnings, imported_us, event_base)
    VALUES (${id}, '${name}', '${name}', '${name}', 1, '${name} ${seed}', 0, 'none', ${stored}, 0, 0, ${stored}, ${stored}, 0, 0, 0, '{}', '[]', 0, ${base})`);
  const workdays = Math.max(1, Math.floor((days * 5) / 7));
  const width = Math.max(1, Math.floor(ROWS_A_BATCH / each));
  for (let from = 0; from < people; from += width)
    await writer.run(`INSERT INTO event (event_id, source_id, account_id, at_us, content_hash, action, ${Object.keys(columns).join(', ')})
      WITH drawn AS (SELECT p, j, ${seed} AS seed, ${people} AS people, j * ${workdays} // ${each} AS workday
          FROM range(${from}, ${Math.min(people, from + width)}) a(p), range(${each}) b(j)),
        placed AS (SELECT *, workday // 5 * 7 + workday % 5 AS day, ${draw('action')} AS u FROM drawn),
        acted AS (SELECT *, ${actions} AS action, ${PLACE} AS place, ${draw('phone')} < 0.3 AS phone FROM placed)
      SELECT ${base} + p * ${each} + j, ${id}, 4 * p + ${account}, (${FIRST_US} + day * ${DAY_US} + CASE WHEN ${draw('odd')} < 0.004
          THEN ${draw('time')} * 24 ELSE 6.5 + hash(p) % 3 + ${draw('time')} * 8 END * 3600000000)::BIGINT AS at_us,
        hash(p, j, ${id}), action, ${Object.values(columns).join(', ')}
      FROM acted ORDER BY 3, at_us, 1`);
  return stored;
}
