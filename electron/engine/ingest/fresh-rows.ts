import type { StagedFile } from './job.ts';
import type { SourceFacts } from './source-row.ts';

/** A staging database as the case's DuckDB sees it. */
export interface Attached {
  readonly alias: string;
  readonly staged: StagedFile;
  readonly facts: SourceFacts;
  /** True where the analyst asked to go on although it does not balance. */
  readonly goOn: boolean;
  readonly discrepancies: readonly string[];
}

/** Good rows that are new, with their ordinal in the file. `duplicates`: whether `duplicate_row` names any. */
export function freshRows({ alias, staged }: Attached, duplicates: boolean): string {
  const shifted = staged.scan.badRecords > 0;
  const record = shifted ? 's.rowid + coalesce(t.shift, 0)' : 's.rowid';
  return `(SELECT s.*, ${record} AS record FROM ${alias}.staged s
    ${shifted ? `ASOF LEFT JOIN ${alias}.staged_shift t ON s.rowid >= t.row_from` : ''}
    WHERE s.reason IS NULL ${duplicates ? 'AND s.rowid NOT IN (SELECT row FROM duplicate_row)' : ''})`;
}
