import { closeSync, openSync, readSync } from 'node:fs';
import type { Mapping } from '../../../models/domain/mapping.ts';
import { tableOfRecords, tableOfText, type TableSample } from '../../../models/sources/mapping/table.ts';
import { sampleOf } from '../../../models/sources/parts/sample.ts';
import { AppError } from '../../contract/errors.ts';
import type { ContentPath } from '../ingest/file-bytes.ts';
import { isJson, nameOf, readRecords, readText } from '../ingest/recognise.ts';
import { textColumns } from '../ingest/text-columns.ts';
import { stagedSample } from './staged-sample.ts';

/** Rows that say what a column is: a log's first rows are often of one day. */
const LOOKED_AT = 500;

/** The first records of a file as a table of text. Throws PATH_MISSING, FORMAT_UNKNOWN where it has no columns. */
export async function tableOf(content: ContentPath, signal: AbortSignal): Promise<TableSample> {
  const name = nameOf(content.member ?? content.path);
  if (isParquet(content)) return tableOfParquet(content, name, signal);
  if (await isJson(content)) return tableOfRecords(await readRecords(content, name));
  const text = await readText(content);
  const parted = textColumns(text);
  if (!parted)
    throw new AppError(
      'FORMAT_UNKNOWN',
      `"${content.path}" has no columns that a mapping could name: its lines are not parted alike.`,
      {
        path: content.path,
      },
    );
  const lines = text.endsWith('\n') ? text : `${text}\n`;
  return tableOfText(sampleOf(name, lines, parted.delimiter, LOOKED_AT), parted.delimiter);
}

function isParquet({ path, member }: ContentPath): boolean {
  if (member !== undefined) return /\.parquet$/i.test(member);
  const bytes = Buffer.alloc(4);
  const descriptor = openSync(path, 'r');
  readSync(descriptor, bytes, 0, 4, 0);
  closeSync(descriptor);
  return bytes.toString('latin1') === 'PAR1';
}

/** Reads nothing by itself: the rows alone are wanted. */
const ROWS: Mapping = {
  name: 'rows',
  kind: 'event',
  encoding: 'parquet',
  time: { columns: ['_'], pattern: 'iso' },
  fields: {},
};

const tableOfParquet = (content: ContentPath, name: string, signal: AbortSignal): Promise<TableSample> =>
  stagedSample({ content, name, mapping: ROWS, zone: 'UTC', startUs: 0 }, signal, async (database) => {
    const blocks = await database.rows<{ bytes: Uint8Array }>('SELECT bytes FROM staged_text ORDER BY rowid');
    const lines = blocks
      .flatMap(({ bytes }) => Buffer.from(bytes).toString('utf8').split('\n'))
      .filter(Boolean);
    const records = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    return tableOfRecords({ name, records }, 'parquet');
  });
