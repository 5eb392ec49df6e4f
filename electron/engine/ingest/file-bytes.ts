import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../contract/errors.ts';
import { memberBytes } from './archive.ts';

const CHUNK_BYTES = 1 << 20;

export const isGzip = (path: string) => /\.gz$/i.test(path);

/** A file, or a member of an archive. */
export interface ContentPath {
  readonly path: string;
  readonly member?: string | undefined;
}

/** Content that is not on the disk as it is read. */
export const isPacked = ({ path, member }: ContentPath) => member !== undefined || isGzip(path);

/** What passed by so far: of the file as received, of a member as it comes out of its archive. */
export interface ReceivedBytes {
  bytes: number;
  sha256: string;
}

/**
 * The content of a file in chunks of about 1 MiB, decompressed where its name ends in `.gz`; a chunk is valid until the
 * next one is asked for. `received` is filled as it goes; its hash is there at the end. Throws PATH_MISSING where the
 * file is gone or changes while it is read, FORMAT_UNKNOWN where it cannot be decompressed.
 */
export async function* fileBytes(
  { path, member }: ContentPath,
  received: ReceivedBytes,
): AsyncGenerator<Buffer> {
  const raw = member === undefined ? rawBytes(path, received) : hashed(memberBytes(path, member), received);
  const name = member ?? path;
  if (isGzip(name)) yield* gunzipped(name, raw);
  else yield* raw;
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

async function* gunzipped(path: string, raw: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  const fed = pipeline(Readable.from(copies(raw)), gunzip);
  fed.catch(() => undefined);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
    await fed;
  } catch (error) {
    throw error instanceof AppError ? error : badGzip(path, error);
  }
}

/** The inflater reads later than the next chunk comes. */
async function* copies(raw: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of raw) yield Buffer.from(chunk);
}

const badGzip = (path: string, error: unknown) =>
  new AppError(
    'FORMAT_UNKNOWN',
    `"${path}" cannot be decompressed: ${error instanceof Error ? error.message : String(error)}. It is cut off or damaged; copy it again.`,
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
