import { FEATURES } from '../domain/features.ts';
import { ACTIVE_MODEL, PERSON_MODEL } from '../domain/score.ts';
import { joinSql, raw, sql, type Sql } from '../domain/sql.ts';
import { HALF_WAY, STEEPNESS } from './points.ts';

/** `riskPoints` of an expression in nats. */
const points = (nats: string): Sql =>
  raw(`(100 * (1 - pow(2, -pow(greatest(0, ${nats}) / ${HALF_WAY}, ${STEEPNESS}))))`);

/**
 * Risk of every scored day from the person model's surprise. `relief`: what it would be more if nothing of the day were
 * explained by the person's own days, already taken off.
 */
export const risks: Sql = sql`
  CREATE OR REPLACE TEMP TABLE risk_of_day AS
  SELECT w.entity_id AS person_id, w.day, ${points('w.surprise')} AS risk,
    ${points('w.surprise + greatest(0, t.surprise - a.surprise)')} - risk AS relief
  FROM score w
    JOIN score a ON a.model = ${ACTIVE_MODEL} AND a.entity_kind = w.entity_kind AND a.entity_id = w.entity_id AND a.day = w.day
    JOIN score t ON t.model = 'tails' AND t.entity_kind = w.entity_kind AND t.entity_id = w.entity_id AND t.day = w.day
  WHERE w.model = ${PERSON_MODEL} AND w.entity_kind = 'user'`;

const contribution: Sql = joinSql(
  FEATURES.map(({ id, contribution }) => sql`(${raw(`'${id}'`)}, ${raw(`'${contribution}'`)})`),
  ', ',
);

/** The points of each feature that leads its group, and of the build-up; they sum to the risk. Needs `risk_of_day`. */
export const writeRiskParts: Sql = sql`
  INSERT INTO risk_part
  SELECT r.person_id, r.day, f.feature, c.contribution, r.risk * f.share
  FROM risk_of_day r JOIN score_feature f ON f.person_id = r.person_id AND f.day = r.day
    JOIN (VALUES ${contribution}) c(feature, contribution) ON c.feature = f.feature
  WHERE f.share > 0 AND r.risk > 0 ORDER BY r.person_id, r.day, f.feature`;

export const writeRisks: Sql = sql`INSERT INTO risk BY NAME FROM risk_of_day ORDER BY person_id, day`;
