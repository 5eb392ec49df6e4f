import { setMaxListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Client, Handlers } from '../../electron/contract/api.ts';
import { AppError } from '../../electron/contract/errors.ts';
import { PIECE_BYTES } from '../../electron/contract/handshake.ts';
import { serve, type Served } from '../../electron/contract/rpc-serve.ts';
import { createClient } from '../../electron/contract/rpc.ts';
import { personId } from '../../models/domain/ids.ts';
import { CHANNELS, type Ends } from './channels.ts';
import { activity, page, timeline } from './payloads.ts';

const person = personId(7);

/** Settles when the handler has seen that it was cancelled. */
let sawAbort: Promise<void>;
let markAbort: () => void;
let faults: string[];
let received: Uint8Array | null;

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      markAbort();
      reject(new Error('INTERRUPT Error: Interrupted!'));
    });
  });

const handlers = {
  'cases.recent': async () => [],
  'files.browse': async ({ directory }) => ({ directory: directory ?? '/', parent: null, entries: [] }),
  'files.receive': async ({ name, bytes }) => {
    received = bytes;
    return { path: name };
  },
  'cases.open': async ({ path }) => {
    throw new AppError('CASE_LOCKED', `${path} is held by process 42.`, { pid: 42 });
  },
  'cases.close': async () => {
    throw new Error('the roof is on fire');
  },
  'analysis.run': (_, { signal, emit }) => {
    emit('analysis.progress', { stage: 'a', title: 'A', done: 1, total: 2, stageIndex: 0, stages: 1 });
    return untilAborted(signal);
  },
  'people.timeline': async () => timeline,
  'events.page': async () => page,
  'organisation.activity': async () => activity,
} satisfies Partial<Handlers>;

describe.each(Object.entries(CHANNELS))('a channel: %s', (_, open) => {
  let ends: Ends;
  let client: Client;
  let served: Served;

  beforeEach(async () => {
    ends = await open();
    faults = [];
    sawAbort = new Promise((resolve) => (markAbort = resolve));
    served = serve(ends.far, handlers as Partial<Handlers> as Handlers, {
      emit: (event, data) => served.event(event, data),
      onFault: (method) => faults.push(method),
    });
    client = createClient(ends.near);
  });
  afterEach(() => ends.close());

  it('brings a value', async () => {
    expect(await client.call('files.browse', { directory: '/söme where' })).toEqual({
      directory: '/söme where',
      parent: null,
      entries: [],
    });
  });

  it('takes bytes in a request, whole, without the buffer that they are a window on', async () => {
    const file = new Uint8Array(PIECE_BYTES * 2).map((_, i) => i % 251);
    const bytes = file.subarray(7, 7 + PIECE_BYTES);
    const piece = { drop: 'drop-0001', name: 'a.csv', offset: 0, size: PIECE_BYTES };
    expect(await client.call('files.receive', { ...piece, bytes })).toEqual({ path: 'a.csv' });
    expect(received && Buffer.compare(received, bytes)).toBe(0);
    expect(received?.buffer.byteLength).toBe(PIECE_BYTES);
    const tooLong = client.call('files.receive', { ...piece, bytes: file });
    await expect(tooLong).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const noBytes = client.call('files.receive', { ...piece, bytes: [1, 2] as never });
    await expect(noBytes).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('answers many requests at once, each to its own', async () => {
    const names = Array.from({ length: 100 }, (_, i) => `/d${i}`);
    const answers = await Promise.all(names.map((directory) => client.call('files.browse', { directory })));
    expect(answers.map((answer) => answer.directory)).toEqual(names);
  });

  it('brings a typed error with its code, message and detail', async () => {
    const error = await client
      .call('cases.open', { path: '/a.tracewell' })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({
      code: 'CASE_LOCKED',
      message: '/a.tracewell is held by process 42.',
      detail: { pid: 42 },
    });
  });

  it('turns a fault into INTERNAL, with the reason and without a stack', async () => {
    const error = (await client.call('cases.close', {}).catch((reason: unknown) => reason)) as AppError;
    expect(error.code).toBe('INTERNAL');
    expect(error.message).toContain('the roof is on fire');
    expect(JSON.stringify({ ...error.detail, message: error.message })).not.toContain('conformance.test');
    expect(faults).toEqual(['cases.close']);
  });

  it('refuses an input that its schema does not know, naming the part', async () => {
    const call = client.call('people.profile', { person: 'ann' as never });
    await expect(call).rejects.toMatchObject({ code: 'UNKNOWN_METHOD' });
    const wrong = client.call('files.browse', { directory: 7 as never });
    await expect(wrong).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining('directory'),
    });
  });

  it('announces events until undone', async () => {
    const seen: number[] = [];
    const undo = client.on('case.changed', ({ what }) => seen.push(what.length));
    served.event('case.changed', { what: 'labels' });
    await client.call('cases.recent', {});
    undo();
    served.event('case.changed', { what: 'case' });
    await client.call('cases.recent', {});
    expect(seen).toEqual([6]);
  });

  it('cancels: the handler hears of it and the call rejects with CANCELLED', async () => {
    const stop = new AbortController();
    client.on('analysis.progress', () => stop.abort());
    const run = client.call('analysis.run', {}, { signal: stop.signal });
    await expect(run).rejects.toMatchObject({ code: 'CANCELLED' });
    await sawAbort;
    expect(faults).toEqual([]);
    await expect(client.call('analysis.run', {}, { signal: stop.signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
  });

  it('brings columns of every type, with dictionary, NaN and the largest ids', async () => {
    const got = await client.call('events.page', { filter: {}, offset: 0, limit: 3 });
    expect(got).toEqual(page);
    expect(got.events.columns.id).toBeInstanceOf(BigUint64Array);
    const lines = await client.call('people.timeline', { person });
    expect(lines).toEqual(timeline);
    expect(lines.days.columns.risk[0]).toBeNaN();
  });

  it('brings an empty result as empty columns', async () => {
    const got = await client.call('organisation.activity', {});
    expect(got).toEqual(activity);
    expect(got.columns.day).toBeInstanceOf(Int32Array);
    expect(got.columns.day.buffer.byteLength).toBe(0);
  });

  it('copies a window on a large buffer without the buffer', async () => {
    const got = await client.call('people.timeline', { person });
    expect(got.parts.columns.points.buffer.byteLength).toBe(16);
  });

  it('rejects what is pending when the peer goes, and all later calls', async () => {
    const pending = client.call('analysis.run', {});
    const started = new Promise<void>((resolve) => client.on('analysis.progress', () => resolve()));
    await started;
    ends.cut();
    await expect(pending).rejects.toMatchObject({ code: 'PEER_GONE', detail: { method: 'analysis.run' } });
    await expect(client.call('cases.recent', {})).rejects.toMatchObject({ code: 'PEER_GONE' });
  });

  it('cancels what a client has asked when the client goes', async () => {
    const run = client.call('analysis.run', {}).catch(() => undefined);
    await new Promise<void>((resolve) => client.on('analysis.progress', () => resolve()));
    client.close();
    await Promise.all([sawAbort, run]);
    await expect.poll(() => served.inFlight()).toBe(0);
  });

  it.each(['people.nothing', '__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
    'does not know the request "%s"',
    async (method) => {
      await expect(client.call(method as never, {} as never)).rejects.toMatchObject({
        code: 'UNKNOWN_METHOD',
      });
    },
  );

  it('outlives hostile messages', async () => {
    const hostile: unknown[] = [
      null,
      7,
      'text',
      [],
      {},
      { kind: 'request' },
      { kind: 'request', id: '1', method: 'cases.recent', input: {} },
      { kind: 'request', id: -1, method: 'cases.recent', input: {} },
      { kind: 'request', id: 1.5, method: 'cases.recent', input: {} },
      { kind: 'request', id: 1e300, method: 'cases.recent', input: {} },
      { kind: 'request', id: 9001, method: { toString: 'x' }, input: {} },
      { kind: 'request', id: 9002, method: ['cases.recent'], input: {} },
      { kind: 'request', id: 9003, method: 'cases.recent', input: JSON.parse('{"__proto__": {"x": 1}}') },
      { kind: 'request', id: 9004, method: 'x'.repeat(1_000_000), input: {} },
      { kind: 'cancel', id: 12345 },
      { kind: 'cancel' },
      { kind: 'result', id: 1, value: 'mine' },
      { kind: '__proto__', id: 1 },
      { kind: 'event', event: '__proto__', data: {} },
      new Uint8Array([1, 2, 3]),
      new Uint8Array(64),
    ];
    for (const message of hostile) ends.postRaw(message);
    expect(await client.call('files.browse', { directory: '/still' })).toMatchObject({ directory: '/still' });
    expect(Object.prototype).not.toHaveProperty('x');
  });

  it('drops a second request under an id in flight', async () => {
    let progress = 0;
    client.on('analysis.progress', () => (progress += 1));
    const stop = new AbortController();
    const run = client.call('analysis.run', {}, { signal: stop.signal });
    ends.postRaw({ kind: 'request', id: 1, method: 'files.browse', input: {} });
    await client.call('cases.recent', {});
    stop.abort();
    await expect(run).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(progress).toBe(1);
  });

  it('answers BUSY above the limit of requests in flight', async () => {
    const stop = new AbortController();
    setMaxListeners(300, stop.signal);
    const runs = Array.from({ length: 257 }, () => client.call('analysis.run', {}, { signal: stop.signal }));
    const codes = Promise.allSettled(runs);
    await expect(runs[256]).rejects.toMatchObject({ code: 'BUSY' });
    stop.abort();
    const rejected = (await codes).map((run) =>
      run.status === 'rejected' ? (run.reason as AppError).code : 'none',
    );
    expect(rejected.filter((code) => code === 'CANCELLED')).toHaveLength(256);
  });
});
