import type { DecisionKind } from '../../../models/domain/decision.ts';
import type { Database } from '../database/database.ts';

/** What a stage works with. */
export interface StageContext {
  readonly database: Database;
  /** The case's zone. */
  readonly zone: string;
  /** Digest of what it is computed from besides decisions: the imports and the stages that it needs. */
  readonly basis: string;
  /** Of a stage in parts from what each was computed, by its name. */
  readonly done: ReadonlyMap<string, string>;
  readonly signal: AbortSignal;
  readonly nowUs: () => number;
  /** Says in words what is being done, and how far it is. */
  readonly report: (title: string, done: number, total: number) => void;
  /** Between slices: reports, lets other requests in, and throws CANCELLED where the analysis was. */
  readonly progress: (title: string, done: number, total: number) => Promise<void>;
}

/** Writes what a stage computed; its tables are empty by then, unless it is computed in parts. */
export type Write = () => Promise<void>;

/**
 * One step of the analysis. It reads the imports and the tables of the stages it needs, and writes its own in one
 * transaction: what stops it leaves the case as it was.
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
  /** Kinds of decisions of the analyst from which it is also computed. */
  readonly decisions?: readonly DecisionKind[];
  /** Emptied before it runs. */
  readonly tables: readonly string[];
  /**
   * It takes away itself what it replaces, and keeps the inputs of its parts as `ID/PART` beside its own. Where a stage that
   * it needs runs again, its rows are set aside and put back before it writes: those of parts with the same inputs stay.
   */
  readonly inParts?: true;
  /**
   * Computes outside any transaction, in temporary tables or memory, and returns what writes: DuckDB 1.5.5 loses rows of
   * a large table that one transaction inserts in several steps and then reads, and plans without statistics there.
   */
  readonly run: (context: StageContext) => Promise<Write>;
}
