import type { JsonFormat, JsonSample } from '../../../models/sources/parts/format.ts';
import { jsonStagingSelect } from '../../../models/sources/parts/staging.ts';
import type { Database } from '../database/database.ts';
import { inboxPath } from './inbox.ts';
import type { ImportJob } from './job.ts';
import { cleanJson, scanJson, type CleanJson } from './json-inbox.ts';
import { localTimeWarnings } from './local-time.ts';
import { requireRecords } from './recognise.ts';
import type { Filled } from './stage.ts';
import {
  countRows,
  csvError,
  nothingReceived,
  storeBad,
  storeRefused,
  textBlocks,
  type Report,
} from './staging-tables.ts';

/** The reader's line buffer for records of usual length. */
const LINE_BYTES = 2 << 20;

/** Throws FORMAT_UNKNOWN where the content holds no records, IMPORT_UNBALANCED. */
export async function stageJson(
  database: Database,
  job: ImportJob,
  format: JsonFormat,
  report: Report,
): Promise<Filled> {
  const sample = await requireRecords(job, job.name, format.title);
  const { close, ...sink } = await textBlocks(database, report);
  const clean = await cleanJson({ content: job, clean: inboxPath(job.inbox, job.stem, 'json'), ...sink });
  close();
  const { received, scan } = clean;
  report({ type: 'progress', phase: 'storing', bytesDone: received.bytes, records: scan.records });
  await storeBad(database, clean.bad);
  await storeRecords(database, job, format, sample, clean.path, clean.scan.longest);
  const { rows, discrepancies } = await countRows(database, job, scan);
  await storeRefused(database, job, (sink) => scanJson(job, nothingReceived(), sink), explained);
  const warnings = [
    ...(format.warnings?.(sample) ?? []),
    ...fileWarnings(clean),
    ...(format.needsZone ? await localTimeWarnings(database, job.zone) : []),
  ];
  return { clean, rows, warnings, discrepancies };
}

/** Every record is one line of one column: no character of it parts columns or is a quote. */
export async function storeRecords(
  database: Database,
  job: ImportJob,
  format: JsonFormat,
  sample: JsonSample,
  path: string,
  longestRecord: number,
): Promise<void> {
  const longest = Math.max(LINE_BYTES, longestRecord * 2);
  const from = `read_csv(?, auto_detect = false, header = false, delim = chr(1), quote = '', escape = '', new_line = '\\n',
    columns = {'j': 'VARCHAR'}, max_line_size = ${longest}, null_padding = false)`;
  const select = jsonStagingSelect(format, sample, from, job.startUs);
  await database.run({ text: `CREATE TABLE staged AS ${select}`, values: [path] }).catch((error: unknown) => {
    throw csvError(job.path, error);
  });
}

const LONE_SURROGATE = /\\u[dD][89a-fA-F]/;

/** Why DuckDB could not read a record at all. */
function explained(bytes: Buffer, reason: string): string {
  try {
    const record: unknown = JSON.parse(bytes.toString('utf8'));
    return LONE_SURROGATE.test(JSON.stringify(record)) ? 'half of a character (\\u escape)' : reason;
  } catch {
    return 'not JSON';
  }
}

function fileWarnings({ scan, bad, decoded }: CleanJson): string[] {
  const warnings: string[] = [];
  if (decoded.encoding !== 'utf-8') warnings.push('text is UTF-16: it is read and kept as UTF-8');
  if (scan.unclosed || bad.some(({ reason }) => reason.startsWith('cut off')))
    warnings.push('the end is missing: the file may have been cut off');
  if (scan.wrapperKeys.length > 0)
    warnings.push(`the object around the records also holds: ${scan.wrapperKeys.join(', ')}`);
  if (scan.blankLines > 0)
    warnings.push(scan.blankLines === 1 ? '1 blank line' : `${scan.blankLines} blank lines`);
  return warnings;
}
