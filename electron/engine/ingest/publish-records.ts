import { raw, sql } from '../../../models/domain/sql.ts';
import type { Database } from '../database/database.ts';
import { freshRows, type Attached } from './fresh-rows.ts';
import { eventBase } from './source-row.ts';

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
  'channel',
  'code',
  'logon_type',
  'logon_id',
  'linked_logon_id',
  'content_hash',
].join(', ');

/** Events of a JSON format with the accounts and hosts of all their roles. */
export async function publishRecords(database: Database, file: Attached, duplicates: boolean): Promise<void> {
  const fresh = freshRows(file, duplicates);
  await addAccounts(database, fresh);
  await addHosts(database, fresh);
  const { facts } = file;
  await database.run(sql`INSERT INTO event (event_id, source_id, account_id, at_us, target_account_id, computer_id,
      src_host_id, dst_host_id, ${raw(SAME)})
    SELECT ${eventBase(facts)}::UBIGINT + record::UBIGINT, ${facts.sourceId}::INTEGER, account_id, at_us, target_account_id,
      computer_id, src_host_id, dst_host_id, ${raw(SAME)}
    FROM (SELECT record, a.account_id, t.account_id AS target_account_id, c.host_id AS computer_id, s.host_id AS src_host_id,
        d.host_id AS dst_host_id, epoch_us(at_local) AS at_us, ${raw(SAME)}
      FROM ${raw(fresh)} f JOIN account a ON a.name = f.account LEFT JOIN account t ON t.name = f.target_account
        LEFT JOIN host c ON c.name = f.computer LEFT JOIN host s ON s.name = f.src_host LEFT JOIN host d ON d.name = f.dst_host
      ORDER BY account_id, at_us, record)`);
}

/** Domain and user of `CORP\\ann` and `ann@CORP.EXAMPLE`; a bare name has no domain. */
const DOMAIN = `CASE WHEN contains(name, chr(92)) THEN split_part(name, chr(92), 1) WHEN contains(name, '@') THEN split_part(name, '@', 2) END`;
const USER_NAME = `CASE WHEN contains(name, chr(92)) THEN split_part(name, chr(92), 2) ELSE split_part(name, '@', 1) END`;

/**
 * Accounts by their first sight, in the order of their names. What an earlier import left open is filled.
 */
async function addAccounts(database: Database, fresh: string): Promise<void> {
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

async function addHosts(database: Database, fresh: string): Promise<void> {
  await database.run(`INSERT INTO host (host_id, name)
    SELECT (SELECT coalesce(max(host_id), 0) FROM host) + row_number() OVER (ORDER BY name), name
    FROM (SELECT computer AS name FROM ${fresh} UNION SELECT src_host FROM ${fresh} UNION SELECT dst_host FROM ${fresh})
    WHERE name IS NOT NULL AND name NOT IN (SELECT name FROM host)`);
}
