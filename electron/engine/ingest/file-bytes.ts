import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../contract/errors.ts';

const CHUNK_BYTES = 1 << 20;

export const isGzip = (path: string) => /\.gz$/i.test(path);

/** What passed by so far, of the file as received. */
export interface ReceivedBytes {
  bytes: number;
  sha256: string;
}

/**
 * The content of a file in chunks of about 1 MiB, decompressed where its name ends in `.gz`; a chunk is valid until the
 * next one is asked for. `received` is filled as it goes; its hash is there at the end. Throws PATH_MISSING where the
 * file is gone or changes while it is read.
 */
export async function* fileBytes(path: string, received: ReceivedBytes): AsyncGenerator<Buffer> {
  const raw = rawBytes(path, received);
  if (isGzip(path)) yield* gunzipped(path, raw);
  else yield* raw;
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

async function* rawBytes(path: string, received: ReceivedBytes): AsyncGenerator<Buffer> {
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
