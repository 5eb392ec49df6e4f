import type { KnownDecision } from '../../../models/domain/context.ts';
import type { Mapping } from '../../../models/domain/mapping.ts';
import type { ErrorCode } from '../../contract/errors.ts';
import type { ScanCounts } from './scan.ts';

/** Rises with every change of the staging tables: an engine refuses what it does not know. */
export const STAGING_VERSION = 4;

/** One file for the importer process. All paths absolute; `inbox` is the only folder that it writes to. */
export interface ImportJob {
  /** The bytes to read. */
  readonly path: string;
  /** Of an archive: the one file in it. */
  readonly member?: string;
  /** Base name by which formats judge it, e.g. `2010-01.csv`. */
  readonly name: string;
  readonly format: string;
  /** How a file of no known format is read. */
  readonly mapping?: Mapping;
  readonly zone: string;
  /** `YYYY-MM-DD`, from when a list applies that does not say it itself, and how that was settled. */
  readonly known: string;
  readonly knownBy: KnownDecision;
  /** Of a Parquet table: only so many rows, for a preview. */
  readonly rows?: number;
  /** What second 0 of relative times means, or from when on times without a year are. */
  readonly startUs?: number;
  /** Goes on where the content does not balance or cannot be read to its end. */
  readonly unbalanced?: boolean;
  readonly inbox: string;
  /** Base name of what is made in the inbox: `STEM.duckdb` and passing files. */
  readonly stem: string;
  readonly threads: number;
  readonly memory: string;
}

/** A record of ten megabytes, read into some eighty columns, needs most of it. */
export const IMPORTER_MEMORY = '640MB';

/** What a staged file came to; the rows lie in the staging database. */
export interface StagedFile {
  readonly staging: string;
  readonly version: number;
  /** Of the file as received, or of the member as it came out of its archive. */
  readonly sha256: string;
  readonly bytes: number;
  readonly scan: ScanCounts;
  /** Rows that DuckDB read. */
  readonly rows: number;
  readonly warnings: readonly string[];
  /** Of times without a year: with this as the start it is read the same once more. */
  readonly startUs?: number;
  /** What does not balance, in words, where the job said to go on all the same. */
  readonly discrepancies: readonly string[];
}

export type ImporterMessage =
  | {
      readonly type: 'progress';
      readonly phase: 'reading' | 'storing';
      readonly bytesDone: number;
      readonly records: number;
    }
  | { readonly type: 'done'; readonly staged: StagedFile }
  | {
      readonly type: 'failed';
      readonly code: ErrorCode;
      readonly message: string;
      readonly detail: Readonly<Record<string, unknown>>;
    };
