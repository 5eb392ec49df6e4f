import { mkdirSync, rmSync } from 'node:fs';
import { AppError } from '../../contract/errors.ts';
import { sourceFormat } from '../../../models/sources/index.ts';
import type { SourceFormat } from '../../../models/sources/parts/format.ts';
import { columnsOf, stagingSelect } from '../../../models/sources/parts/staging.ts';
import { Database } from '../database/database.ts';
import { lockDown, OPEN_SETTINGS } from '../database/lock-down.ts';
import type { BadRecord } from './csv-scanner.ts';
import { MAX_RECORD_BYTES, type RecordShape } from './csv-record.ts';
import { localTimeWarnings } from './local-time.ts';
import { cleanFile, inboxPath, scanFile, type CleanFile } from './inbox.ts';
import { STAGING_VERSION, type ImportJob, type ImporterMessage, type StagedFile } from './job.ts';
import { readSample } from './recognise.ts';

/** Source text that may wait in memory. */
const FLUSH_BYTES = 64 << 20;

type Report = (message: ImporterMessage) => void;

/**
 * Reads one file into a staging database of its own. Runs in the importer process, whose DuckDB may touch nothing but
 * the inbox. Throws FORMAT_UNKNOWN, IMPORT_UNBALANCED, PATH_MISSING.
 */
export async function stageFile(job: ImportJob, report: Report): Promise<StagedFile> {
  const format = sourceFormat(job.format);
  if (!format)
    throw new AppError('FORMAT_UNKNOWN', `There is no format "${job.format}".`, { format: job.format });
  const { header } = await readSample(job.path, job.name);
  const missing = format.required.filter((column) => !header.includes(column));
  if (missing.length > 0)
    throw new AppError(
      'FORMAT_UNKNOWN',
      `"${job.path}" cannot be read as ${format.title}: it has no column ${missing.join(', ')}.`,
      { path: job.path, missing },
    );
  const staging = inboxPath(job.inbox, job.stem, 'duckdb');
  const database = await Database.open(staging, OPEN_SETTINGS);
  try {
    await prepare(database, job);
    return await fill(database, job, format, header, staging, report);
  } finally {
    database.closeInstance();
    for (const kind of ['csv', 'tmp'] as const)
      rmSync(inboxPath(job.inbox, job.stem, kind), { recursive: true, force: true });
  }
}

async function prepare(database: Database, job: ImportJob): Promise<void> {
  const spill = inboxPath(job.inbox, job.stem, 'tmp');
  mkdirSync(spill, { recursive: true, mode: 0o700 });
  await lockDown(database, { threads: job.threads, memory: job.memory, folder: job.inbox, spill });
  await database.run(`
    CREATE TABLE staged_text (first_record BIGINT, records INTEGER, bytes BLOB USING COMPRESSION uncompressed);
    CREATE TABLE staged_reject (line BIGINT, record BIGINT, reason VARCHAR, original VARCHAR);
    CREATE TABLE staged_shift (row_from BIGINT, shift BIGINT)`);
}

async function fill(
  database: Database,
  job: ImportJob,
  format: SourceFormat,
  header: readonly string[],
  staging: string,
  report: Report,
): Promise<StagedFile> {
  const shape: RecordShape = {
    columns: header.length,
    startsRecord: (line) => format.startsRecord(line, header),
  };
  const clean = await readBlocks(database, job, shape, report);
  const { received, scan } = clean;
  report({ type: 'progress', phase: 'storing', bytesDone: received.bytes, records: scan.records });
  await storeBad(database, clean.bad);
  const rows = await storeRows(database, clean, format, header, job);
  await storeRefused(database, job, shape, clean);
  const warnings = [
    ...fileWarnings(clean, format, header),
    ...(format.kind === 'events' ? await localTimeWarnings(database, job.zone) : []),
  ];
  return {
    staging,
    version: STAGING_VERSION,
    sha256: received.sha256,
    bytes: received.bytes,
    scan,
    rows,
    warnings,
  };
}

async function readBlocks(
  database: Database,
  job: ImportJob,
  shape: RecordShape,
  report: Report,
): Promise<CleanFile> {
  const appender = await database.connection.createAppender('staged_text');
  let records = 0;
  let next = 0;
  let unflushed = 0;
  const clean = await cleanFile({
    path: job.path,
    shape,
    clean: inboxPath(job.inbox, job.stem, 'csv'),
    block: (bytes, first, count) => {
      records = first + count;
      appender.appendBigInt(BigInt(first));
      appender.appendInteger(count);
      appender.appendBlob(bytes);
      appender.endRow();
      unflushed += bytes.length;
      if (unflushed < FLUSH_BYTES) return;
      unflushed = 0;
      appender.flushSync();
    },
    progress: (bytesDone) => {
      if (bytesDone < next) return;
      next = bytesDone + (4 << 20);
      report({ type: 'progress', phase: 'reading', bytesDone, records });
    },
  });
  appender.closeSync();
  return clean;
}

/** Rejects of the scan, and how far each later row of the clean file lies behind its ordinal in the whole file. */
async function storeBad(database: Database, bad: readonly BadRecord[]): Promise<void> {
  const rejects = await database.connection.createAppender('staged_reject');
  const shifts = await database.connection.createAppender('staged_shift');
  bad.forEach((record, i) => {
    appendReject(rejects, record);
    if (bad[i + 1]?.record === record.record + 1) return;
    shifts.appendBigInt(BigInt(record.record - i));
    shifts.appendBigInt(BigInt(i + 1));
    shifts.endRow();
  });
  rejects.closeSync();
  shifts.closeSync();
}

type Appender = Awaited<ReturnType<Database['connection']['createAppender']>>;

function appendReject(appender: Appender, bad: BadRecord): void {
  appender.appendBigInt(BigInt(bad.line));
  appender.appendBigInt(BigInt(bad.record));
  appender.appendVarchar(bad.reason);
  appender.appendVarchar(
    bad.original
      .toString('utf8')
      .replaceAll('\0', '�')
      .replace(/\r?\n$/, ''),
  );
  appender.endRow();
}

/** DuckDB reads the clean file: row k is its k-th good record. Any reject, or another count, stops the import. */
async function storeRows(
  database: Database,
  clean: CleanFile,
  format: SourceFormat,
  header: readonly string[],
  job: ImportJob,
): Promise<number> {
  const columns = columnsOf(header).names.map((name) => `'${name}': 'VARCHAR'`);
  const from = `read_csv(?, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    columns = {${columns.join(', ')}}, max_line_size = ${MAX_RECORD_BYTES * 2}, null_padding = false)`;
  const select = stagingSelect(format, header, job.name, from);
  await database
    .run({ text: `CREATE TABLE staged AS ${select}`, values: [clean.path] })
    .catch((error: unknown) => {
      throw csvError(job.path, error);
    });
  const rows = (await database.row<{ rows: number }>('SELECT count(*) AS rows FROM staged'))?.rows ?? 0;
  const expected = clean.scan.records - clean.scan.badRecords;
  if (rows !== expected)
    throw new AppError(
      'IMPORT_UNBALANCED',
      `"${job.path}" does not balance: ${expected} good records counted, ${rows} read. Nothing was imported; please report this file's shape.`,
      { path: job.path, expected, rows },
    );
  return rows;
}

function csvError(path: string, error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error);
  if (!/CSV Error/.test(message)) return error;
  return new AppError(
    'IMPORT_UNBALANCED',
    `"${path}" was counted one way and read another: ${message.split('\n')[0]}. Nothing was imported.`,
    { path },
    error,
  );
}

/** Records that could be read but not believed (bad time, unknown word): their lines are looked up in the file. */
async function storeRefused(
  database: Database,
  job: ImportJob,
  shape: RecordShape,
  clean: CleanFile,
): Promise<void> {
  const rows = await database.rows<{ record: number; reason: string }>(`
    SELECT s.row + coalesce(t.shift, 0) AS record, s.reason
    FROM (SELECT rowid AS row, reason FROM staged WHERE reason IS NOT NULL) s
    ASOF LEFT JOIN staged_shift t ON s.row >= t.row_from ORDER BY record`);
  if (rows.length === 0) return;
  const appender = await database.connection.createAppender('staged_reject');
  let next = 0;
  await scanFile(
    job.path,
    shape,
    { bytes: 0, sha256: '' },
    {
      record: (bytes, record, line) => {
        const refused = rows[next];
        if (refused?.record !== record) return;
        next++;
        appendReject(appender, { record, line, reason: refused.reason, original: bytes.subarray(0, 1000) });
      },
    },
  );
  appender.closeSync();
  if (next !== rows.length)
    throw new AppError('IMPORT_UNBALANCED', `"${job.path}" changed while it was read. Import a copy of it.`, {
      path: clean.path,
    });
}

function fileWarnings(clean: CleanFile, format: SourceFormat, header: readonly string[]): string[] {
  const warnings: string[] = [];
  const known = new Set([...format.required, ...format.optional, format.rowId]);
  const extra = header.filter((column) => !known.has(column));
  if (extra.length > 0) warnings.push(`columns that are not used: ${extra.join(', ')}`);
  if (!clean.scan.endsWithNewline && clean.scan.records > 0)
    warnings.push('the last line has no line end: the file may have been cut off');
  if (clean.scan.blankLines > 0) warnings.push(`${clean.scan.blankLines} blank lines`);
  return warnings;
}
