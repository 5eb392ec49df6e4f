import { constants, createGunzip } from 'node:zlib';

/** Of what is damaged, the slice with the damage is lost as a whole. */
const SLICE_BYTES = 1 << 10;

/**
 * What can be read of a gzip stream that is cut off or damaged: the same bytes at every reading. Never throws for what the
 * stream holds; `raw` is read to its end.
 */
export async function* readableGzip(raw: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  const out: Buffer[] = [];
  const state = { over: false, settle: () => undefined as void };
  const over = () => {
    state.over = true;
    state.settle();
  };
  // Of bytes after the end zlib calls nobody back: then it is the end that settles.
  gunzip
    .on('data', (chunk: Buffer) => out.push(chunk))
    .on('error', over)
    .on('end', over)
    .on('close', over);
  const settled = (act: (done: () => void) => void) =>
    new Promise<void>((resolve) => {
      state.settle = () => setImmediate(resolve);
      act(state.settle);
    });
  try {
    for await (const chunk of raw)
      for (let at = 0; at < chunk.length && !state.over; at += SLICE_BYTES) {
        const slice = Buffer.from(chunk.subarray(at, at + SLICE_BYTES));
        await settled((done) => gunzip.write(slice, done));
        yield* out.splice(0);
      }
    if (!state.over) await settled(() => gunzip.end());
    yield* out.splice(0);
  } finally {
    gunzip.destroy();
  }
}
