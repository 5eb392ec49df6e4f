import { raw, sql, type Sql } from '../../domain/sql.ts';

/**
 * What is new and what is rare about keys (hosts, domains …) as of each day, from a relation (person_id, day, key, n).
 * `days_with`: the person's earlier days with the key; `own_rarity` = −ln share of the person's days with it, add-half;
 * `rarity` = −ln share of the other people so far who used it before that day; `since` the person's first day with it.
 */
export function keyHistory(table: string, source: Sql): Sql {
  return sql`
    CREATE OR REPLACE TEMP TABLE ${raw(table)} AS
    WITH own AS (
      SELECT *, count(*) OVER (PARTITION BY person_id, key ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        AS days_with, min(day) OVER (PARTITION BY person_id, key) AS since FROM (${source})),
    known AS (
      SELECT *, coalesce(sum((day = since)::INTEGER) OVER (PARTITION BY key ORDER BY day
        RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) - (days_with > 0)::INTEGER AS others FROM own)
    SELECT k.*, c.days_before, c.first_day, -ln((others + 0.5) / (greatest(people_before, 1) + 1)) AS rarity,
      -ln((days_with + 0.5) / (days_before + 1)) AS own_rarity
    FROM known k JOIN day_context c USING (person_id, day)`;
}
