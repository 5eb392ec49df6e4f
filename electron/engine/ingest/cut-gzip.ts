import { constants, createGunzip } from 'node:zlib';

const SLICE_BYTES = 16 << 10;

/**
 * What can be read of a gzip stream that is cut off or damaged: the same bytes at every reading. Never throws for what the
 * stream holds.
 */
export async function* readableGzip(raw: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  const out: Buffer[] = [];
  const state = { failed: false };
  gunzip.on('data', (chunk: Buffer) => out.push(chunk));
  gunzip.on('error', () => (state.failed = true));
  try {
    for await (const chunk of raw)
      for (let at = 0; at < chunk.length && !state.failed; at += SLICE_BYTES) {
        await written(gunzip, Buffer.from(chunk.subarray(at, at + SLICE_BYTES)));
        yield* out.splice(0);
      }
    if (!state.failed) await ended(gunzip);
    yield* out.splice(0);
  } finally {
    gunzip.destroy();
  }
}

/** Settles when what the bytes unpack to has been handed out. */
const written = (gunzip: ReturnType<typeof createGunzip>, bytes: Buffer) =>
  new Promise<void>((done) => gunzip.write(bytes, () => setImmediate(done)));

const ended = (gunzip: ReturnType<typeof createGunzip>) =>
  new Promise<void>((done) => {
    gunzip.once('close', done);
    gunzip.once('end', done);
    gunzip.end();
  });
