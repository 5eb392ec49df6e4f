import { raw, sql, type Sql } from '../../domain/sql.ts';
import { MEASURED } from '../../domain/features.ts';

/** `week-logons` sums `logons`: the daily measures that build up. */
const WEEKLY = MEASURED.filter(({ id }) => id.startsWith('week-')).map(({ id }) => id.slice('week-'.length));

/** Sums over the seven days that end with each active day, of whichever of them were active. Needs `measured`. */
export const weekSums: Sql = sql`
  CREATE OR REPLACE TEMP TABLE week_sum AS
  SELECT d.person_id, d.day, 'week-' || f.feature AS feature, sum(f.value ORDER BY f.day) AS value
  FROM active_day d JOIN measured f ON f.person_id = d.person_id AND f.day BETWEEN d.day - 6 AND d.day
  WHERE f.feature IN (${raw(WEEKLY.map((id) => `'${id}'`).join(', '))})
  GROUP BY d.person_id, d.day, f.feature`;
