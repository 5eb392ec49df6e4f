import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mapping } from '../../../models/domain/mapping.ts';
import { MAPPED_FORMAT } from '../../../models/sources/mapping/format.ts';
import { Database } from '../database/database.ts';
import { OPEN_SETTINGS } from '../database/lock-down.ts';
import type { ContentPath } from '../ingest/file-bytes.ts';
import { runImporter } from '../ingest/importer-process.ts';
import { readRecords, readText } from '../ingest/recognise.ts';

/** How many of a file's first records a preview is about. */
export const SAMPLE_RECORDS = 50;
const SAMPLE_BYTES = 1 << 20;

export interface MappedSample {
  readonly content: ContentPath;
  /** The file's base name. */
  readonly name: string;
  readonly mapping: Mapping;
  readonly zone: string;
  readonly startUs: number;
}

/**
 * Stages the first records of a file by the very steps of an import, in a folder of its own that is gone afterwards, and
 * reads what came of them. Throws what an import throws.
 */
export async function stagedSample<T>(
  sample: MappedSample,
  signal: AbortSignal,
  read: (database: Database) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'tracewell-preview-'));
  try {
    const { mapping, name, zone, startUs } = sample;
    const content =
      mapping.encoding === 'parquet' ? sample.content : { path: await firstRecords(sample, folder) };
    const job = {
      path: content.path,
      ...(content.member === undefined ? {} : { member: content.member }),
      name,
      format: MAPPED_FORMAT,
      mapping,
      zone,
      startUs,
      rows: SAMPLE_RECORDS,
      known: '1970-01-01',
      knownBy: 'given' as const,
      inbox: folder,
      stem: 'preview',
      threads: 1,
      memory: '200MB',
    };
    const { staging } = await runImporter(job, signal, () => undefined);
    const database = await Database.open(staging, { ...OPEN_SETTINGS, access_mode: 'READ_ONLY' });
    try {
      return await read(database);
    } finally {
      database.closeInstance();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function firstRecords({ content, name, mapping }: MappedSample, folder: string): Promise<string> {
  const path = join(folder, 'sample');
  const text = await readText(content, SAMPLE_BYTES);
  // As they lie there, so that broken ones are seen; a document's records one a line.
  if (mapping.encoding === 'json' && !isRecord(text)) {
    const { records } = await readRecords(content, name);
    writeFileSync(
      path,
      records
        .slice(0, SAMPLE_RECORDS)
        .map((record) => `${JSON.stringify(record)}\n`)
        .join(''),
      { mode: 0o600 },
    );
  } else writeFileSync(path, firstLines(text), { mode: 0o600 });
  return path;
}

/** Whether the first line is a whole record. */
function isRecord(text: string): boolean {
  try {
    const [first = ''] = text
      .replace(/^\uFEFF/, '')
      .trimStart()
      .split('\n', 1);
    const value: unknown = JSON.parse(first);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** A record may be several lines long: some more than are shown. */
function firstLines(text: string): string {
  return `${text
    .split('\n')
    .slice(0, SAMPLE_RECORDS + 1)
    .join('\n')
    .replace(/\n$/, '')}\n`;
}
