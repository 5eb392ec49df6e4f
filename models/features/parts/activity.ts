import { raw, sql, type Sql } from '../../domain/sql.ts';

/** `domain` of a visited address, `extension` of a file; lower case. */
const KEY = `CASE e.stream WHEN 'web' THEN lower(regexp_extract(e.resource, '^[a-z]+://([^/:]+)', 1))
  WHEN 'file' THEN lower(regexp_extract(e.resource, '\\.([^.]+)$', 1)) ELSE '' END`;

/** Events with their person as of then and that person's local time. Splices into a FROM. */
export const eventsOfPeople: Sql = raw(`event e
  JOIN person_account v ON v.account_id = e.account_id AND e.at_us >= coalesce(v.valid_from_us, e.at_us)
    AND e.at_us < coalesce(v.valid_to_us, e.at_us + 1)
  JOIN person_zone p ON p.person_id = v.person_id AND e.at_us >= p.from_us AND e.at_us < p.to_us,
  LATERAL (SELECT timezone(p.zone, make_timestamptz(e.at_us)) AS local)`);

export const localDay: Sql = raw("date_diff('day', DATE '1970-01-01', local::DATE)::INTEGER");

/** Counts of what each person did by local hour: the one pass over the events. */
export const activity: Sql = sql`
  CREATE OR REPLACE TEMP TABLE activity AS
  SELECT p.person_id, ${localDay} AS day, hour(local)::INTEGER AS hour, e.stream, e.action, e.src_host_id AS host_id,
    ${raw(KEY)} AS key, count(*)::INTEGER AS n, min(e.at_us) AS first_us, max(e.at_us) AS last_us
  FROM ${eventsOfPeople} GROUP BY ALL`;

/** Active days with the role of the latest snapshot up to that day. Needs `activity`. */
export function personDays(unknownRole: string): Sql {
  return sql`
    CREATE OR REPLACE TEMP TABLE active_day AS
    WITH active AS (
      SELECT person_id, day, sum(n)::INTEGER AS events, min(first_us) AS first_us, max(last_us) AS last_us
      FROM activity GROUP BY ALL),
    role AS (
      SELECT person_id, role, date_diff('day', DATE '1970-01-01', month)::INTEGER AS since,
        coalesce(lead(since) OVER (PARTITION BY person_id ORDER BY since), 2147483647) AS until FROM person_role)
    SELECT a.person_id, a.day, (row_number() OVER (PARTITION BY a.person_id ORDER BY a.day) - 1)::INTEGER AS active_index, events,
      first_us, last_us, coalesce(r.role, ${unknownRole}) AS role
    FROM active a LEFT JOIN role r ON r.person_id = a.person_id AND a.day >= r.since AND a.day < r.until`;
}

/** Active days with what rarity needs: days of history before, the first day, and how many people were active before. */
export const dayContext: Sql = sql`
  CREATE OR REPLACE TEMP TABLE day_context AS
  WITH own AS (
    SELECT person_id, day, active_index AS days_before, min(day) OVER (PARTITION BY person_id) AS first_day,
      (day + 3) % 7 >= 5 AS weekend FROM active_day)
  SELECT *, coalesce(sum((day = first_day)::INTEGER) OVER (ORDER BY day
    RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::DOUBLE AS people_before FROM own`;
