import { DuckDBDataChunk, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import type { Database } from './database.ts';

/** DuckDB's own vector size: a chunk holds no more. */
const CHUNK_ROWS = 2048;

/** Appends rows in DuckDB's own chunks, several times faster than INSERT; part of the transaction that is open. */
export async function appendRows(
  database: Database,
  table: string,
  types: readonly DuckDBType[],
  rows: Iterable<readonly DuckDBValue[]>,
): Promise<void> {
  const appender = await database.connection.createAppender(table);
  let columns: DuckDBValue[][] = types.map(() => []);
  const flush = () => {
    const count = columns[0]?.length ?? 0;
    if (count === 0) return;
    const chunk = DuckDBDataChunk.create(types, count);
    columns.forEach((values, k) => chunk.setColumnValues(k, values));
    appender.appendDataChunk(chunk);
    columns = types.map(() => []);
  };
  try {
    for (const row of rows) {
      row.forEach((value, k) => columns[k]?.push(value));
      if (columns[0]?.length === CHUNK_ROWS) flush();
    }
    flush();
  } finally {
    appender.closeSync();
  }
}
