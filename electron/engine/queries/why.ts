import { raw, sql } from '../../../models/domain/sql.ts';
import { BASELINE, inBaseline, ownBand } from './baseline.ts';

export const whyDay = (person: number, day: number) => sql`
  WITH band AS (${ownBand(sql`SELECT ${person}::INTEGER AS person_id, ${day}::INTEGER AS day`)})
  SELECT d.role, r.risk, coalesce(r.relief, 0) AS relief, b.low, b.high
  FROM person_day d LEFT JOIN risk r ON r.person_id = d.person_id AND r.day = d.day
  LEFT JOIN band b ON b.person_id = d.person_id
  WHERE d.person_id = ${person}::INTEGER AND d.day = ${day}::INTEGER`;

/**
 * One row a feature of the day. `usual*` over the person's own baseline days, `peer*` over the days of others in the
 * same role in the same span up to the day before; days without a value count as 0. `nearest` is the value of the most
 * alike day; `expected` the value that the person's own days show at the tail which the network expected (median of the
 * five closest), or the value seen where it expected no less.
 */
export const whyFeatures = (person: number, day: number, role: string) => sql`
  WITH feature AS (
    SELECT feature, seen, tail, expected_autoencoder AS expected_tail FROM score_feature
    WHERE person_id = ${person}::INTEGER AND day = ${day}::INTEGER
  ), asked AS (SELECT ${day}::INTEGER AS day),
  own AS (
    SELECT b.day FROM person_day b, asked q WHERE b.person_id = ${person}::INTEGER AND ${inBaseline('b', 'q.day')}
  ), usual AS (
    SELECT f.feature, quantile_cont(coalesce(v.value, 0), [0.05, 0.95]) AS range
    FROM feature f CROSS JOIN own o
    LEFT JOIN feature_value v ON v.person_id = ${person}::INTEGER AND v.day = o.day AND v.feature = f.feature
    GROUP BY f.feature
  ), peer_day AS (
    SELECT person_id, day FROM person_day WHERE role = ${role} AND person_id <> ${person}::INTEGER
      AND day >= ${day}::INTEGER - ${raw(String(BASELINE.reachDays))} AND day < ${day}::INTEGER
  ), peer AS (
    SELECT f.feature, quantile_cont(coalesce(v.value, 0), [0.05, 0.95]) AS range
    FROM feature f CROSS JOIN peer_day o
    LEFT JOIN feature_value v ON v.person_id = o.person_id AND v.day = o.day AND v.feature = f.feature
    GROUP BY f.feature
  ), close AS (
    SELECT f.feature, s.seen FROM feature f JOIN score_feature s
      ON s.person_id = ${person}::INTEGER AND s.feature = f.feature AND s.day < ${day}::INTEGER
    WHERE f.expected_tail < f.tail
    QUALIFY row_number() OVER (PARTITION BY f.feature ORDER BY abs(s.tail - f.expected_tail), s.day DESC) <= 5
  ), expected AS (SELECT feature, median(seen) AS seen FROM close GROUP BY feature)
  SELECT f.feature, coalesce(t.points, 0) AS points, f.seen, f.tail,
    u.range[1] AS "usualLow", u.range[2] AS "usualHigh", p.range[1] AS "peerLow", p.range[2] AS "peerHigh",
    CASE WHEN f.expected_tail >= f.tail THEN f.seen ELSE e.seen END AS expected,
    CASE WHEN n.nearest IS NOT NULL THEN coalesce(v.value, 0) END AS nearest
  FROM feature f
  LEFT JOIN risk_part t ON t.person_id = ${person}::INTEGER AND t.day = ${day}::INTEGER AND t.feature = f.feature
  LEFT JOIN usual u ON u.feature = f.feature LEFT JOIN peer p ON p.feature = f.feature
  LEFT JOIN expected e ON e.feature = f.feature
  LEFT JOIN nearest_day n ON n.person_id = ${person}::INTEGER AND n.day = ${day}::INTEGER
  LEFT JOIN feature_value v ON v.person_id = ${person}::INTEGER AND v.day = n.nearest AND v.feature = f.feature
  ORDER BY points DESC, f.tail DESC, f.feature`;

/** How much history the ranges rest on. */
export const whyRests = (person: number, day: number, role: string) => sql`
  SELECT
    (SELECT count(*) FROM person_day b, (SELECT ${day}::INTEGER AS day) q
      WHERE b.person_id = ${person}::INTEGER AND ${inBaseline('b', 'q.day')}) AS "ownDays",
    (SELECT count(DISTINCT person_id) FROM person_day WHERE role = ${role} AND person_id <> ${person}::INTEGER
      AND day >= ${day}::INTEGER - ${raw(String(BASELINE.reachDays))} AND day < ${day}::INTEGER) AS peers`;

export const whyAlike = (person: number, day: number) => sql`
  SELECT nearest AS day, 1 / (1 + distance) AS similarity FROM nearest_day
  WHERE person_id = ${person}::INTEGER AND day = ${day}::INTEGER AND nearest IS NOT NULL`;

/** Every model's word on the day, each with its rank among all days it scored. */
export const whyModels = (person: number, day: number) => sql`
  SELECT s.model, s.surprise, s.rank, n.days AS of FROM score s
  JOIN (SELECT model, count(*) AS days FROM score WHERE entity_kind = 'user' GROUP BY model) n USING (model)
  WHERE s.entity_kind = 'user' AND s.entity_id = ${person}::INTEGER AND s.day = ${day}::INTEGER ORDER BY s.model`;
