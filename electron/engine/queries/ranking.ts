import { ACTIVE_MODEL } from '../../../models/domain/score.ts';
import { sql, type Sql } from '../../../models/domain/sql.ts';
import { inBaseline, ownBand } from './baseline.ts';

export const SPARK_WEEKS = 12;
export const REASONS = 2;

export const scoredSpan = () => sql`SELECT min(day) AS first, max(day) AS last FROM risk`;

/** Every person's riskiest day in the span, equal risks by surprise, then the earlier day. */
const peaks = (from: number, to: number): Sql => sql`
  SELECT r.person_id, r.day, r.risk, coalesce(s.surprise, 0) AS surprise
  FROM risk r LEFT JOIN score s
    ON s.model = ${ACTIVE_MODEL} AND s.entity_kind = 'user' AND s.entity_id = r.person_id AND s.day = r.day
  WHERE r.day BETWEEN ${from}::INTEGER AND ${to}::INTEGER
  QUALIFY row_number() OVER (PARTITION BY r.person_id ORDER BY r.risk DESC, surprise DESC, r.day) = 1`;

/**
 * One row a person with a scored day in the span, by falling peak risk, then surprise, then id. `change`: the peak
 * against the highest risk of the seven days before it. `newDays`: days of the span above the usual band that ended
 * after `lookedDay`.
 */
export const rankedPeople = (from: number, to: number, lookedDay: number) => sql`
  WITH peak AS (${peaks(from, to)}),
  band AS (${ownBand(sql`SELECT person_id, day FROM peak`)}),
  before AS (
    SELECT p.person_id, max(r.risk) AS risk FROM peak p
    JOIN risk r ON r.person_id = p.person_id AND r.day BETWEEN p.day - 7 AND p.day - 1 GROUP BY p.person_id
  ), fresh AS (
    SELECT r.person_id, count(*) AS days FROM risk r JOIN band b USING (person_id)
    WHERE r.day BETWEEN ${from}::INTEGER AND ${to}::INTEGER AND r.day > ${lookedDay}::INTEGER
      AND r.risk > coalesce(b.high, 0) GROUP BY r.person_id
  ), active AS (
    SELECT person_id, count(*) AS days FROM person_day WHERE day <= ${to}::INTEGER GROUP BY person_id
  )
  SELECT p.person_id AS person, row_number() OVER (ORDER BY p.risk DESC, p.surprise DESC, p.person_id) AS rank,
    p.risk, p.risk - coalesce(w.risk, 0) AS change, p.day AS "peakDay", p.surprise,
    b.low AS "usualLow", b.high AS "usualHigh", d.role, coalesce(f.days, 0) AS "newDays",
    coalesce(a.days, 0) AS "activeDays"
  FROM peak p LEFT JOIN band b USING (person_id) LEFT JOIN before w USING (person_id) LEFT JOIN fresh f USING (person_id)
  LEFT JOIN active a USING (person_id)
  LEFT JOIN person_day d ON d.person_id = p.person_id AND d.day = p.day
  ORDER BY rank`;

/** Weekly peaks of the 12 weeks that end with `to`; week 11 is the last. */
export const weeklyPeaks = (to: number) => sql`
  SELECT person_id AS person, ${SPARK_WEEKS - 1}::INTEGER - (${to}::INTEGER - day) // 7 AS week, max(risk) AS risk
  FROM risk WHERE day BETWEEN ${to}::INTEGER - ${7 * SPARK_WEEKS - 1}::INTEGER AND ${to}::INTEGER GROUP BY ALL`;

/** The strongest features of each peak day with their usual range, the build-up only where nothing else is left; zeros of days without a value count. */
export const peakReasons = (from: number, to: number) => sql`
  WITH peak AS (${peaks(from, to)}),
  reason AS (
    SELECT p.person_id, p.day, t.feature, t.points, coalesce(f.seen, 0) AS seen
    FROM peak p JOIN risk_part t ON t.person_id = p.person_id AND t.day = p.day
    LEFT JOIN score_feature f ON f.person_id = t.person_id AND f.day = t.day AND f.feature = t.feature
    WHERE t.points > 0
    QUALIFY row_number() OVER (PARTITION BY p.person_id ORDER BY t.feature = 'build-up', t.points DESC, t.feature) <= ${REASONS}::INTEGER
  ), own AS (
    SELECT r.person_id, r.feature, b.day FROM reason r JOIN person_day b
      ON b.person_id = r.person_id AND ${inBaseline('b', 'r.day')}
  ), usual AS (
    SELECT o.person_id, o.feature, quantile_cont(coalesce(v.value, 0), [0.05, 0.95]) AS range
    FROM own o LEFT JOIN feature_value v
      ON v.person_id = o.person_id AND v.feature = o.feature AND v.day = o.day GROUP BY ALL
  )
  SELECT r.person_id AS person, r.feature, r.seen, r.points,
    coalesce(u.range[1], 0) AS "usualLow", coalesce(u.range[2], 0) AS "usualHigh"
  FROM reason r LEFT JOIN usual u ON u.person_id = r.person_id AND u.feature = r.feature
  ORDER BY person, r.points DESC, r.feature`;
