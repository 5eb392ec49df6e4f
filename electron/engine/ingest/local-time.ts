import { sql } from '../../../models/domain/sql.ts';
import type { Database } from '../database/database.ts';

/** Warnings about local times that a clock change makes impossible or ambiguous. Reads `staged.at_local`. */
export async function localTimeWarnings(database: Database, zone: string): Promise<string[]> {
  const days = await database.rows<{ day: string; back: number }>(sql`
    SELECT day::VARCHAR AS day, epoch_us(timezone(${zone}, day + INTERVAL 1 DAY)) - epoch_us(timezone(${zone}, day)) - 86400000000 AS back
    FROM (SELECT unnest(generate_series(date_trunc('day', least_at)::TIMESTAMP, most_at, INTERVAL 1 DAY)) AS day
      FROM (SELECT greatest(min(at_local), TIMESTAMP '1970-01-01') AS least_at, least(max(at_local), TIMESTAMP '2200-01-01') AS most_at FROM staged))
    WHERE back <> 0 ORDER BY day`);
  let missing = 0;
  let twice = 0;
  for (const { day, back } of days) {
    const found = await database.row<{ missing: number; twice: number }>(sql`
      SELECT count(*) FILTER (timezone(${zone}, timezone(${zone}, at_local)) <> at_local) AS missing,
        count(*) FILTER (${back} > 0 AND at_local IN (
          timezone(${zone}, timezone(${zone}, at_local) + to_microseconds(${BigInt(back)}::BIGINT)),
          timezone(${zone}, timezone(${zone}, at_local) - to_microseconds(${BigInt(back)}::BIGINT)))) AS twice
      FROM staged WHERE reason IS NULL AND at_local >= ${day}::TIMESTAMP AND at_local < ${day}::TIMESTAMP + INTERVAL 1 DAY`);
    missing += found?.missing ?? 0;
    twice += found?.twice ?? 0;
  }
  return [
    ...(missing > 0
      ? [`${missing} records carry a local time that does not exist in ${zone} (clocks went forward)`]
      : []),
    ...(twice > 0
      ? [`${twice} records carry a local time that occurs twice in ${zone} (clocks went back)`]
      : []),
  ];
}
