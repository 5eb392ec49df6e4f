import { mkdirSync, rmSync, statSync } from 'node:fs';
import { AppError } from '../../contract/errors.ts';
import { mappedFormat } from '../../../models/sources/mapping/format.ts';
import { sourceFormat } from '../../../models/sources/index.ts';
import type { SourceFormat } from '../../../models/sources/parts/format.ts';
import { Database } from '../database/database.ts';
import { lockDown, OPEN_SETTINGS } from '../database/lock-down.ts';
import { inboxPath, type CleanFile } from './inbox.ts';
import { STAGING_VERSION, type ImportJob, type StagedFile } from './job.ts';
import { stageCsv } from './stage-csv.ts';
import { isJson } from './recognise.ts';
import { stageJson } from './stage-json.ts';
import { stageLines } from './stage-lines.ts';
import { stageParquet } from './stage-parquet.ts';
import type { Report } from './staging-tables.ts';

/** What came of reading a content into the staging tables. */
export interface Filled {
  readonly clean: CleanFile;
  readonly rows: number;
  readonly warnings: readonly string[];
  readonly discrepancies: readonly string[];
  readonly startUs?: number;
}

/**
 * Reads one file into a staging database of its own. Runs in the importer process, whose DuckDB may touch nothing but
 * the inbox. Throws FORMAT_UNKNOWN, IMPORT_UNBALANCED, PATH_MISSING.
 */
export async function stageFile(job: ImportJob, report: Report): Promise<StagedFile> {
  const format = job.mapping ? mappedFormat(job.mapping) : sourceFormat(job.format);
  if (!format)
    throw new AppError('FORMAT_UNKNOWN', `There is no format "${job.format}".`, { format: job.format });
  const before = fileState(job.path);
  const staging = inboxPath(job.inbox, job.stem, 'duckdb');
  const database = await Database.open(staging, OPEN_SETTINGS);
  try {
    await prepare(database, job);
    const { clean, rows, warnings, discrepancies, startUs } = await stageContent(
      database,
      job,
      format,
      report,
    );
    if (fileState(job.path) !== before)
      throw new AppError(
        'PATH_MISSING',
        `"${job.path}" changed while it was read. Copy it first, then import the copy.`,
        { path: job.path },
      );
    const { received, scan } = clean;
    const { sha256, bytes, fault } = received;
    return {
      staging,
      version: STAGING_VERSION,
      sha256,
      bytes,
      scan,
      rows,
      warnings,
      ...(startUs === undefined ? {} : { startUs }),
      discrepancies: [...(fault === undefined ? [] : [fault]), ...discrepancies],
    };
  } finally {
    database.closeInstance();
    for (const kind of ['csv', 'json', 'parquet', 'rows', 'tmp'] as const)
      rmSync(inboxPath(job.inbox, job.stem, kind), { recursive: true, force: true });
  }
}

async function stageContent(
  database: Database,
  job: ImportJob,
  format: SourceFormat,
  report: Report,
): Promise<Filled> {
  if (format.encoding === 'csv') return stageCsv(database, job, format, report);
  if (format.lines && !(await isJson(job))) return stageLines(database, job, format, format.lines, report);
  return job.mapping?.encoding === 'parquet'
    ? stageParquet(database, job, format, report)
    : stageJson(database, job, format, report);
}

/** The content is read once to be counted and once to be stored: in between it must stay the same. */
function fileState(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${stat.dev}:${stat.ino}:${stat.size}:${stat.mtimeMs}` : null;
}

async function prepare(database: Database, job: ImportJob): Promise<void> {
  const spill = inboxPath(job.inbox, job.stem, 'tmp');
  mkdirSync(spill, { recursive: true, mode: 0o700 });
  await lockDown(database, { threads: job.threads, memory: job.memory, folder: job.inbox, spill });
  await database.run(`
    CREATE TABLE staged_text (first_record BIGINT, records INTEGER, bytes BLOB USING COMPRESSION uncompressed);
    CREATE TABLE staged_other (record BIGINT, reason VARCHAR);
    CREATE TABLE staged_reject (line BIGINT, record BIGINT, reason VARCHAR, original VARCHAR);
    CREATE TABLE staged_shift (row_from BIGINT, shift BIGINT)`);
}
