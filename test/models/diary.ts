import { Database } from '../../electron/engine/database/database.ts';
import { MIGRATIONS } from '../../electron/engine/case/migrations/index.ts';
import { dropNames, joinNames } from '../../electron/engine/pipeline/identities.ts';
import {
  directoryOwners,
  people,
  personAccounts,
  personRoles,
  personZones,
  UNKNOWN_ROLE,
} from '../../models/identity/people.ts';
import { hostAddresses } from '../../models/identity/host-addresses.ts';
import { hostIdentities } from '../../models/identity/host-identity.ts';
import { cutSessions, sessions } from '../../models/sessions/sessions.ts';
import { FEATURE_GROUPS } from '../../models/features/index.ts';
import { activity, dayContext, personDays } from '../../models/features/parts/activity.ts';
import { gatherMeasures, measureGroup } from '../../models/features/parts/group.ts';
import { hourShare } from '../../models/features/parts/hours.ts';
import { weekSums } from '../../models/features/parts/week.ts';
import { writeDays } from '../../models/features/parts/write.ts';

/** Words of a diary and the events they stand for. */
const WORDS = {
  logon: ['logon', 'logged-on'],
  logoff: ['logon', 'logged-off'],
  plugs: ['device', 'device-connected'],
  unplugs: ['device', 'device-disconnected'],
  copies: ['file', 'file-copied'],
  visits: ['web', 'web-visited'],
  mails: ['email', 'email-sent'],
  reaches: ['authentication', 'remote-logon'],
  refused: ['authentication', 'logon-failed'],
  borrows: ['authentication', 'explicit-credentials'],
  elevates: ['authentication', 'special-privileges'],
  grants: ['iam', 'group-member-added'],
} as const;

export const ZONE = 'America/New_York';

/**
 * A case's tables from a readable diary, a line an event: `ann 2010-01-04 08:58 logon pc1`, then for copies a file, for
 * visits an address, for mails `from to[;to…] bytes attachments`; `reaches` names the host that is reached. Directory lines: `directory 2010-01 ann clerk ann@firm.com`.
 */
export async function diary(text: string): Promise<Database> {
  const database = await Database.open(':memory:');
  await database.run("SET TimeZone = 'UTC'");
  for (const { text: migration } of MIGRATIONS) await database.run(migration);
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const events = lines.filter(([first]) => first !== 'directory');
  const named = (column: number) => [...new Set(events.map((line) => line[column] ?? ''))].sort();
  for (const [i, name] of named(0).entries())
    await database.run(`INSERT INTO account (account_id, name, kind) VALUES (${i + 1}, '${name}', 'user')`);
  for (const [i, name] of named(4).entries())
    await database.run(`INSERT INTO host VALUES (${i + 1}, '${name}')`);
  for (const [i, line] of events.entries()) await database.run(eventRow(i, line));
  for (const [, month, who, role, email = ''] of lines.filter(([first]) => first === 'directory'))
    await database.run(
      `INSERT INTO directory_entry (source_id, as_of, account, full_name, email, role)
       VALUES (2, '${month}-01', '${who}', '${who}', '${email}', '${role}')`,
    );
  return database;
}

const text = (value: string | undefined) => (value === undefined ? 'NULL' : `'${value}'`);

function eventRow(i: number, [who, on, at, word, host, first, to, bytes, items]: readonly string[]): string {
  const [stream, action] = WORDS[word as keyof typeof WORDS];
  const mail = word === 'mails';
  const onHost = `(SELECT host_id FROM host WHERE name = '${host}')`;
  const [from, reached] = word === 'reaches' ? ['NULL', onHost] : [onHost, 'NULL'];
  return `INSERT INTO event (event_id, source_id, account_id, at_us, stream, action, outcome, src_host_id, src_ip, dst_host_id,
    resource, from_address, bytes, items, content_hash) SELECT ${i}, 1, (SELECT account_id FROM account WHERE name = '${who}'),
    epoch_us(timezone('${ZONE}', TIMESTAMP '${on} ${at}')), '${stream}', '${action}', NULL,
    ${from}, NULL, ${reached}, ${text(mail ? to : first)}, ${mail ? text(first) : 'NULL'},
    ${bytes ?? 'NULL'}, ${items ?? 'NULL'}, 0`;
}

export async function withPeople(text: string): Promise<Database> {
  const database = await diary(text);
  await joinNames(database, ZONE);
  for (const query of [
    directoryOwners,
    personZones(ZONE),
    people,
    personAccounts,
    personRoles,
    hostIdentities,
    hostAddresses,
  ])
    await database.run(query);
  await dropNames(database);
  for (const query of [...cutSessions, sessions]) await database.run(query);
  return database;
}

/** Every measured value: `{ 'ann 2010-01-04': { logons: 1, … } }`. Runs every query of the stage. */
export async function measured(text: string): Promise<Record<string, Record<string, number>>> {
  const database = await withPeople(text);
  const queries = [activity, personDays(UNKNOWN_ROLE), dayContext, hourShare];
  for (const group of FEATURE_GROUPS) queries.push(...group.prepare, ...measureGroup(group));
  for (const query of [...queries, gatherMeasures(FEATURE_GROUPS), weekSums, ...writeDays])
    await database.run(query);
  const rows = await database.rows<{ key: string; feature: string; value: number }>(
    `SELECT p.name || ' ' || strftime(DATE '1970-01-01' + day, '%Y-%m-%d') AS key, feature, value
     FROM feature_value JOIN person p USING (person_id) ORDER BY ALL`,
  );
  database.closeInstance();
  const days: Record<string, Record<string, number>> = {};
  for (const { key, feature, value } of rows) (days[key] ??= {})[feature] = value;
  return days;
}

/** Lines of every workday from Monday 2010-01-04 on, `weeks` of them. */
export function workdays(weeks: number, line: (date: string) => string): string {
  const dates = Array.from({ length: weeks * 7 }, (_, i) => i)
    .filter((i) => i % 7 < 5)
    .map((i) => new Date(Date.UTC(2010, 0, 4 + i)).toISOString().slice(0, 10));
  return dates.map(line).join('\n');
}
