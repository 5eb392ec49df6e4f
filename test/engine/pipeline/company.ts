import { uniformOf } from '../../../models/domain/random.ts';
import { day, dayOfIso, isWeekend, type Day } from '../../../models/domain/time.ts';
import type { OpenCase } from '../../../electron/engine/case/open-case.ts';

export const FIRST = dayOfIso('2010-01-04');
export const PEOPLE = ['ann', 'bea', 'cid', 'dan', 'eva', 'fay', 'gus', 'hal'] as const;

interface Line {
  readonly who: string;
  readonly at: string;
  readonly stream: string;
  readonly action: string;
  readonly host: string;
  readonly resource: string | null;
  readonly from: string | null;
  readonly bytes: number | null;
}

/** What one person does on one day: a function of both alone, so that a cut case holds the same days. */
function linesOf(who: string, on: Day): Line[] {
  const next = uniformOf(`${who} ${on}`);
  if (isWeekend(on) || next() < 0.05) return [];
  const host = `pc-${who}`;
  const date = new Date(on * 86_400_000).toISOString().slice(0, 10);
  const clock = (hour: number) =>
    `${date} ${String(hour).padStart(2, '0')}:${String(Math.floor(next() * 60)).padStart(2, '0')}:00`;
  const line = (hour: number, stream: string, action: string, more: Partial<Line> = {}): Line => ({
    who,
    at: clock(hour),
    stream,
    action,
    host,
    resource: null,
    from: null,
    bytes: null,
    ...more,
  });
  const many = (count: number, make: (i: number) => Line) =>
    Array.from({ length: Math.floor(count) }, (_, i) => make(i));
  const night = who === 'eva' && on - FIRST > 100;
  return [
    line(8, 'logon', 'logged-on'),
    line(17, 'logon', 'logged-off'),
    ...many(next() * 12, () =>
      line(9 + Math.floor(next() * 7), 'web', 'web-visited', {
        resource: `http://site${Math.floor(next() * 30)}.com/x`,
      }),
    ),
    ...many(next() * 6, () =>
      line(10, 'email', 'email-sent', {
        from: `${who}@firm.com`,
        resource: `${PEOPLE[Math.floor(next() * 8)]}@firm.com;c${Math.floor(next() * 9)}@out.org`,
        bytes: Math.floor(next() * 9e4),
      }),
    ),
    ...(next() < 0.2
      ? [line(11, 'device', 'device-connected'), line(11, 'file', 'file-copied', { resource: 'a.doc' })]
      : []),
    ...(night
      ? many(30, (i) => line(22, 'file', 'file-copied', { resource: `plan${i}.zip`, host: 'pc-ann' }))
      : []),
    ...(night
      ? [
          line(21, 'logon', 'logged-on', { host: 'pc-ann' }),
          line(22, 'device', 'device-connected', { host: 'pc-ann' }),
        ]
      : []),
  ];
}

export interface Span {
  readonly from: number;
  /** Days after FIRST, not included. */
  readonly to: number;
  /** In this order accounts get their ids. */
  readonly people?: readonly string[];
}

const text = (value: string | number | null) => (value === null ? 'NULL' : `'${value}'`);

/** Puts one import of these days into the case, as the importer would. */
export async function importDays(open: OpenCase, { from, to, people = PEOPLE }: Span): Promise<void> {
  const database = open.writer;
  const next = await database.row<{ id: number }>('SELECT coalesce(max(source_id), 0) + 1 AS id FROM source');
  const source = next?.id ?? 1;
  const lines = people.flatMap((who) =>
    Array.from({ length: to - from }, (_, i) => linesOf(who, day(FIRST + from + i))).flat(),
  );
  const names = (column: 'who' | 'host') => [...new Set(lines.map((line) => line[column]))];
  for (const [table, found, more] of [
    ['account', names('who'), ", 'user' AS kind"],
    ['host', names('host'), ''],
  ] as const)
    for (const name of found)
      await database.run(
        `INSERT INTO ${table} BY NAME SELECT (SELECT coalesce(max(${table}_id), 0) + 1 FROM ${table}) AS ${table}_id, '${name}' AS name${more}
         WHERE '${name}' NOT IN (SELECT name FROM ${table})`,
      );
  const rows = lines.map(
    (line, i) =>
      `(${i}, '${line.who}', '${line.at}', '${line.stream}', '${line.action}', '${line.host}', ${text(line.resource)}, ${text(line.from)}, ${line.bytes ?? 'NULL'})`,
  );
  await database.run(`
    INSERT INTO event (event_id, source_id, account_id, at_us, stream, action, outcome, src_host_id, src_ip, dst_host_id, resource,
      from_address, bytes, items, content_hash)
    SELECT ${source}000000 + i, ${source}, a.account_id, epoch_us(timezone('America/New_York', clock::TIMESTAMP)),
      stream, action, NULL, h.host_id, NULL, NULL, resource, sender, bytes, CASE stream WHEN 'email' THEN 1 END, 0
    FROM (VALUES ${rows.join(',')}) t(i, who, clock, stream, action, host, resource, sender, bytes)
      JOIN account a ON a.name = who JOIN host h ON h.name = host ORDER BY a.account_id, clock, i`);
  await database.run(`
    INSERT INTO source (source_id, name, path, importer, importer_version, sha256, bytes, zone, zone_decision, lines, headers,
      quoted_newlines, records, stored, rejected, duplicate, other, other_by_reason, warnings, imported_us, event_base)
    VALUES (${source}, 'days', 'days', 'cert-logon', 1, 'days ${from} to ${to}', 0, 'America/New_York', 'given', 0, 0, 0,
      ${rows.length}, ${rows.length}, 0, 0, 0, '{}', '[]', 0, 0)`);
}

/** The directory: everybody an engineer, but cid and dan clerks from March on. */
export async function importDirectory(open: OpenCase): Promise<void> {
  for (const month of ['2010-01-01', '2010-03-01'])
    for (const who of PEOPLE) {
      const role = month > '2010-02' && (who === 'cid' || who === 'dan') ? 'Clerk' : 'Engineer';
      await open.writer.run(
        `INSERT INTO directory_entry (source_id, as_of, account, full_name, email, role)
         VALUES (99, '${month}', '${who}', '${who}', '${who}@firm.com', '${role}')`,
      );
    }
}

const BY_NAME: Readonly<Record<string, string>> = {
  person_day: 'SELECT p.name, t.* EXCLUDE (person_id) FROM person_day t JOIN person p USING (person_id)',
  feature_value:
    'SELECT p.name, t.* EXCLUDE (person_id) FROM feature_value t JOIN person p USING (person_id)',
  score: 'SELECT p.name, t.* EXCLUDE (entity_id) FROM score t JOIN person p ON p.person_id = t.entity_id',
  score_feature:
    'SELECT p.name, t.* EXCLUDE (person_id) FROM score_feature t JOIN person p USING (person_id)',
  nearest_day: 'SELECT p.name, t.* EXCLUDE (person_id) FROM nearest_day t JOIN person p USING (person_id)',
  risk: 'SELECT p.name, t.* EXCLUDE (person_id) FROM risk t JOIN person p USING (person_id)',
  risk_part: 'SELECT p.name, t.* EXCLUDE (person_id) FROM risk_part t JOIN person p USING (person_id)',
};
export const TABLES = Object.keys(BY_NAME);

/** Rows of a table with names for ids, in one order, up to a day. `without`: columns left out. */
export async function rowsOf(open: OpenCase, table: string, upTo = 1e6, without = ''): Promise<unknown[]> {
  const columns = without === '' ? '*' : `* EXCLUDE (${without})`;
  return open.writer.rows(`SELECT ${columns} FROM (${BY_NAME[table]}) WHERE day <= ${upTo} ORDER BY ALL`);
}
