import { quoted } from '../../../models/domain/sql.ts';
import { AppError } from '../../contract/errors.ts';
import type { EventFormat, ListedFile, RowFormat } from '../../../models/sources/parts/format.ts';
import { delimiterOf, namedSample } from '../../../models/sources/parts/sample.ts';
import { columnsOf, stagingSelect } from '../../../models/sources/parts/staging.ts';
import type { Database } from '../database/database.ts';
import { MAX_RECORD_BYTES, type RecordShape } from './csv-record.ts';
import { cleanFile, inboxPath, scanFile, type CleanFile } from './inbox.ts';
import type { ImportJob } from './job.ts';
import { localTimeWarnings } from './local-time.ts';
import { readSample, readText } from './recognise.ts';
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

type CsvFormat = EventFormat | RowFormat;

/** Throws FORMAT_UNKNOWN where the file has not the columns of the format. */
export async function stageCsv(
  database: Database,
  job: ImportJob,
  format: CsvFormat,
  report: Report,
): Promise<Filled> {
  const delimiter = delimiterOf(format, (await readText(job)).split('\n', 1)[0] ?? '');
  const sample = namedSample(format, await readSample(job, job.name, delimiter));
  const { header } = sample;
  const { zone, known, knownBy, startUs } = job;
  const file = { sample, zone, known, knownBy, ...(startUs === undefined ? {} : { startUs }) };
  checkColumns(job, format, header);
  const shape: RecordShape = {
    columns: header.length,
    headerless: format.fieldNames !== undefined,
    delimiter: delimiter.charCodeAt(0),
    startsRecord: (line) => format.startsRecord(line, header, delimiter),
  };
  const { close, ...sink } = await textBlocks(database, report);
  const clean = await cleanFile({
    content: job,
    shape,
    clean: inboxPath(job.inbox, job.stem, 'csv'),
    ...sink,
  });
  close();
  const { received, scan } = clean;
  report({ type: 'progress', phase: 'storing', bytesDone: received.bytes, records: scan.records });
  await storeBad(database, clean.bad);
  await storeRows(database, clean, { ...format, delimiter }, file, job);
  const { rows, discrepancies } = await countRows(database, job, scan);
  await storeRefused(database, job, (record) => scanFile(job, shape, nothingReceived(), record));
  const warnings = [
    ...fileWarnings(clean, format, header),
    ...(format.kind === 'events'
      ? await localTimeWarnings(database, job.zone)
      : (format.warnings?.(file) ?? [])),
  ];
  return { clean, rows, warnings, discrepancies };
}

function checkColumns(job: ImportJob, format: CsvFormat, header: readonly string[]): void {
  if (header.some((column) => column.includes('\0') || column.includes('\r')))
    throw new AppError(
      'FORMAT_UNKNOWN',
      `"${job.path}" cannot be read as ${format.title}: its first line holds a NUL byte or a carriage return.`,
      { path: job.path },
    );
  const missing = [...format.required, ...(format.needed ?? [])].filter((column) => !header.includes(column));
  if (missing.length === 0) return;
  throw new AppError(
    'FORMAT_UNKNOWN',
    `"${job.path}" cannot be read as ${format.title}: it has no column ${missing.join(', ')}.`,
    { path: job.path, missing },
  );
}

/** DuckDB reads the clean file. */
async function storeRows(
  database: Database,
  clean: CleanFile,
  format: CsvFormat & { readonly delimiter: string },
  file: ListedFile,
  { path, unbalanced: goOn = false }: ImportJob,
): Promise<void> {
  const columns = columnsOf(file.sample.header).names.map((name) => `'${name}': 'VARCHAR'`);
  const from = `read_csv(?, auto_detect = false, header = ${String(format.fieldNames === undefined)}, delim = ${quoted(format.delimiter)}, quote = '"', escape = '"',
    columns = {${columns.join(', ')}}, max_line_size = ${MAX_RECORD_BYTES * 2}, null_padding = false, ignore_errors = ${String(goOn)})`;
  const select = stagingSelect(format, file, from);
  await database
    .run({ text: `CREATE TABLE staged AS ${select}`, values: [clean.path] })
    .catch((error: unknown) => {
      throw csvError(path, error);
    });
}

function fileWarnings(clean: CleanFile, format: CsvFormat, header: readonly string[]): string[] {
  const warnings: string[] = [];
  if (clean.decoded.encoding !== 'utf-8') warnings.push('text is UTF-16: it is read and kept as UTF-8');
  const uses = format.uses?.(header) ?? [];
  const known = new Set([...format.required, ...format.optional, ...uses, format.rowId]);
  const extra = header.filter((column) => !known.has(column));
  if (extra.length > 0) warnings.push(`columns that are not used: ${extra.join(', ')}`);
  if (!clean.scan.endsWithNewline && clean.scan.records > 0)
    warnings.push('the last line has no line end: the file may have been cut off');
  if (clean.scan.blankLines > 0) warnings.push(`${clean.scan.blankLines} blank lines`);
  return warnings;
}
