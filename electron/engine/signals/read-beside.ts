import { raw, sql } from '../../../models/domain/sql.ts';
import { US_PER_DAY } from '../../../models/domain/time.ts';
import type { ClosedSession, CollectionDay } from '../../../models/signals/parts/beside.ts';
import type { Database } from '../database/database.ts';
import { findForeignPlaces, forgetForeignPlaces, usesOfItems } from './foreign-places.ts';
import type { Owners } from './owners.ts';

/** Sign-ins and sign-offs that prove a session are at its edges. */
const CLOSED = `
  SELECT s.session_id AS session, s.person_id AS person, coalesce(i.same_as, s.host_id, -1) AS host, s.start_us AS "start", s.end_us AS "end",
    e.event AS event
  FROM session s LEFT JOIN host_identity i ON i.host_id = s.host_id
    ASOF LEFT JOIN (SELECT account_id, at_us, min(event_id) AS event FROM event WHERE stream IN ('logon', 'authentication') GROUP BY ALL) e
      ON e.account_id = s.account_id AND s.start_us >= e.at_us
  WHERE s.closed AND s.kind IN ('logon', 'remote-interactive') AND s.end_us > s.start_us ORDER BY s.end_us, s.session_id`;

export async function closedSessions(database: Database, { roleOf }: Owners): Promise<ClosedSession[]> {
  const rows = await database.rows<{
    session: number;
    person: number;
    host: number;
    start: number;
    end: number;
    event: bigint | number | null;
  }>(CLOSED);
  return rows.map(({ session, person, host, start, end, event }) => ({
    session,
    person,
    host,
    role: roleOf(person, Math.floor(end / US_PER_DAY)),
    startUs: start,
    endUs: end,
    events: event === null ? [] : [BigInt(event)],
  }));
}

/** So many events of a day prove it. */
const EVENTS = raw('20');

/** Items that somebody used for the first time, by day; days on which they only used known ones count as 0. */
const collected = (zone: string) => {
  const dayIn = (column: string) =>
    sql`date_diff('day', DATE '1970-01-01', timezone(${zone}, make_timestamptz(${raw(column)}))::DATE)::INTEGER`;
  return sql`
    WITH active AS (SELECT DISTINCT person, ${dayIn('at_us')} AS day FROM (${usesOfItems})),
    fresh AS (
      SELECT u.person, ${dayIn('u.at_us')} AS day, count(*) AS fresh, count(f.place) AS strange, min(u.at_us) AS "start", max(u.at_us) AS "end",
        arg_min(u.event_id, u.at_us * 18446744073709551616::HUGEINT + u.event_id, ${EVENTS}) AS events
      FROM temp.item_use u LEFT JOIN temp.foreign_place f ON f.person = u.person AND f.place = u.place AND u.at_us < f.until_us GROUP BY ALL)
    SELECT a.person, a.day, coalesce(f.fresh, 0) AS fresh, coalesce(f.strange, 0) AS strange, f."start", f."end", coalesce(f.events, []) AS events
    FROM active a LEFT JOIN fresh f USING (person, day) ORDER BY a.day, a.person`;
};

/** Everybody's days of one day at a time; no more than one day is kept. */
export async function* collectionDays(
  database: Database,
  owners: Owners,
  zone: string,
): AsyncGenerator<readonly CollectionDay[]> {
  await findForeignPlaces(database, owners);
  const { text, values } = collected(zone);
  const result = await database.connection.stream(text, [...values]);
  let today: CollectionDay[] = [];
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    for (const [person, day, fresh, strange, start, end, events] of chunk.getRows() as CollectedRow[]) {
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
        events: events.items,
      });
    }
  }
  if (today.length > 0) yield today;
  await forgetForeignPlaces(database);
}

type CollectedRow = [
  person: number,
  day: number,
  fresh: bigint,
  strange: bigint,
  start: bigint | null,
  end: bigint | null,
  events: { readonly items: readonly bigint[] },
];
