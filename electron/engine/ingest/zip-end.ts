import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { fromRandomAccessReaderPromise, openPromise, RandomAccessReader, type ZipFile } from 'yauzl';

/** Bytes after an archive's end that are looked at. */
const MOST_PADDING = 4096;
const NEWLINES_AND_ZEROS = new Set([0, 10, 13]);

/** Sizes are checked as the bytes come: more than declared ends the reading. */
export const ZIP_OPTIONS = {
  lazyEntries: true,
  autoClose: false,
  decodeStrings: false,
  validateEntrySizes: true,
};

/** Opens an archive, also one that has line ends or zeros after its end, as some downloads and copies leave there. */
export async function openZip(path: string): Promise<ZipFile> {
  const { size, padding } = await paddingOf(path);
  if (padding === 0) return openPromise(path, ZIP_OPTIONS);
  return fromRandomAccessReaderPromise(new FileRange(path), size - padding, ZIP_OPTIONS);
}

async function paddingOf(path: string): Promise<{ size: number; padding: number }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, MOST_PADDING);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return { size, padding: padded(buffer) };
  } finally {
    await file.close();
  }
}

const END_BYTES = 22;

/** The record at an archive's end ends in zeros itself where there is no comment. */
function padded(tail: Buffer): number {
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const after = tail.subarray(end + END_BYTES);
  if (end < 0 || after.length === 0 || tail.readUInt16LE(end + END_BYTES - 2) !== 0) return 0;
  return after.every((byte) => NEWLINES_AND_ZEROS.has(byte)) ? after.length : 0;
}

class FileRange extends RandomAccessReader {
  private readonly path: string;

  constructor(path: string) {
    super();
    this.path = path;
  }

  override _readStreamForRange(start: number, end: number) {
    return createReadStream(this.path, { start, end: end - 1 });
  }
}
