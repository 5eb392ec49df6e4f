import { closeSync, openSync, writeSync } from 'node:fs';
import { formatOfSource } from '../../../models/sources/index.ts';
import { csvFields, delimiterOf, fieldNames } from '../../../models/sources/parts/sample.ts';
import { sql } from '../../../models/domain/sql.ts';
import { AppError } from '../../contract/errors.ts';
import type { Database } from '../database/database.ts';
import type { EventFormat, RowFormat } from '../../../models/sources/parts/format.ts';
import { CsvScanner } from './csv-scanner.ts';
import { beginsAsJson } from './json-bytes.ts';
import { recordInBlock } from './json-text.ts';
import { lineInBlock } from './line-scanner.ts';

/** A record as its file has it. `text` is without the line end. */
export interface OriginalText {
  readonly path: string;
  readonly header: string | null;
  readonly text: string;
}

const BLOCKS_AT_ONCE = 10_000;

interface Block extends Readonly<Record<string, unknown>> {
  readonly row: number;
  readonly first_record: number;
  readonly records: number;
  readonly bytes: Uint8Array;
}

/** A record as it is shown: without its line end, and the first of a file without the byte order mark. */
const withoutLineEnd = (text: string) => text.replace(/^\uFEFF/, '').replace(/\r?\n$/, '');

/** The text of record `record` (ordinal in its file, from 0). Throws NOT_FOUND. */
export async function originalText(
  database: Database,
  sourceId: number,
  record: number,
): Promise<OriginalText> {
  const [source, ordinal] = [Math.trunc(sourceId), Math.trunc(record)];
  const facts = await database.row<{ path: string; importer: string; mapping: string | null }>(
    sql`SELECT path, importer, mapping FROM source WHERE source_id = ${source}`,
  );
  const format = facts && formatOfSource(facts.importer, facts.mapping);
  const block = await blockWhere(
    database,
    source,
    `first_record <= ${ordinal} AND first_record + records > ${ordinal}`,
  );
  if (facts && block && format?.encoding === 'json') {
    const bytes = Buffer.from(block.bytes);
    const index = ordinal - block.first_record;
    const text =
      format.lines && !(await isJsonText(database, source))
        ? lineInBlock(bytes, index)
        : recordInBlock(bytes, block.records, index);
    if (text !== null) return { path: facts.path, header: null, text };
  } else if (facts && block && format?.encoding === 'csv') {
    const first = await blockWhere(database, source, 'first_record = 0');
    const header = first ? headerOf(first) : '';
    const text = recordIn(block, block.row === first?.row, ordinal, header, format);
    if (text !== null) return { path: facts.path, header: format.fieldNames ? null : header, text };
  }
  throw new AppError('NOT_FOUND', `Source ${sourceId} has no record ${record}.`, {
    source: sourceId,
    record,
  });
}

/** A source that is read as JSON or line by line is what it begins like. */
async function isJsonText(database: Database, source: number): Promise<boolean> {
  const first = await blockWhere(database, source, 'true');
  return first !== undefined && beginsAsJson(Buffer.from(first.bytes));
}

const headerOf = (first: Block) =>
  (Buffer.from(first.bytes).toString('utf8').split(/\r?\n/, 1)[0] ?? '').replace(/^\uFEFF/, '');

/** Cuts the block as the import cut the file. */
function recordIn(
  block: Block,
  hasHeader: boolean,
  record: number,
  header: string,
  format: EventFormat | RowFormat,
): string | null {
  const delimiter = delimiterOf(format, header);
  const columns = fieldNames(format, csvFields(header, delimiter));
  const shape = {
    columns: columns.length,
    delimiter: delimiter.charCodeAt(0),
    startsRecord: (line: string) => format.startsRecord(line, columns, delimiter),
  };
  let text: string | null = null;
  const found = (bytes: Buffer, ordinal: number) => {
    if (ordinal === record - block.first_record) text = withoutLineEnd(bytes.toString('utf8'));
  };
  const scanner = new CsvScanner(shape, { record: found }, hasHeader && format.fieldNames === undefined);
  scanner.push(Buffer.from(block.bytes));
  scanner.finish();
  return text;
}

const blockWhere = (database: Database, sourceId: number, where: string) =>
  database.row<Block>(`SELECT rowid AS row, first_record, records, bytes FROM source_text
    WHERE source_id = ${sourceId} AND ${where} ORDER BY rowid LIMIT 1`);

/** Writes the whole text of a source, byte for byte as it was read (decompressed). */
export async function writeSourceText(database: Database, sourceId: number, path: string): Promise<void> {
  const rows = await database.rows<{ row: number }>(
    sql`SELECT rowid AS row FROM source_text WHERE source_id = ${sourceId} ORDER BY rowid`,
  );
  const descriptor = openSync(path, 'w', 0o600);
  try {
    for (let at = 0; at < rows.length; at += BLOCKS_AT_ONCE) {
      const [from, to] = [rows[at]?.row, rows[Math.min(at + BLOCKS_AT_ONCE, rows.length) - 1]?.row];
      const blocks = await database.rows<Block>(
        `SELECT bytes FROM source_text WHERE source_id = ${sourceId} AND rowid BETWEEN ${from} AND ${to} ORDER BY rowid`,
      );
      for (const { bytes } of blocks)
        for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
    }
  } finally {
    closeSync(descriptor);
  }
}
