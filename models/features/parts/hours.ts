import { raw, sql, type Sql } from '../../domain/sql.ts';

/** The hours of a person are learned from this many days before. */
const LEARNED_DAYS = 90;

/**
 * Share of the last 90 days of the same class (workday, weekend) with activity in an hour, a quarter of each
 * neighbouring hour's days lent to it; add-half smoothed. One row a person, day and hour with activity.
 */
export const hourShare: Sql = sql`
  CREATE OR REPLACE TEMP TABLE hour_share AS
  WITH used AS (SELECT DISTINCT person_id, day, hour FROM activity),
  near AS (
    SELECT person_id, day, hour + step AS hour, max((step = 0)::INTEGER) AS used
    FROM used, (SELECT unnest([-1, 0, 1]) AS step) WHERE hour + step BETWEEN 0 AND 23 GROUP BY ALL),
  counted AS (
    SELECT n.*, c.first_day, c.weekend, coalesce(sum(used) OVER (PARTITION BY n.person_id, n.hour, c.weekend ORDER BY n.day
      RANGE BETWEEN ${raw(String(LEARNED_DAYS))} PRECEDING AND 1 PRECEDING), 0) AS days
    FROM near n JOIN day_context c USING (person_id, day)),
  beside AS (
    SELECT *, lag(days, 1, 0) OVER (PARTITION BY person_id, day ORDER BY hour) AS earlier,
      lead(days, 1, 0) OVER (PARTITION BY person_id, day ORDER BY hour) AS later,
      greatest(1, least(${raw(String(LEARNED_DAYS))}, day - first_day) * (CASE WHEN weekend THEN 2 ELSE 5 END) / 7.0) AS possible
    FROM counted)
  SELECT person_id, day, hour, least(1, (days + 0.25 * (earlier + later) + 0.5) / (possible + 1)) AS share
  FROM beside WHERE used = 1`;

/** An hour used on less than this share of days is outside a person's own hours. */
export const RARE_HOUR = raw('0.05');
