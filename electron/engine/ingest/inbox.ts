import { copyFileSync, constants, linkSync } from 'node:fs';
import { join } from 'node:path';
import { CsvScanner } from './csv-scanner.ts';
import type { RecordShape } from './csv-record.ts';
import { isPacked, type ContentPath, type ReceivedBytes } from './file-bytes.ts';
import { FileWriter } from './file-writer.ts';
import { jsonBytes, type Decoded } from './json-bytes.ts';
import type { BadRecord, ScanCounts, ScanSink } from './scan.ts';

/** A file of the inbox that DuckDB can read without a single reject, and what was found on the way. */
export interface CleanFile<Counts extends ScanCounts = ScanCounts> {
  readonly path: string;
  readonly received: ReceivedBytes;
  readonly scan: Counts;
  readonly bad: readonly BadRecord[];
  readonly decoded: Decoded;
}

export interface PassOptions {
  readonly content: ContentPath;
  /** Where the clean file goes; a bound path is a glob, so the name is ours. */
  readonly clean: string;
  readonly block: NonNullable<ScanSink['block']>;
  readonly progress: (bytesDone: number) => void;
}

/** CSV needs to know what tells records apart. */
export interface CsvPassOptions extends PassOptions {
  readonly shape: RecordShape;
}

/**
 * The one pass: hash, count, find bad records, cut blocks. A plain file without bad records is then linked into the
 * inbox; else its good records are written there.
 */
export async function cleanFile(options: CsvPassOptions): Promise<CleanFile> {
  const bad: BadRecord[] = [];
  const received: ReceivedBytes = { bytes: 0, sha256: '' };
  const found = (record: BadRecord) => bad.push(record);
  const compressed = isPacked(options.content);
  const writer = compressed ? new FileWriter(options.clean) : null;
  const sink = { block: options.block, bad: found, ...(writer ? { keep: writer.write } : {}) };
  const decoded: Decoded = { encoding: 'utf-8' };
  const scan = await scanFile(options.content, options.shape, received, sink, options.progress, decoded);
  writer?.close();
  const mixed = scan.returnLines > 0 && scan.returnLines < scan.lines - 1;
  if (mixed) await rewrite(options, true);
  else if (!compressed && (bad.length > 0 || scan.blankLines > 0)) await rewrite(options, false);
  else if (!compressed) placeLink(options.content.path, options.clean);
  return { path: options.clean, received, scan, bad, decoded };
}

export async function scanFile(
  content: ContentPath,
  shape: RecordShape,
  received: ReceivedBytes,
  sink: ScanSink,
  progress: (bytesDone: number) => void = () => undefined,
  decoded?: Decoded,
): Promise<ScanCounts> {
  const scanner = new CsvScanner(shape, sink, !shape.headerless);
  for await (const chunk of jsonBytes(content, received, decoded)) {
    scanner.push(chunk);
    progress(received.bytes);
  }
  return scanner.finish();
}

async function rewrite(options: CsvPassOptions, oneLineEnd: boolean): Promise<void> {
  const writer = new FileWriter(options.clean);
  const unmix = (bytes: Buffer) =>
    writer.write(Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'));
  await scanFile(
    options.content,
    options.shape,
    { bytes: 0, sha256: '' },
    { keep: oneLineEnd ? unmix : writer.write },
  );
  writer.close();
}

export function placeLink(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
  }
}

/** An importer whose engine was killed may still write: names tell the engines apart. */
export const inboxStem = (kind: 's' | 'r', number: number) => `${kind}${number}-${process.pid}`;

export const inboxPath = (
  inbox: string,
  stem: string,
  kind: 'duckdb' | 'csv' | 'json' | 'parquet' | 'rows' | 'tmp' | 'text',
) => join(inbox, `${stem}.${kind}`);
