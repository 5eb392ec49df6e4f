import { raw, sql, type Sql } from '../../domain/sql.ts';

/**
 * What is new and what is rare about keys (hosts, domains …) as of each day, from a relation (person_id, day, key, n).
 * `days_with`: the person's earlier days with the key; `own_rarity` = −ln share of the person's days with it, add-half;
 * `rarity` = −ln share of the other people so far who used it before that day; `since` the person's first day with it.
 */
export function keyHistory(table: string, source: Sql): Sql[] {
  const name = raw(table);
  const firsts = raw(`${table}_firsts`);
  return [
    sql`CREATE OR REPLACE TEMP TABLE ${name} AS
      SELECT *, (count(*) OVER (PARTITION BY person_id, key ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))
        AS days_with, min(day) OVER (PARTITION BY person_id, key) AS since FROM (${source})`,
    sql`CREATE OR REPLACE TEMP TABLE ${firsts} AS
      SELECT key, since, sum(count(*)) OVER (PARTITION BY key ORDER BY since) AS people
      FROM ${name} WHERE day = since GROUP BY key, since`,
    sql`CREATE OR REPLACE TEMP TABLE ${name} AS
      WITH known AS (SELECT k.*, coalesce(f.people, 0) AS people FROM ${name} k
        ASOF LEFT JOIN ${firsts} f ON k.key = f.key AND k.day > f.since),
      told AS (SELECT k.*, c.days_before, c.people_before, c.first_day, greatest(0, people - (days_with > 0)::INTEGER) AS others
        FROM known k JOIN day_context c USING (person_id, day))
      SELECT person_id, day, key, n, days_with, since, first_day, days_before,
        -ln((others + 0.5) / (greatest(people_before, 1) + 1)) AS rarity,
        -ln((days_with + 0.5) / (days_before + 1)) AS own_rarity FROM told`,
    sql`DROP TABLE ${firsts}`,
  ];
}
