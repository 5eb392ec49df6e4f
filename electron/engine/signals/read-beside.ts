import { sql } from '../../../models/domain/sql.ts';
import { container } from '../../../models/graph/container.ts';
import { US_PER_DAY } from '../../../models/domain/time.ts';
import type { ClosedSession, CollectionDay } from '../../../models/signals/parts/beside.ts';
import type { Database } from '../database/database.ts';
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

/** What somebody began to use later than this, and so few of their role before, is foreign to them. */
const LEARNING_US = 14 * US_PER_DAY;
const MOST_OF_ROLE = 1;

/** Items that somebody used for the first time, by day; days on which they only used known ones count as 0. */
const collected = (zone: string) => sql`
  WITH used AS (
    SELECT v.person_id AS person, lower(e.resource) AS item, min(e.at_us) AS at_us, arg_min(e.event_id, (e.at_us, e.event_id)) AS event,
      any_value(lower(${container('e')})) AS place,
      list(DISTINCT date_diff('day', DATE '1970-01-01', timezone(${zone}, make_timestamptz(e.at_us))::DATE)) AS days
    FROM event e JOIN person_account v ON v.account_id = e.account_id AND e.at_us >= coalesce(v.valid_from_us, e.at_us)
      AND e.at_us < coalesce(v.valid_to_us, e.at_us + 1)
    WHERE e.action IN ('object-accessed', 'share-file-accessed', 'accessed', 'file-copied', 'transferred') AND e.resource IS NOT NULL
      AND e.outcome IS DISTINCT FROM 'failure'
    GROUP BY ALL),
  active AS (SELECT DISTINCT person, unnest(days)::INTEGER AS day FROM used),
  begun AS (SELECT person, min(at_us) AS begun_us FROM used GROUP BY person),
  place AS (
    SELECT u.person, u.place, min(u.at_us) AS first_us, any_value(b.begun_us) AS begun_us FROM used u JOIN begun b USING (person)
    WHERE u.place IS NOT NULL GROUP BY ALL),
  of_role AS (
    SELECT p.*, coalesce(r.role, '') AS role FROM place p ASOF LEFT JOIN (
      SELECT person_id, role, epoch_us(month) AS since_us FROM person_role) r ON r.person_id = p.person AND p.first_us >= r.since_us),
  foreign_place AS (
    SELECT person, place FROM of_role
    QUALIFY first_us > begun_us + ${LEARNING_US}::BIGINT AND row_number() OVER (PARTITION BY place, role ORDER BY first_us, person) - 1 <= ${MOST_OF_ROLE}),
  fresh AS (
    SELECT person, date_diff('day', DATE '1970-01-01', timezone(${zone}, make_timestamptz(at_us))::DATE)::INTEGER AS day, count(*) AS fresh, count(f.place) AS strange,
      min(at_us) AS "start", max(at_us) AS "end", list(event ORDER BY at_us)[1:20] AS events
    FROM used LEFT JOIN foreign_place f USING (person, place) GROUP BY ALL)
  SELECT a.person, a.day, coalesce(f.fresh, 0) AS fresh, coalesce(f.strange, 0) AS strange, f."start", f."end", coalesce(f.events, []) AS events
  FROM active a LEFT JOIN fresh f USING (person, day) ORDER BY a.day, a.person`;

/** Everybody's days of one day at a time; no more than one day is kept. */
export async function* collectionDays(
  database: Database,
  { roleOf }: Owners,
  zone: string,
): AsyncGenerator<readonly CollectionDay[]> {
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
        role: roleOf(person, day),
        startUs: start === null ? midnight : Number(start),
        endUs: end === null ? midnight : Number(end),
        events: events.items,
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
  events: { readonly items: readonly bigint[] },
];
