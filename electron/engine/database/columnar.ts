import type { Columnar, NumericColumn } from '../../../models/domain/columns.ts';
import { raw, sql, type Sql } from '../../../models/domain/sql.ts';
import type { Database } from './database.ts';

interface Arrays {
  i32: Int32Array;
  f64: Float64Array;
  u64: BigUint64Array;
  u8: Uint8Array;
  /** Text, sent once in the dictionary of the column's name; rows carry indexes. */
  word: Int32Array;
}
export type ColumnKind = keyof Arrays;
export type Shape = Readonly<Record<string, ColumnKind>>;
export type ColumnsOf<S extends Shape> = { [K in keyof S]: Arrays[S[K]] };

const ARRAY = {
  i32: Int32Array,
  f64: Float64Array,
  u64: BigUint64Array,
  u8: Uint8Array,
  word: Int32Array,
} as const;

/** What a NULL becomes: −1, NaN, 0 or the empty word. */
const CAST: Readonly<Record<ColumnKind, (name: string) => string>> = {
  i32: (name) => `coalesce("${name}"::INTEGER, -1)`,
  f64: (name) => `coalesce("${name}"::DOUBLE, 'nan'::DOUBLE)`,
  u64: (name) => `coalesce("${name}"::UBIGINT, 0::UBIGINT)`,
  u8: (name) => `coalesce("${name}"::UTINYINT, 0::UTINYINT)`,
  word: (name) => `coalesce("${name}"::VARCHAR, '')`,
};

/**
 * Runs `query` and copies the columns named in `shape` chunk by chunk into typed arrays; row order is the query's.
 * Throws DuckDB's error for a column that the query has not.
 */
export async function readColumns<S extends Shape>(
  database: Database,
  query: Sql,
  shape: S,
): Promise<Columnar<ColumnsOf<S>>> {
  const names = Object.keys(shape);
  const kinds = Object.values(shape);
  const list = names.map((name, k) => `${CAST[kinds[k] ?? 'f64'](name)} AS "${name}"`).join(', ');
  const { text, values } = sql`SELECT ${raw(list)} FROM (${query})`;
  const result = await database.connection.run(text, [...values]);
  const chunks = await result.fetchAllChunks();
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const columns = kinds.map((kind) => new ARRAY[kind](rows));
  const words = new Map<number, Map<string, number>>();
  kinds.forEach((kind, k) => kind === 'word' && words.set(k, new Map()));

  let offset = 0;
  for (const chunk of chunks) {
    columns.forEach((column, k) => {
      const vector = chunk.getColumnVector(k);
      const known = words.get(k);
      if (known) fillWords(column, offset, chunk.rowCount, known, (row) => String(vector.getItem(row)));
      else copyItems(column, itemsOf(vector).subarray(0, chunk.rowCount), offset);
    });
    offset += chunk.rowCount;
  }
  const dictionary = Object.fromEntries([...words].map(([k, known]) => [names[k] ?? '', [...known.keys()]]));
  return {
    rows,
    columns: Object.fromEntries(names.map((name, k) => [name, columns[k]])) as ColumnsOf<S>,
    ...(words.size > 0 ? { dictionary } : {}),
  };
}

/** DuckDB's own buffer behind a numeric vector; the client keeps it private, the cast list fixes its type. */
const itemsOf = (vector: object) => (vector as { readonly items: NumericColumn }).items;

function copyItems(target: NumericColumn, source: NumericColumn, offset: number): void {
  if (target instanceof BigUint64Array) target.set(source as BigUint64Array, offset);
  else target.set(source as Float64Array, offset);
}

function fillWords(
  target: NumericColumn,
  offset: number,
  rows: number,
  known: Map<string, number>,
  wordAt: (row: number) => string,
): void {
  for (let row = 0; row < rows; row++) {
    const word = wordAt(row);
    let index = known.get(word);
    if (index === undefined) known.set(word, (index = known.size));
    target[offset + row] = index;
  }
}
