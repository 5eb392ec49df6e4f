import { NO_ACCOUNT } from '../../../models/domain/account.ts';
import { raw, sql } from '../../../models/domain/sql.ts';
import { ORIGIN_COLUMNS, type EventValues } from '../../../models/sources/parts/staging.ts';
import type { Database } from '../database/database.ts';
import { freshRows, type Attached } from './fresh-rows.ts';
import { eventBase } from './source-row.ts';
import { toUtcBySpans } from './utc-time.ts';

/** Staged columns that go into `event` under the same name. */
const SAME = [
  'stream',
  'action',
  'outcome',
  'src_ip',
  'resource',
  'from_address',
  'bytes',
  'items',
  'amount',
  'channel',
  'code',
  'logon_type',
  'logon_id',
  'linked_logon_id',
  ...Object.keys(ORIGIN_COLUMNS),
];
const HOSTS = ['computer', 'src_host', 'dst_host'];
const ACCOUNT_PARTS = ['account_kind', 'account_sid', 'target_account', 'target_kind', 'target_sid'];

/** Events with the accounts and hosts of all their roles. Sorts what differs from row to row, adds what does not afterwards. */
export async function publishRecords(
  database: Database,
  file: Attached,
  values: EventValues,
  duplicates: boolean,
): Promise<void> {
  const {
    alias,
    facts,
    staged: { rows },
  } = file;
  const fresh = freshRows(file, duplicates);
  const staged = new Set(values.varying);
  if (ACCOUNT_PARTS.some((column) => staged.has(column))) await addAccounts(database, fresh, values);
  else await addUsers(database, fresh);
  const hosts = HOSTS.filter((column) => staged.has(column));
  await addHosts(database, fresh, hosts);
  if (staged.has('account_alias')) await addAliases(database, fresh, facts.sourceId);
  const fixed = SAME.filter(
    (column) => !staged.has(column) && (values.constant[column] ?? 'NULL') !== 'NULL',
  );
  const { carried, inner, joins } = rolesAndValues(staged, hosts);
  const atUs = await toUtcBySpans(database, `${alias}.staged`, facts.zone, rows);
  await database.run(sql`INSERT INTO event (event_id, source_id, account_id, at_us, content_hash${list(carried)}${list(fixed)})
    SELECT ${eventBase(facts)}::UBIGINT + record::UBIGINT, ${facts.sourceId}::INTEGER, account_id, at_us,
      content_hash${list(carried)}${list(fixed.map((column) => values.constant[column] ?? 'NULL'))}
    FROM (SELECT record, a.account_id, ${atUs} AS at_us, content_hash${list(inner)}
      FROM ${raw(fresh)} f JOIN account a ON a.name = f.account ${raw(joins.join(' '))}
      ORDER BY account_id, at_us, record)`);
}

/** What an event takes over from a staged row: ids of its other accounts and hosts, and values under the same name. */
function rolesAndValues(staged: ReadonlySet<string>, hosts: readonly string[]) {
  const same = SAME.filter((column) => staged.has(column));
  const target = staged.has('target_account');
  const roles = [
    ...(target ? [{ id: 'target_account_id', select: 't.account_id' }] : []),
    ...hosts.map((column) => ({ id: idOf(column), select: `${column}_role.host_id` })),
  ];
  return {
    carried: [...roles.map(({ id }) => id), ...same],
    inner: [...roles.map(({ id, select }) => `${select} AS ${id}`), ...same],
    joins: [
      ...(target ? ['LEFT JOIN account t ON t.name = f.target_account'] : []),
      ...hosts.map((column) => `LEFT JOIN host ${column}_role ON ${column}_role.name = f.${column}`),
    ],
  };
}

const idOf = (column: string) => (column === 'computer' ? 'computer_id' : `${column}_id`);
const list = (columns: readonly string[]) => raw(columns.map((column) => `, ${column}`).join(''));

/** Domain and user of `CORP\\ann` and `ann@CORP.EXAMPLE`; a bare name has no domain. */
const DOMAIN = `CASE WHEN contains(name, chr(92)) THEN split_part(name, chr(92), 1) WHEN contains(name, '@') THEN split_part(name, '@', 2) END`;
const USER_NAME = `CASE WHEN contains(name, chr(92)) THEN split_part(name, chr(92), 2) ELSE split_part(name, '@', 1) END`;

/**
 * Accounts by their first sight, in the order of their names. What an earlier import left open is filled.
 */
async function addAccounts(database: Database, staged: string, { constant }: EventValues): Promise<void> {
  const fixed = ACCOUNT_PARTS.filter((column) => column in constant);
  const fresh = `(SELECT *${fixed.map((column) => `, ${constant[column] ?? 'NULL'}::VARCHAR AS ${column}`).join('')} FROM ${staged})`;
  await database.run(`CREATE TEMP TABLE seen_account AS
    WITH role AS (SELECT account AS name, account_kind AS kind, account_sid AS sid, record FROM ${fresh}
      UNION ALL SELECT target_account, target_kind, target_sid, record FROM ${fresh} WHERE target_account IS NOT NULL)
    SELECT name, coalesce(arg_min(kind, record), 'user') AS kind, arg_min(sid, record) AS sid,
      ${DOMAIN} AS domain, nullif(${USER_NAME}, '') AS user_name
    FROM role GROUP BY name`);
  await database.run(`INSERT INTO account (account_id, name, kind, domain, user_name, sid)
    SELECT (SELECT coalesce(max(account_id), 0) FROM account) + row_number() OVER (ORDER BY name), name, kind, domain, user_name, sid
    FROM seen_account WHERE name NOT IN (SELECT name FROM account)`);
  await database.run(`UPDATE account SET domain = coalesce(account.domain, seen.domain),
      user_name = coalesce(account.user_name, seen.user_name), sid = coalesce(account.sid, seen.sid)
    FROM seen_account seen WHERE seen.name = account.name AND (account.user_name IS NULL OR account.sid IS NULL AND seen.sid IS NOT NULL)`);
  await database.run('DROP TABLE seen_account');
}

/** Accounts of a format that says nothing of them but their names. */
async function addUsers(database: Database, fresh: string): Promise<void> {
  await database.run(`INSERT INTO account (account_id, name, kind)
    SELECT (SELECT coalesce(max(account_id), 0) FROM account) + row_number() OVER (ORDER BY name), name, 'user'
    FROM (SELECT DISTINCT account AS name FROM ${fresh} WHERE account IS NOT NULL)
    WHERE name NOT IN (SELECT name FROM account)`);
}

/** Names that records carry beside the vendor's id of the same account. */
async function addAliases(database: Database, staged: string, sourceId: number): Promise<void> {
  await database.run(sql`INSERT INTO account_alias (account, alias, kind, source_id)
    SELECT account, alias, 'user-id', ${sourceId}::INTEGER FROM (
      SELECT account, account_alias AS alias FROM ${raw(staged)}
      UNION SELECT target_account, target_alias FROM ${raw(staged)} WHERE target_account IS NOT NULL)
    WHERE alias <> '' AND alias <> account AND account <> ${NO_ACCOUNT} ORDER BY ALL`);
}

async function addHosts(database: Database, fresh: string, columns: readonly string[]): Promise<void> {
  if (columns.length === 0) return;
  await database.run(`INSERT INTO host (host_id, name)
    SELECT (SELECT coalesce(max(host_id), 0) FROM host) + row_number() OVER (ORDER BY name), name
    FROM (${columns.map((column) => `SELECT DISTINCT ${column} AS name FROM ${fresh}`).join(' UNION ')})
    WHERE name IS NOT NULL AND name NOT IN (SELECT name FROM host)`);
}
