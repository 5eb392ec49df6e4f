import { BASELINE as RECIPE } from '../../../models/baselines/settings.ts';
import { raw, sql, type Sql } from '../../../models/domain/sql.ts';

/** The days that a person is measured against, as the recipe takes them. */
export const BASELINE = {
  reachDays: RECIPE.guardDays + RECIPE.windowDays,
  guardDays: RECIPE.guardDays,
  firstDays: RECIPE.firstActiveDays,
  /** Risk of the first scored days always counts as usual. */
  firstScored: 10,
} as const;

/** Whether active day `b` (person_day) belongs to the baseline of day `day`: the first 20 active days are never guarded. */
export const inBaseline = (b: string, day: string): Sql =>
  raw(`(${b}.day < ${day} AND ${b}.day >= ${day} - ${BASELINE.reachDays}
    AND (${b}.day < ${day} - ${BASELINE.guardDays} OR ${b}.active_index < ${BASELINE.firstDays}))`);

/**
 * 5 % to 95 % of a person's own risk before the guard of `day`; the first ten scored days are never guarded, so that a
 * short case does not take a slow change for the usual. Of all before `day` while there are under ten.
 */
export const ownBand = (who: Sql): Sql => sql`
  WITH who AS (${who}),
  own AS (
    SELECT w.person_id, r.risk, (r.day < w.day - ${raw(String(BASELINE.guardDays))}
      OR row_number() OVER (PARTITION BY w.person_id, w.day ORDER BY r.day) <= ${raw(String(BASELINE.firstScored))}) AS settled
    FROM who w JOIN risk r ON r.person_id = w.person_id AND r.day < w.day
  ), band AS (
    SELECT person_id, quantile_cont(risk, [0.05, 0.95]) FILTER (settled) AS early, count(*) FILTER (settled) AS n,
      quantile_cont(risk, [0.05, 0.95]) AS whole
    FROM own GROUP BY person_id
  )
  SELECT w.person_id, b.range[1] AS low, b.range[2] AS high
  FROM who w LEFT JOIN (SELECT person_id, CASE WHEN n >= 10 THEN early ELSE whole END AS range FROM band) b
    USING (person_id)`;
