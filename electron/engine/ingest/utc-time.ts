import { raw, sql, type Sql } from '../../../models/domain/sql.ts';
import type { Database } from '../database/database.ts';

/** Microseconds UTC of `at_local` in a zone; of a time that occurs twice or never, what ICU says. */
export const toUtc = (zone: string | null): Sql =>
  zone === null || zone === 'UTC' ? sql`epoch_us(at_local)` : sql`epoch_us(timezone(${zone}, at_local))`;

const STEP_US = 15 * 60_000_000;
/** More rows than this for every step to be looked at, or it is not worth it. */
const ROWS_PER_STEP = 4;
const MOST_SPANS = 200;

/**
 * The same as `toUtc`, for the rows of a large `table` with `at_local` and `reason`: ICU is asked once for every quarter
 * of an hour that they span instead of for every row, and the spans of one offset become a CASE.
 */
export async function toUtcBySpans(
  database: Database,
  table: string,
  zone: string | null,
  rows: number,
): Promise<Sql> {
  const direct = toUtc(zone);
  if (zone === null || zone === 'UTC') return direct;
  const span = await database.row<{ first: number | null; last: number | null }>(
    `SELECT epoch_us(min(at_local)) AS first, epoch_us(max(at_local)) AS last FROM ${table} WHERE reason IS NULL`,
  );
  if (typeof span?.first !== 'number' || span.last === null) return direct;
  const first = Math.floor(span.first / STEP_US);
  const steps = Math.floor(span.last / STEP_US) - first + 1;
  if (steps * ROWS_PER_STEP > rows) return direct;
  const spans = await offsetSpans(database, zone, first, steps);
  return spans === null ? direct : raw(`epoch_us(at_local) + ${offsetOf(spans)}`);
}

interface OffsetSpan {
  /** Local time as microseconds. */
  readonly from: number;
  /** What is added for UTC. */
  readonly offset: number;
}

/** Null where an offset changes inside a step, or changes too often. */
async function offsetSpans(
  database: Database,
  zone: string,
  first: number,
  steps: number,
): Promise<readonly OffsetSpan[] | null> {
  const offsetAt = (local: string) =>
    sql`epoch_us(timezone(${zone}, make_timestamp(${raw(local)}))) - ${raw(local)}`;
  const rows = await database.rows<{ from: number; offset: number; end: number }>(sql`
    WITH step AS (SELECT (${BigInt(first)}::BIGINT + i) * ${raw(String(STEP_US))} AS "from" FROM range(${BigInt(steps)}::BIGINT) r(i)),
      known AS (SELECT "from", ${offsetAt('"from"')} AS "offset", ${offsetAt(`("from" + ${STEP_US - 1})`)} AS "end" FROM step)
    SELECT * FROM known QUALIFY "offset" <> "end" OR "offset" IS DISTINCT FROM lag("offset") OVER (ORDER BY "from") ORDER BY "from" LIMIT ${BigInt(MOST_SPANS + 1)}`);
  return rows.length > MOST_SPANS || rows.some(({ offset, end }) => offset !== end) ? null : rows;
}

function offsetOf(spans: readonly OffsetSpan[]): string {
  const last = spans.at(-1)?.offset ?? 0;
  const when = spans
    .slice(0, -1)
    .map(({ offset }, i) => `WHEN epoch_us(at_local) < ${spans[i + 1]?.from ?? 0} THEN ${offset}`);
  return when.length === 0 ? `(${last})` : `CASE ${when.join(' ')} ELSE ${last} END`;
}
