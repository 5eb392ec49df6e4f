import { joinSql, raw, sql, type Sql } from '../../domain/sql.ts';

/** A value of a person's day as SQL over the group's relation, under the id that `feature_value` keeps. */
export interface Measure {
  readonly id: string;
  readonly value: string;
}

/** Related daily measures: their own temporary tables first, then one row a person and day. */
export interface FeatureGroupSql {
  readonly id: string;
  /** In words, e.g. "logons". */
  readonly title: string;
  readonly prepare: readonly Sql[];
  /** Relations with `person_id`, `day` and what the measures need, each with what is read from it. */
  readonly reads: readonly { readonly from: Sql; readonly measures: readonly Measure[] }[];
}

/** Long form: one row a person, day and measure; a value of 0 is not kept. */
export function insertMeasures({ from, measures }: FeatureGroupSql['reads'][number]): Sql {
  const ids = raw(measures.map(({ id }) => `'${id}'`).join(', '));
  const values = joinSql(
    measures.map(({ value }) => raw(`coalesce(${value}, 0)::DOUBLE`)),
    ', ',
  );
  return sql`
    INSERT INTO feature_value
    SELECT person_id, day, feature, value FROM (
      SELECT person_id, day, unnest([${ids}]) AS feature, unnest([${values}]) AS value FROM (${from}) GROUP BY person_id, day)
    WHERE value <> 0 ORDER BY person_id, day, feature`;
}
