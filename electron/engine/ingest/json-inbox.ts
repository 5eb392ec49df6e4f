import { closeSync, openSync, readSync } from 'node:fs';
import { isPacked, type ContentPath, type ReceivedBytes } from './file-bytes.ts';
import { FileWriter } from './file-writer.ts';
import { placeLink, type CleanFile, type PassOptions } from './inbox.ts';
import { jsonBytes, type Decoded } from './json-bytes.ts';
import type { JsonSink } from './json-output.ts';
import { JsonScanner, type JsonCounts } from './json-scanner.ts';
import type { BadRecord } from './scan.ts';

const COPY_BYTES = 1 << 20;

export type CleanJson = CleanFile<JsonCounts>;

/**
 * The one pass over a JSON file: hash, count, find records and bad ones, cut blocks. A plain file of one record a line is
 * linked into the inbox; else its good records are written there, one a line.
 */
export async function cleanJson(options: PassOptions): Promise<CleanJson> {
  const { content, clean } = options;
  const bad: BadRecord[] = [];
  const received: ReceivedBytes = { bytes: 0, sha256: '' };
  const decoded: Decoded = { encoding: 'utf-8' };
  let writer = isPacked(content) ? new FileWriter(clean) : null;
  const scan = await scanJson(
    content,
    received,
    {
      block: options.block,
      bad: (record) => bad.push(record),
      keep: (bytes) => {
        if (decoded.encoding !== 'utf-8') writer ??= new FileWriter(clean);
        writer?.write(bytes);
      },
      differs: (offset) => {
        if (writer) return;
        writer = new FileWriter(clean);
        if (decoded.encoding === 'utf-8') copyStart(content.path, offset, writer);
      },
    },
    options.progress,
    decoded,
  );
  if (writer) writer.close();
  else placeLink(content.path, clean);
  return { path: clean, received, scan, bad, decoded };
}

export async function scanJson(
  content: ContentPath,
  received: ReceivedBytes,
  sink: JsonSink,
  progress: (bytesDone: number) => void = () => undefined,
  decoded?: Decoded,
): Promise<JsonCounts> {
  const scanner = new JsonScanner(sink);
  for await (const chunk of jsonBytes(content, received, decoded)) {
    scanner.push(chunk);
    progress(received.bytes);
  }
  return scanner.finish();
}

function copyStart(path: string, bytes: number, writer: FileWriter): void {
  const descriptor = openSync(path, 'r');
  try {
    for (let left = bytes; left > 0;) {
      const buffer = Buffer.allocUnsafe(Math.min(left, COPY_BYTES));
      const read = readSync(descriptor, buffer, 0, buffer.length, bytes - left);
      if (read === 0) return;
      writer.write(buffer.subarray(0, read));
      left -= read;
    }
  } finally {
    closeSync(descriptor);
  }
}
