import type { Input, RankedPeople, Reason } from '../../contract/api.ts';
import { day, US_PER_DAY, type Day } from '../../../models/domain/time.ts';
import type { Database } from '../database/database.ts';
import { readColumns } from '../database/columnar.ts';
import { peakReasons, rankedPeople, scoredSpan, SPARK_WEEKS, weeklyPeaks } from '../queries/ranking.ts';

const RANKED = {
  person: 'i32',
  rank: 'i32',
  risk: 'f64',
  change: 'f64',
  peakDay: 'i32',
  surprise: 'f64',
  usualLow: 'f64',
  usualHigh: 'f64',
  role: 'word',
  newDays: 'i32',
  activeDays: 'i32',
} as const;

const WHOLE = { from: -1_000_000 as Day, to: 1_000_000 as Day };

/** People by their riskiest day in the span, which is every scored day where none is given. */
export async function rank(database: Database, span: Input<'people.ranked'>): Promise<RankedPeople> {
  const scored = await database.row<{ first: Day | null; last: Day | null }>(scoredSpan());
  const from = span.from ?? scored?.first ?? (0 as Day);
  const to = span.to ?? scored?.last ?? (0 as Day);
  const people = await readColumns(database, rankedPeople(from, to, await lookedDay(database)), RANKED);
  const rowOf = new Map([...people.columns.person].map((person, row) => [person, row]));
  const spark = await sparkOf(database, rowOf, to);
  const { dictionary = {} } = people;
  return {
    from,
    to,
    people: { rows: people.rows, columns: { ...people.columns, spark }, dictionary },
    reasons: await reasonsOf(database, rowOf, { from, to }),
  };
}

/** A person's place among all people of the case. */
export async function placeOf(database: Database, person: number) {
  const { rows, columns } = await readColumns(database, rankedPeople(WHOLE.from, WHOLE.to, WHOLE.to), RANKED);
  const row = columns.person.indexOf(person);
  const at = (column: Float64Array | Int32Array) => (row < 0 ? null : (column[row] ?? null));
  return {
    rankedPeople: rows,
    rank: at(columns.rank) ?? 0,
    peakDay: at(columns.peakDay) as Day | null,
    peakRisk: at(columns.risk) ?? 0,
    usualLow: finite(at(columns.usualLow)),
    usualHigh: finite(at(columns.usualHigh)),
  };
}

const finite = (value: number | null) => (value !== null && Number.isFinite(value) ? value : 0);

/** The UTC day on which the analyst last looked; before every day where nobody ever has. */
async function lookedDay(database: Database): Promise<Day> {
  const row = await database.row<{ value: string }>("SELECT value FROM meta WHERE key = 'looked_us'");
  return row ? day(Math.floor(Number(row.value) / US_PER_DAY)) : WHOLE.from;
}

async function sparkOf(
  database: Database,
  rowOf: ReadonlyMap<number, number>,
  to: Day,
): Promise<Float64Array> {
  const spark = new Float64Array(rowOf.size * SPARK_WEEKS).fill(Number.NaN);
  const { rows, columns } = await readColumns(database, weeklyPeaks(to), {
    person: 'i32',
    week: 'i32',
    risk: 'f64',
  });
  for (let i = 0; i < rows; i++) {
    const row = rowOf.get(columns.person[i] ?? -1);
    if (row !== undefined) spark[row * SPARK_WEEKS + (columns.week[i] ?? 0)] = columns.risk[i] ?? Number.NaN;
  }
  return spark;
}

async function reasonsOf(
  database: Database,
  rowOf: ReadonlyMap<number, number>,
  { from, to }: { from: Day; to: Day },
): Promise<Reason[][]> {
  const reasons: Reason[][] = Array.from(rowOf, () => []);
  const found = await database.rows<Reason & { person: number } & Record<string, unknown>>(
    peakReasons(from, to),
  );
  for (const { person, feature, seen, usualLow, usualHigh, points } of found)
    reasons[rowOf.get(person) ?? -1]?.push({ feature, seen, usualLow, usualHigh, points });
  return reasons;
}
