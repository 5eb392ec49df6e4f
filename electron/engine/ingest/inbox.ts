import { closeSync, copyFileSync, constants, linkSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CsvScanner, type BadRecord, type ScanCounts, type ScanSink } from './csv-scanner.ts';
import type { RecordShape } from './csv-record.ts';
import { fileBytes, isGzip, type ReceivedBytes } from './file-bytes.ts';

/** A file of the inbox that DuckDB can read without a single reject, and what was found on the way. */
export interface CleanFile {
  readonly path: string;
  readonly received: ReceivedBytes;
  readonly scan: ScanCounts;
  readonly bad: readonly BadRecord[];
}

export interface PassOptions {
  readonly path: string;
  readonly shape: RecordShape;
  /** Where the clean file goes; a bound path is a glob, so the name is ours. */
  readonly clean: string;
  readonly block: NonNullable<ScanSink['block']>;
  readonly progress: (bytesDone: number) => void;
}

/**
 * The one pass: hash, count, find bad records, cut blocks. A plain file without bad records is then linked into the
 * inbox; else its good records are written there.
 */
export async function cleanFile(options: PassOptions): Promise<CleanFile> {
  const bad: BadRecord[] = [];
  const received: ReceivedBytes = { bytes: 0, sha256: '' };
  const found = (record: BadRecord) => bad.push(record);
  const compressed = isGzip(options.path);
  const writer = compressed ? new FileWriter(options.clean) : null;
  const sink = { block: options.block, bad: found, ...(writer ? { keep: writer.write } : {}) };
  const scan = await scanFile(options.path, options.shape, received, sink, options.progress);
  writer?.close();
  const mixed = scan.returnLines > 0 && scan.returnLines < scan.lines - 1;
  if (mixed) await rewrite(options, true);
  else if (!compressed && (bad.length > 0 || scan.blankLines > 0)) await rewrite(options, false);
  else if (!compressed) placeLink(options.path, options.clean);
  return { path: options.clean, received, scan, bad };
}

export async function scanFile(
  path: string,
  shape: RecordShape,
  received: ReceivedBytes,
  sink: ScanSink,
  progress: (bytesDone: number) => void = () => undefined,
): Promise<ScanCounts> {
  const scanner = new CsvScanner(shape, sink);
  for await (const chunk of fileBytes(path, received)) {
    scanner.push(chunk);
    progress(received.bytes);
  }
  return scanner.finish();
}

async function rewrite(options: PassOptions, oneLineEnd: boolean): Promise<void> {
  const writer = new FileWriter(options.clean);
  const unmix = (bytes: Buffer) =>
    writer.write(Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'));
  await scanFile(
    options.path,
    options.shape,
    { bytes: 0, sha256: '' },
    { keep: oneLineEnd ? unmix : writer.write },
  );
  writer.close();
}

function placeLink(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
  }
}

class FileWriter {
  private readonly descriptor: number;

  constructor(path: string) {
    this.descriptor = openSync(path, 'w', 0o600);
  }

  readonly write = (bytes: Buffer): void => {
    for (let at = 0; at < bytes.length;) at += writeSync(this.descriptor, bytes, at);
  };

  close(): void {
    closeSync(this.descriptor);
  }
}

export const inboxPath = (inbox: string, stem: string, kind: 'duckdb' | 'csv' | 'tmp' | 'text') =>
  join(inbox, `${stem}.${kind}`);
