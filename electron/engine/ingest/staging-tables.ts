import { AppError } from '../../contract/errors.ts';
import type { Database } from '../database/database.ts';
import type { ReceivedBytes } from './file-bytes.ts';
import type { ImportJob, ImporterMessage } from './job.ts';
import type { OtherRecord } from './line-inbox.ts';
import { ORIGINAL_BYTES, type BadRecord, type ScanCounts, type ScanSink } from './scan.ts';

/** Source text that may wait in memory. */
const FLUSH_BYTES = 64 << 20;
const PROGRESS_BYTES = 4 << 20;

export type Report = (message: ImporterMessage) => void;
/** Reads a content once more, or for the first time. */
export type Rescan = (sink: ScanSink) => Promise<ScanCounts>;

type Appender = Awaited<ReturnType<Database['connection']['createAppender']>>;

/** A sink and a progress for the one pass: blocks go to `staged_text`. `close` at its end. */
export async function textBlocks(database: Database, report: Report) {
  const appender = await database.connection.createAppender('staged_text');
  let records = 0;
  let next = 0;
  let unflushed = 0;
  return {
    block: (bytes: Buffer, first: number, count: number) => {
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
    progress: (bytesDone: number) => {
      if (bytesDone < next) return;
      next = bytesDone + PROGRESS_BYTES;
      report({ type: 'progress', phase: 'reading', bytesDone, records });
    },
    close: () => appender.closeSync(),
  };
}

/** Rejects of the scan, what is no event, and how far each later row of the clean file lies behind its ordinal in the whole file. */
export async function storeBad(
  database: Database,
  bad: readonly BadRecord[],
  others: readonly OtherRecord[] = [],
): Promise<void> {
  const rejects = await database.connection.createAppender('staged_reject');
  for (const record of bad) appendReject(rejects, record);
  rejects.closeSync();
  const other = await database.connection.createAppender('staged_other');
  for (const { record, reason } of others) {
    other.appendBigInt(BigInt(record));
    other.appendVarchar(reason);
    other.endRow();
  }
  other.closeSync();
  const left = [...bad, ...others].map(({ record }) => record).sort((a, b) => a - b);
  const shifts = await database.connection.createAppender('staged_shift');
  left.forEach((record, i) => {
    if (left[i + 1] === record + 1) return;
    shifts.appendBigInt(BigInt(record - i));
    shifts.appendBigInt(BigInt(i + 1));
    shifts.endRow();
  });
  shifts.closeSync();
}

function appendReject(appender: Appender, bad: BadRecord): void {
  appender.appendBigInt(BigInt(bad.line));
  appender.appendBigInt(BigInt(bad.record));
  appender.appendVarchar(bad.reason);
  appender.appendVarchar(
    bad.original
      .toString('utf8')
      .replaceAll('\0', '\uFFFD')
      .replace(/\r?\n$/, ''),
  );
  appender.endRow();
}

/**
 * Records that could be read but not believed (bad time, unknown word): their text is looked up in the content. `explain`
 * may say more of one than its reason.
 */
export async function storeRefused(
  database: Database,
  job: ImportJob,
  rescan: Rescan,
  explain: (bytes: Buffer, reason: string) => string = (_, reason) => reason,
): Promise<void> {
  const rows = await database.rows<{ record: number; reason: string }>(`
    SELECT s.row + coalesce(t.shift, 0) AS record, s.reason
    FROM (SELECT rowid AS row, reason FROM staged WHERE reason IS NOT NULL) s
    ASOF LEFT JOIN staged_shift t ON s.row >= t.row_from ORDER BY record`);
  if (rows.length === 0) return;
  const appender = await database.connection.createAppender('staged_reject');
  let next = 0;
  await rescan({
    record: (bytes, record, line) => {
      const refused = rows[next];
      if (refused?.record !== record) return;
      next++;
      const reason = explain(bytes, refused.reason);
      appendReject(appender, { record, line, reason, original: bytes.subarray(0, ORIGINAL_BYTES) });
    },
  });
  appender.closeSync();
  if (next !== rows.length && !job.unbalanced)
    throw new AppError('IMPORT_UNBALANCED', `"${job.path}" changed while it was read. Import a copy of it.`, {
      path: job.path,
    });
}

/**
 * Row k of `staged` is the k-th good record. Any reject, or another count, stops the import, or is told where the job says
 * to go on.
 */
export async function countRows(
  database: Database,
  job: ImportJob,
  scan: ScanCounts,
): Promise<{ rows: number; discrepancies: readonly string[] }> {
  const rows = (await database.row<{ rows: number }>('SELECT count(*) AS rows FROM staged'))?.rows ?? 0;
  const expected = scan.records - scan.badRecords;
  if (rows === expected) return { rows, discrepancies: [] };
  const what = `${expected} good records counted, ${rows} read`;
  if (job.unbalanced)
    return {
      rows,
      discrepancies: [
        `${what}; from the first that is missing on, an event may show the text of a neighbour`,
      ],
    };
  throw new AppError(
    'IMPORT_UNBALANCED',
    `"${job.path}" does not balance: ${what}. Nothing was imported; --accept-unbalanced imports it and says so for ever.`,
    { path: job.path, expected, rows },
  );
}

export function csvError(path: string, error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error);
  const pattern = /Failed to parse format specifier (.*?): /.exec(message)?.[1];
  if (pattern !== undefined)
    return new AppError(
      'BAD_REQUEST',
      `The time pattern "${pattern}" cannot be read. Use %Y, %m, %d, %H, %M, %S and the like.`,
      {
        path,
        pattern,
      },
    );
  if (!/CSV Error/.test(message)) return error;
  return new AppError(
    'IMPORT_UNBALANCED',
    `"${path}" was counted one way and read another: ${message.split('\n')[0]}. Nothing was imported; --accept-unbalanced imports what can be read and says so for ever.`,
    { path },
    error,
  );
}

export const nothingReceived = (): ReceivedBytes => ({ bytes: 0, sha256: '' });
