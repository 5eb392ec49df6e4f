import { describe, expect, it } from 'vitest';
import type { Client, Input, Method } from '../../../electron/contract/api.ts';
import { AppError } from '../../../electron/contract/errors.ts';
import { PIECE_BYTES } from '../../../electron/contract/handshake.ts';
import type { DroppedFile } from '../../../renderer/channel/dropped-files.ts';
import { sendDrop, type SendProgress } from '../../../renderer/channel/send-drop.ts';

/** An engine that keeps what it is sent, and fails where the test says so. */
function keepingEngine(failAt: (piece: Input<'files.receive'>) => AppError | null = () => null) {
  const asked: [Method, unknown][] = [];
  const kept = new Map<string, Uint8Array[]>();
  let atOnce = 0;
  let mostAtOnce = 0;
  const call = async (method: Method, input: unknown, options?: { signal?: AbortSignal }) => {
    asked.push([method, input]);
    if (method !== 'files.receive') return {};
    const piece = input as Input<'files.receive'>;
    mostAtOnce = Math.max(mostAtOnce, (atOnce += 1));
    await new Promise((resolve) => setTimeout(resolve, 0));
    atOnce -= 1;
    if (options?.signal?.aborted) throw new AppError('CANCELLED', 'cancelled');
    const failure = failAt(piece);
    if (failure) throw failure;
    const pieces = kept.get(piece.name) ?? [];
    const have = pieces.reduce((sum, { length }) => sum + length, 0);
    expect(piece.offset).toBe(have);
    kept.set(piece.name, [...pieces, piece.bytes]);
    return { path: `/kept/${piece.name}` };
  };
  const client: Client = { call: call as Client['call'], on: () => () => undefined, close: () => undefined };
  return {
    client,
    asked,
    text: (name: string) => Buffer.concat(kept.get(name) ?? []),
    most: () => mostAtOnce,
  };
}

const dropped = (name: string, bytes: Uint8Array<ArrayBuffer>): DroppedFile => ({
  name,
  file: new File([bytes], name),
});
const large = new Uint8Array(PIECE_BYTES * 2 + 5).map((_, i) => i % 253);
const files = [
  dropped('exports/a.csv', large),
  dropped('exports/empty.csv', new Uint8Array()),
  dropped('b.json', new Uint8Array([1, 2, 3])),
];
const quiet = () => ({ signal: new AbortController().signal, progress: () => undefined });

describe('sending a drop', () => {
  it('sends every byte, in order, a piece at a time, an empty file too', async () => {
    const engine = keepingEngine();
    const paths = await sendDrop(engine.client, 'drop-0001', files, quiet());
    expect(paths).toEqual(['/kept/exports/a.csv', '/kept/exports/empty.csv', '/kept/b.json']);
    expect(engine.text('exports/a.csv').equals(Buffer.from(large))).toBe(true);
    expect(engine.text('b.json')).toEqual(Buffer.from([1, 2, 3]));
    expect(engine.asked).toHaveLength(5);
    expect(engine.most()).toBe(1);
  });

  it('says how far it is, of all files together', async () => {
    const said: SendProgress[] = [];
    const { client } = keepingEngine();
    await sendDrop(client, 'drop-0001', files, { ...quiet(), progress: (now) => said.push(now) });
    expect(said.map(({ bytesDone }) => bytesDone)).toEqual([
      0,
      PIECE_BYTES,
      2 * PIECE_BYTES,
      large.length,
      large.length,
    ]);
    expect(new Set(said.map(({ bytes }) => bytes))).toEqual(new Set([large.length + 3]));
    expect(said.at(-1)).toMatchObject({ name: 'b.json', fileIndex: 2, files: 3 });
  });

  it('lets go of what has come where it is cancelled, and asks for nothing more', async () => {
    const stop = new AbortController();
    const engine = keepingEngine();
    const sending = sendDrop(engine.client, 'drop-0001', files, {
      signal: stop.signal,
      progress: ({ bytesDone }) => bytesDone > 0 && stop.abort(),
    });
    await expect(sending).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(engine.asked.at(-1)).toEqual(['files.discard', { drop: 'drop-0001' }]);
    expect(engine.text('b.json')).toHaveLength(0);
  });

  it('lets go of what has come where the engine refuses a piece', async () => {
    const engine = keepingEngine(({ name }) =>
      name === 'b.json' ? new AppError('DISK_FULL', 'There is no room.') : null,
    );
    const sending = sendDrop(engine.client, 'drop-0001', files, quiet());
    await expect(sending).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(engine.asked.at(-1)?.[0]).toBe('files.discard');
  });

  it('names the file that cannot be read any more', async () => {
    const gone = dropped('gone.csv', new Uint8Array([1]));
    Object.assign(gone.file, {
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) }),
    });
    const engine = keepingEngine();
    const sending = sendDrop(engine.client, 'drop-0001', [gone], quiet());
    await expect(sending).rejects.toMatchObject({
      code: 'PATH_MISSING',
      message: expect.stringContaining('gone.csv'),
    });
    expect(engine.asked.map(([method]) => method)).toEqual(['files.discard']);
  });
});
