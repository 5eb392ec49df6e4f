import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { JsonFormat } from '../../../models/sources/parts/format.ts';
import { AppError } from '../../contract/errors.ts';
import type { Database } from '../database/database.ts';
import { fileBytes } from './file-bytes.ts';
import { inboxPath } from './inbox.ts';
import type { ImportJob } from './job.ts';
import type { Filled } from './stage.ts';
import { stageJson } from './stage-json.ts';
import { nothingReceived, type Report } from './staging-tables.ts';

/**
 * A Parquet table has no text: each of its rows, as JSON, is what the case keeps of it. Hash and size are the file's. Throws
 * FORMAT_UNKNOWN where it cannot be read.
 */
export async function stageParquet(
  database: Database,
  job: ImportJob,
  format: JsonFormat,
  report: Report,
): Promise<Filled> {
  const table = inboxPath(job.inbox, job.stem, 'parquet');
  const rows = inboxPath(job.inbox, job.stem, 'rows');
  const received = nothingReceived();
  await pipeline(fileBytes(job, received), createWriteStream(table, { mode: 0o600 }));
  const limit = job.rows === undefined ? '' : `LIMIT ${Math.trunc(job.rows)}`;
  await database
    .run(`COPY (SELECT * FROM read_parquet('${quotes(table)}') ${limit}) TO '${quotes(rows)}' (FORMAT json)`)
    .catch((error: unknown) => {
      throw new AppError(
        'FORMAT_UNKNOWN',
        `"${job.path}" cannot be read as a Parquet table: ${String(error)}`,
        { path: job.path },
        error,
      );
    });
  const { member: _, ...outside } = job;
  const filled = await stageJson(database, { ...outside, path: rows }, format, report);
  return { ...filled, clean: { ...filled.clean, received } };
}

const quotes = (path: string) => path.replaceAll("'", "''");
