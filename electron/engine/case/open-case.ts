import type { Database } from '../database/database.ts';
import type { AuditHead } from './audit.ts';

/** A case held by this engine. */
export interface OpenCase {
  readonly path: string;
  /** The file's name without `.tracewell`. */
  readonly name: string;
  /** `NAME.tracewell.work`, the only folder that this case's DuckDB may touch (`in/` staging, `out/` exports). */
  readonly workFolder: string;
  /** Writes: imports and stages, one at a time. */
  readonly writer: Database;
  /** Reads for the interface; goes on during a write. */
  readonly reader: Database;
  /** The case's zone, e.g. `America/New_York`. */
  readonly zone: () => Promise<string>;
  /** Appends to the hash-chained log. */
  readonly audit: (action: string, detail: Readonly<Record<string, unknown>>) => Promise<void>;
  /**
   * One transaction of the writer with its entry in the log: both are there afterwards, or neither. `work` says what
   * the entry holds. Only inside `exclusively`.
   */
  readonly audited: <T>(
    action: string,
    work: () => Promise<{ readonly result: T; readonly detail: Readonly<Record<string, unknown>> }>,
  ) => Promise<T>;
  /** Number of entries and the hash of the last. */
  readonly auditHead: () => AuditHead;
  /** Runs `work` as the only writer; BUSY names what is running. */
  readonly exclusively: <T>(what: string, work: () => Promise<T>) => Promise<T>;
  /** Fires when the case begins to close: long work stops. */
  readonly closing: AbortSignal;
  readonly close: () => Promise<void>;
}
