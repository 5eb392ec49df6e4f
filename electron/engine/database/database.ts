import { DuckDBInstance, type DuckDBConnection, type DuckDBResultReader } from '@duckdb/node-api';
import type { Sql, SqlValue } from '../../../models/domain/sql.ts';

/** Plain JS values of one row: BIGINT as number where safe, else bigint. */
export type Row = Readonly<Record<string, unknown>>;

/** One connection to the case or to a scratch database. Queries run one after another. */
export class Database {
  readonly connection: DuckDBConnection;
  private readonly instance: DuckDBInstance;
  private last: Promise<unknown> = Promise.resolve();

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.instance = instance;
    this.connection = connection;
  }

  /** Opens a file, or `:memory:`. Throws DuckDB's own error, which names the holder of a locked file. */
  static async open(path: string, settings: Readonly<Record<string, string>> = {}): Promise<Database> {
    const instance = await DuckDBInstance.create(path, { ...settings });
    return new Database(instance, await instance.connect());
  }

  /** A further connection to the same instance: reads go on while this one imports. */
  async sibling(): Promise<Database> {
    return new Database(this.instance, await this.instance.connect());
  }

  async run(query: Sql | string): Promise<void> {
    const { text, values } = normalise(query);
    await this.queued(() => this.connection.run(text, [...values]));
  }

  /** For small results. Bulk results go through `columns`. */
  async rows<T extends Row = Row>(query: Sql | string): Promise<T[]> {
    const reader = await this.read(query);
    return reader.getRowObjectsJS().map((row) => mapNumbers(row) as T);
  }

  async row<T extends Row = Row>(query: Sql | string): Promise<T | undefined> {
    return (await this.rows<T>(query))[0];
  }

  async read(query: Sql | string): Promise<DuckDBResultReader> {
    const { text, values } = normalise(query);
    return this.queued(() => this.connection.runAndReadAll(text, [...values]));
  }

  /** A connection holds one statement at a time: a second one would end the first. */
  private queued<T>(work: () => Promise<T>): Promise<T> {
    const next = this.last.then(work, work);
    this.last = next.catch(() => undefined);
    return next;
  }

  /** All or nothing; rolls back on any throw. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.run('BEGIN TRANSACTION');
    try {
      const result = await work();
      await this.run('COMMIT');
      return result;
    } catch (error) {
      await this.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  /** Stops the running query, which then fails with "INTERRUPT". Answers within milliseconds. */
  interrupt(): void {
    this.connection.interrupt();
  }

  close(): void {
    this.connection.closeSync();
  }

  /** Closes the instance too: the file is free afterwards. */
  closeInstance(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

function normalise(query: Sql | string): { text: string; values: readonly SqlValue[] } {
  return typeof query === 'string' ? { text: query, values: [] } : query;
}

function mapNumbers(row: Record<string, unknown>): Record<string, unknown> {
  for (const [key, value] of Object.entries(row)) {
    if (typeof value === 'bigint' && value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER)
      row[key] = Number(value);
  }
  return row;
}
