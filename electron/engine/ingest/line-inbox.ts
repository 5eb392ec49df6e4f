import type { LineReader } from '../../../models/sources/parts/format.ts';
import type { OtherReason } from '../../../models/domain/source.ts';
import type { ContentPath, ReceivedBytes } from './file-bytes.ts';
import { FileWriter } from './file-writer.ts';
import type { CleanFile, PassOptions } from './inbox.ts';
import { jsonBytes, type Decoded } from './json-bytes.ts';
import { LineScanner, type LineCounts, type LineSink } from './line-scanner.ts';
import type { BadRecord } from './scan.ts';

export interface CleanLines extends CleanFile<LineCounts> {
  /** Records that are no events, in order. */
  readonly others: readonly OtherRecord[];
}

export interface OtherRecord {
  readonly record: number;
  readonly reason: OtherReason;
}

/** The one pass over a text: hash, count, cut blocks, and its records as JSON, one a line, into the inbox. */
export async function cleanLines(
  options: PassOptions & { readonly reader: LineReader },
): Promise<CleanLines> {
  const bad: BadRecord[] = [];
  const others: OtherRecord[] = [];
  const received: ReceivedBytes = { bytes: 0, sha256: '' };
  const decoded: Decoded = { encoding: 'utf-8' };
  const writer = new FileWriter(options.clean);
  const sink: LineSink = {
    block: options.block,
    keep: writer.write,
    bad: (record) => bad.push(record),
    other: (record, reason) => others.push({ record, reason }),
  };
  const { content, reader, progress } = options;
  const scan = await scanLines({ content, reader, received, sink, progress, decoded });
  writer.close();
  return { path: options.clean, received, scan, bad, others, decoded };
}

interface LinePass {
  readonly content: ContentPath;
  readonly reader: LineReader;
  readonly received: ReceivedBytes;
  readonly sink: LineSink;
  readonly progress?: (bytesDone: number) => void;
  readonly decoded?: Decoded;
}

export async function scanLines({
  content,
  reader,
  received,
  sink,
  progress,
  decoded,
}: LinePass): Promise<LineCounts> {
  const scanner = new LineScanner(reader, sink);
  for await (const chunk of jsonBytes(content, received, decoded)) {
    scanner.push(chunk);
    progress?.(received.bytes);
  }
  return scanner.finish();
}
