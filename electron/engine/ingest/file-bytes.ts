import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../contract/errors.ts';
import { memberBytes } from './archive.ts';
import { readableGzip } from './cut-gzip.ts';

const CHUNK_BYTES = 1 << 20;

/** Past this size a content may not unpack to more than this many times its packed size. */
const SUSPECT_BYTES = 64 << 20;
const SUSPECT_RATIO = 250;

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;
const isUtf16 = (bytes: Uint8Array) =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

/** A file, or a member of an archive. */
export interface ContentPath {
  readonly path: string;
  readonly member?: string | undefined;
  /** Goes on where the content turns out to be damaged: what was read of it counts, and `received.fault` says why it ends. */
  readonly unbalanced?: boolean | undefined;
}

/** Content that is not on the disk as it is read: packed, or in UTF-16. Throws where the file cannot be opened. */
export function isPacked({ path, member }: ContentPath): boolean {
  if (member !== undefined) return true;
  const first = Buffer.alloc(2);
  const descriptor = openSync(path, 'r');
  try {
    readSync(descriptor, first, 0, 2, 0);
  } finally {
    closeSync(descriptor);
  }
  return isGzip(first) || isUtf16(first);
}

/** What passed by so far: of the file as received, of a member as it comes out of its archive. */
export interface ReceivedBytes {
  bytes: number;
  sha256: string;
  /** Why the content ended before its end. */
  fault?: string;
}

/**
 * The content of a file in chunks of about 1 MiB, decompressed where it is gzip; a chunk is valid until the next one is
 * asked for. `received` is filled as it goes; its hash is there at the end. Throws PATH_MISSING where the file is gone or
 * changes while it is read, FORMAT_UNKNOWN where it cannot be decompressed.
 */
export async function* fileBytes(content: ContentPath, received: ReceivedBytes): AsyncGenerator<Buffer> {
  const name = content.member ?? content.path;
  const raw = packedBytes(content, received);
  const first = await raw.next();
  if (first.done) return;
  const all = startingWith(first.value, raw);
  if (!isGzip(first.value)) yield* all;
  else if (!content.unbalanced) yield* gunzipped(name, all, received);
  else {
    const fault = await gzipFault(content);
    if (fault !== null) received.fault = fault;
    yield* fault === null ? gunzipped(name, all, received) : readableGzip(all);
  }
}

const packedBytes = ({ path, member }: ContentPath, received: ReceivedBytes) =>
  member === undefined ? rawBytes(path, received) : hashed(memberBytes(path, member), received);

/** Why a gzip content cannot be read to its end, or null. */
async function gzipFault(content: ContentPath): Promise<string | null> {
  const received = { bytes: 0, sha256: '' };
  try {
    for await (const _ of gunzipped(content.member ?? content.path, packedBytes(content, received), received))
      continue;
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'FORMAT_UNKNOWN' && error.detail['bomb'] !== true)
      return error.message;
    throw error;
  }
}

async function* startingWith(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

async function* hashed(chunks: AsyncIterable<Buffer>, received: ReceivedBytes): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) {
    received.bytes += chunk.length;
    hash.update(chunk);
    yield chunk;
  }
  received.sha256 = hash.digest('hex');
}

async function* gunzipped(
  path: string,
  raw: AsyncIterable<Buffer>,
  received: ReceivedBytes,
): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  pipeline(Readable.from(copies(raw)), gunzip).catch(() => undefined);
  let bytes = 0;
  try {
    for await (const chunk of gunzip) {
      bytes += (chunk as Buffer).length;
      if (bytes > SUSPECT_BYTES && bytes > received.bytes * SUSPECT_RATIO)
        throw bomb(path, bytes, received.bytes);
      yield chunk as Buffer;
    }
    // Bytes after the end of the stream (padding) are no content, but the file's hash is of them too.
    for await (const _ of raw) continue;
  } catch (error) {
    throw error instanceof AppError ? error : badGzip(path, error);
  }
}

/** The inflater reads later than the next chunk comes. */
async function* copies(raw: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of raw) yield Buffer.from(chunk);
}

const bomb = (path: string, bytes: number, packed: number) =>
  new AppError(
    'FORMAT_UNKNOWN',
    `"${path}" cannot be read: ${packed} bytes unpack to more than ${bytes}, over ${SUSPECT_RATIO} times as many. Unpack it yourself if that is right.`,
    { path, bomb: true },
  );

const badGzip = (path: string, error: unknown) =>
  new AppError(
    'FORMAT_UNKNOWN',
    `"${path}" cannot be decompressed: ${error instanceof Error ? error.message : String(error)}. It is cut off or damaged; copy it again, or go on with what can be read of it (--accept-unbalanced).`,
    { path },
    error,
  );

/** The file as it lies on the disk. Throws PATH_MISSING where it changes while it is read. */
export async function* rawBytes(path: string, received: ReceivedBytes): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const descriptor = openSync(path, 'r');
  try {
    const before = fstatSync(descriptor);
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    for (;;) {
      const read = readSync(descriptor, buffer, 0, CHUNK_BYTES, null);
      if (read === 0) break;
      received.bytes += read;
      hash.update(buffer.subarray(0, read));
      yield buffer.subarray(0, read);
    }
    const after = fstatSync(descriptor);
    if (received.bytes !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs)
      throw new AppError(
        'PATH_MISSING',
        `"${path}" changed while it was read. Copy it first, then import the copy.`,
        {
          path,
        },
      );
    received.sha256 = hash.digest('hex');
  } finally {
    closeSync(descriptor);
  }
}
