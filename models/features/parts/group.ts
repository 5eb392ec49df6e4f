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

const relationOf = (group: FeatureGroupSql, read: number) => raw(`measured_${group.id}_${read}`);

/** Long form, a temporary table a relation: one row a person, day and measure; a value of 0 is not kept. */
export const measureGroup = (group: FeatureGroupSql): Sql[] =>
  group.reads.map(({ from, measures }, read) => {
    const ids = raw(measures.map(({ id }) => `'${id}'`).join(', '));
    const values = raw(measures.map(({ value }) => `coalesce(${value}, 0)::DOUBLE`).join(', '));
    return sql`
      CREATE OR REPLACE TEMP TABLE ${relationOf(group, read)} AS
      SELECT person_id, day, feature, value FROM (
        SELECT person_id, day, unnest([${ids}]) AS feature, unnest([${values}]) AS value FROM (${from}) GROUP BY person_id, day)
      WHERE value <> 0`;
  });

/** All measures of all groups, once each group is measured. */
export const gatherMeasures = (groups: readonly FeatureGroupSql[]): Sql => sql`
  CREATE OR REPLACE TEMP TABLE measured AS
  ${joinSql(
    groups.flatMap((group) => group.reads.map((_, read) => sql`FROM ${relationOf(group, read)}`)),
    ' UNION ALL ',
  )}`;
