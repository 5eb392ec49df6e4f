import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../electron/contract/errors.ts';
import { Database } from '../../electron/engine/database/database.ts';
import { OPEN_SETTINGS } from '../../electron/engine/database/lock-down.ts';
import { recogniseFile } from '../../electron/engine/ingest/recognise.ts';
import { stageFile } from '../../electron/engine/ingest/stage.ts';
import type { StagedFile } from '../../electron/engine/ingest/job.ts';
import type { FuzzSample } from './samples.ts';

/** What came of one file: its counts, or that it was refused in words. */
export type Outcome = { readonly refused: string } | { readonly records: number; readonly rejected: number };

/**
 * Recognises and stages a file as an import would, and counts again what the staging holds. Throws where a record is not
 * accounted for, a text is not the file's own, or something lies where it should not.
 */
export async function checkStaged(folder: string, sample: FuzzSample): Promise<Outcome> {
  const inbox = join(folder, 'in');
  mkdirSync(inbox);
  const path = join(folder, sample.name.replaceAll(/[^\w.]/g, '_'));
  writeFileSync(path, sample.bytes);
  await recogniseFile({ path });
  const job = {
    path,
    name: sample.name,
    format: sample.format,
    zone: 'UTC',
    known: '1970-01-01',
    knownBy: 'given' as const,
    startUs: 0,
    inbox,
    stem: 's0',
    threads: 1,
    memory: '200MB',
  };
  try {
    const staged = await stageFile(job, () => undefined);
    const left = readdirSync(inbox).filter((name) => !/^s0\.duckdb(?:\.wal)?$/.test(name));
    same('files left in the inbox', 0, left.length);
    return await countAgain(staged, path);
  } catch (error) {
    if (error instanceof AppError && error.code === 'FORMAT_UNKNOWN') return { refused: error.message };
    throw error;
  } finally {
    rmSync(inbox, { recursive: true, force: true });
    rmSync(path);
  }
}

async function countAgain({ staging, scan }: StagedFile, path: string): Promise<Outcome> {
  const database = await Database.open(staging, { ...OPEN_SETTINGS, access_mode: 'READ_ONLY' });
  try {
    const found = await database.row<{
      rows: number;
      refused: number;
      rejects: number;
      text: number;
      nameless: number;
      others: number;
    }>(`
      SELECT (SELECT count(*) FROM staged)::INTEGER AS rows, (SELECT count(*) FROM staged WHERE reason IS NOT NULL)::INTEGER AS refused,
        (SELECT count(*) FROM staged_reject)::INTEGER AS rejects, (SELECT count(*) FROM staged_other)::INTEGER AS others, (SELECT coalesce(sum(records), 0) FROM staged_text)::INTEGER AS text,
        (SELECT count(*) FROM staged_reject WHERE coalesce(reason, '') = '' OR line < 1)::INTEGER AS nameless`);
    const { rows = -1, refused = -1, rejects = -1, text = -1, nameless = -1, others = -1 } = found ?? {};
    same('records', scan.records, rows + scan.badRecords);
    same('rejects', scan.badRecords - (scan.otherRecords ?? 0) + refused, rejects);
    same('records that are no events', scan.otherRecords ?? 0, others);
    same('records of the kept text', scan.records, text);
    same('rejects without reason or line', 0, nameless);
    same(
      'lines',
      scan.lines,
      scan.records - scan.sharedLines + scan.headers + scan.quotedNewlines + scan.blankLines,
    );
    await textIsTheFiles(database, path);
    return { records: scan.records, rejected: rejects };
  } finally {
    database.closeInstance();
  }
}

/** Each kept block is a piece of the file as it was received, or of it in UTF-8. */
async function textIsTheFiles(database: Database, path: string): Promise<void> {
  const bytes = readFileSync(path);
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  const own =
    mark === 0xfffe || mark === 0xfeff
      ? Buffer.from(new TextDecoder(mark === 0xfffe ? 'utf-16le' : 'utf-16be').decode(bytes))
      : bytes;
  for (const block of await database.rows<{ bytes: Uint8Array }>(
    'SELECT bytes FROM staged_text ORDER BY rowid',
  ))
    for (const part of Buffer.from(block.bytes).toString('latin1').split('\n'))
      if (!own.includes(Buffer.from(part, 'latin1')))
        throw new Error(`kept text that the file has not: ${JSON.stringify(part.slice(0, 200))}`);
}

function same(what: string, expected: number, got: number): void {
  if (expected !== got) throw new Error(`${what}: ${expected} expected, ${got} found`);
}
