import { BIGINT, INTEGER } from '@duckdb/node-api';
import { raw, sql } from '../../../models/domain/sql.ts';
import { US_PER_DAY } from '../../../models/domain/time.ts';
import type { ClosedSession, CollectionDay } from '../../../models/signals/parts/beside.ts';
import { appendRows } from '../database/append.ts';
import type { Database } from '../database/database.ts';
import type { Clocks } from './clocks.ts';
import { findForeignPlaces, usesOfItems } from './foreign-places.ts';
import type { Owners } from './owners.ts';

const CLOSED = sql`
  SELECT s.session_id, s.person_id, s.account_id, coalesce(i.same_as, s.host_id, -1)::INTEGER AS host, s.start_us, s.end_us
  FROM session s LEFT JOIN host_identity i ON i.host_id = s.host_id
  WHERE s.closed AND s.kind IN ('logon', 'remote-interactive') AND s.end_us > s.start_us ORDER BY s.end_us, s.session_id`;

type ClosedRow = [session: bigint, person: number, account: number, host: number, start: bigint, end: bigint];

/** In the order of their ends; no more than a chunk of them is kept. */
export async function* closedSessions(
  database: Database,
  { roleOf }: Owners,
  clocks: Clocks,
): AsyncGenerator<readonly ClosedSession[]> {
  const result = await database.connection.stream(CLOSED.text);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return;
    yield (chunk.getRows() as ClosedRow[]).map(([session, person, account, host, start, end]) => ({
      session: Number(session),
      person,
      account,
      host,
      role: roleOf(person, clocks.of(person, Number(end)).at(Number(end)).day),
      startUs: Number(start),
      endUs: Number(end),
    }));
  }
}

/** The sign-in at the beginning of each session: it proves it. */
const SIGN_INS = sql`
  SELECT t.session_id AS session, e.event FROM temp.told_session t ASOF JOIN (
    SELECT account_id, at_us, min(event_id) AS event FROM event
    WHERE stream IN ('logon', 'authentication') AND account_id IN (SELECT account_id FROM temp.told_session) GROUP BY ALL) e
  ON e.account_id = t.account_id AND t.start_us >= e.at_us`;

export async function signInsOf(
  database: Database,
  sessions: readonly ClosedSession[],
): Promise<ReadonlyMap<number, bigint>> {
  await database.run(
    'CREATE OR REPLACE TEMP TABLE told_session (session_id BIGINT, account_id INTEGER, start_us BIGINT)',
  );
  await appendRows(
    database,
    'told_session',
    [BIGINT, INTEGER, BIGINT],
    sessions.map(({ session, account, startUs }) => [BigInt(session), account, BigInt(startUs)]),
  );
  const rows = await database.rows<{ session: number; event: bigint | number }>(SIGN_INS);
  await database.run('DROP TABLE temp.told_session');
  return new Map(rows.map(({ session, event }) => [session, BigInt(event)]));
}

/** Of a use `u`. */
const IN_ZONE = raw(
  'JOIN person_zone z ON z.person_id = u.person AND u.at_us >= z.from_us AND u.at_us < z.to_us',
);
const OWN_DAY = raw(
  "date_diff('day', DATE '1970-01-01', timezone(z.zone, make_timestamptz(u.at_us))::DATE)::INTEGER",
);

/** Items that somebody used for the first time, by their own day; days on which they only used known ones count as 0. */
const COLLECTED = sql`
  WITH active AS (SELECT DISTINCT u.person, ${OWN_DAY} AS day FROM (${usesOfItems}) u ${IN_ZONE}),
  fresh AS (
    SELECT u.person, ${OWN_DAY} AS day, count(*) AS fresh, count(f.place) AS strange, min(u.at_us) AS "start", max(u.at_us) AS "end"
    FROM temp.item_use u ${IN_ZONE} LEFT JOIN temp.foreign_place f ON f.person = u.person AND f.place = u.place AND u.at_us < f.until_us GROUP BY ALL)
  SELECT a.person, a.day, coalesce(f.fresh, 0) AS fresh, coalesce(f.strange, 0) AS strange, f."start", f."end"
  FROM active a LEFT JOIN fresh f USING (person, day) ORDER BY a.day, a.person`;

/** Everybody's days of one day at a time; no more than one day is kept. */
export async function* collectionDays(
  database: Database,
  owners: Owners,
  clocks: Clocks,
): AsyncGenerator<readonly CollectionDay[]> {
  await findForeignPlaces(database, owners, clocks);
  const result = await database.connection.stream(COLLECTED.text, [...COLLECTED.values]);
  let today: CollectionDay[] = [];
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    for (const [person, day, fresh, strange, start, end] of chunk.getRows() as CollectedRow[]) {
      const midnight = day * US_PER_DAY;
      if (today.length > 0 && today[0]?.day !== day) {
        yield today;
        today = [];
      }
      today.push({
        person,
        day,
        fresh: Number(fresh),
        foreign: Number(strange),
        role: owners.roleOf(person, day),
        startUs: start === null ? midnight : Number(start),
        endUs: end === null ? midnight : Number(end),
      });
    }
  }
  if (today.length > 0) yield today;
}

type CollectedRow = [
  person: number,
  day: number,
  fresh: bigint,
  strange: bigint,
  start: bigint | null,
  end: bigint | null,
];
