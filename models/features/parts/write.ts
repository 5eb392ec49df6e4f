import { sql, type Sql } from '../../domain/sql.ts';

/** What the case keeps of the temporary tables. */
export const writeDays: readonly Sql[] = [
  sql`INSERT INTO person_day BY NAME FROM active_day ORDER BY person_id, day`,
  sql`INSERT INTO feature_value FROM (FROM measured UNION ALL FROM week_sum) ORDER BY person_id, day, feature`,
];
