import type { Database } from '../database/database.ts';

/** What a stage works with. */
export interface StageContext {
  readonly database: Database;
  /** The case's zone. */
  readonly zone: string;
  readonly signal: AbortSignal;
  readonly nowUs: () => number;
  /** Says in words what is being done, and how far it is. */
  readonly report: (title: string, done: number, total: number) => void;
  /** Between slices: reports, lets other requests in, and throws CANCELLED where the analysis was. */
  readonly progress: (title: string, done: number, total: number) => Promise<void>;
}

/**
 * One step of the analysis. It reads the imports and the tables of the stages it needs, writes its own, and runs inside
 * one transaction, its tables emptied before: what stops it leaves the case as it was.
 */
export interface Stage {
  readonly id: string;
  readonly needs: readonly string[];
  /** Counts up with every change of what it computes. */
  readonly version: number;
  /** What it is computed by. */
  readonly partition: 'person' | 'case';
  /** How far a change of its inputs reaches. */
  readonly reach: 'everything';
  /** Emptied before it runs. */
  readonly tables: readonly string[];
  readonly run: (context: StageContext) => Promise<void>;
}
