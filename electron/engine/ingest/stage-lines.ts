import { statSync } from 'node:fs';
import type { JsonFormat, LineLayout } from '../../../models/sources/parts/format.ts';
import { AppError } from '../../contract/errors.ts';
import type { Database } from '../database/database.ts';
import { inboxPath } from './inbox.ts';
import type { ImportJob } from './job.ts';
import { cleanLines, scanLines, type CleanLines } from './line-inbox.ts';
import { localTimeWarnings } from './local-time.ts';
import type { Filled } from './stage.ts';
import { storeRecords } from './stage-json.ts';
import {
  countRows,
  nothingReceived,
  storeBad,
  storeRefused,
  textBlocks,
  type Report,
} from './staging-tables.ts';

/** Throws FORMAT_UNKNOWN where not one line is a record of the format, IMPORT_UNBALANCED. */
export async function stageLines(
  database: Database,
  job: ImportJob,
  format: JsonFormat,
  layout: LineLayout,
  report: Report,
): Promise<Filled> {
  const reader = layout.reader();
  const { close, ...sink } = await textBlocks(database, report);
  const clean = await cleanLines({
    content: job,
    clean: inboxPath(job.inbox, job.stem, 'json'),
    reader,
    ...sink,
  });
  close();
  const { received, scan } = clean;
  if (scan.records > 0 && scan.badRecords - scan.otherRecords === scan.records)
    throw nothingOfIt(job, format);
  report({ type: 'progress', phase: 'storing', bytesDone: received.bytes, records: scan.records });
  await storeBad(database, clean.bad, clean.others);
  const whole = reader.end({
    ...(job.startUs === undefined ? {} : { startUs: job.startUs }),
    writtenUs: Math.round(statSync(job.path).mtimeMs) * 1000,
  });
  const sample = { name: job.name, records: [], whole };
  await storeRecords(database, job, format, sample, clean.path, scan.longest);
  const { rows, discrepancies } = await countRows(database, job, scan);
  await storeRefused(database, job, (sink) =>
    scanLines({ content: job, reader: layout.reader(), received: nothingReceived(), sink }),
  );
  const warnings = [
    ...whole.warnings,
    ...fileWarnings(clean),
    ...(format.needsZone ? await localTimeWarnings(database, job.zone) : []),
  ];
  const { startUs } = whole;
  return { clean, rows, warnings, discrepancies, ...(startUs === undefined ? {} : { startUs }) };
}

const nothingOfIt = (job: ImportJob, { title }: JsonFormat) =>
  new AppError(
    'FORMAT_UNKNOWN',
    `"${job.path}" cannot be read as ${title}: not one of its lines is a record of it.`,
    {
      path: job.path,
    },
  );

function fileWarnings({ scan, decoded }: CleanLines): string[] {
  const warnings: string[] = [];
  if (decoded.encoding !== 'utf-8') warnings.push('text is UTF-16: it is read and kept as UTF-8');
  if (!scan.endsWithNewline && scan.records > 0)
    warnings.push('the last line has no line end: the file may have been cut off');
  if (scan.blankLines > 0)
    warnings.push(scan.blankLines === 1 ? '1 blank line' : `${scan.blankLines} blank lines`);
  return warnings;
}
