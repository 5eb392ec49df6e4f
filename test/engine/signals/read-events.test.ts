import { describe, expect, it } from 'vitest';
import { slicesOf } from '../../../electron/engine/signals/event-query.ts';
import { ownersOf } from '../../../electron/engine/signals/owners.ts';
import { readSignalEvents } from '../../../electron/engine/signals/read-events.ts';
import type { OpenCase } from '../../../electron/engine/case/open-case.ts';
import type { SignalEvent } from '../../../models/signals/parts/event.ts';
import { newCase } from '../ingest/cases.ts';

const MINUTE_US = 60_000_000;

/** `ann` and `bob` sign in by turns, a minute apart; each account's events lie together, as imports leave them. */
async function signIns(count: number): Promise<OpenCase> {
  const open = await newCase('UTC');
  await open.writer.run(
    `INSERT INTO account (account_id, name, kind) VALUES (0, 'ann', 'user'), (1, 'bob', 'user')`,
  );
  await open.writer.run(`
    INSERT INTO event (event_id, source_id, account_id, at_us, stream, action, resource, country, content_hash)
    SELECT range, 1, range % 2, range * ${MINUTE_US}, 'authentication', 'app-signed-in',
      CASE WHEN range % 3 = 0 THEN 'Payroll' WHEN range % 3 = 1 THEN 'Payroll of the whole company' END, 'FR', range
    FROM range(${count}) ORDER BY 3, 4`);
  return open;
}

async function read(open: OpenCase, rowsASlice: number, signal = new AbortController().signal) {
  const events: SignalEvent[] = [];
  const done: number[] = [];
  const reading = {
    owners: await ownersOf(open.writer),
    zone: 'UTC',
    signal,
    rowsASlice,
    onEvents: async (count: number, total: number) => {
      done.push(count / total);
    },
  };
  for await (const chunk of readSignalEvents(open.writer, ['app-signed-in'], reading))
    for (let row = 0; row < chunk.events; row++) events.push(chunk.at(row));
  return { events, done };
}

describe('events of signals', () => {
  it('come in the order of time, each once, in however many slices they are sorted', async () => {
    const open = await signIns(5000);
    const { slices } = await slicesOf(open.writer, ['app-signed-in'], 700);
    expect(slices.length).toBeGreaterThan(5);
    const whole = await read(open, 1_000_000);
    const cut = await read(open, 700);
    expect(cut.events).toEqual(whole.events);
    expect(cut.events.map(({ at }) => at)).toEqual(Array.from({ length: 5000 }, (_, i) => i * MINUTE_US));
    expect(cut.done.at(-1)).toBe(1);
    expect(cut.done).toEqual(cut.done.toSorted((a, b) => a - b));
  });

  it('have texts as they are recorded, short or long, and none where there is none', async () => {
    const { events } = await read(await signIns(6), 1000);
    expect(events.map(({ resource, container }) => [resource, container])).toEqual(
      Array.from({ length: 2 }, () => [
        ['Payroll', 'Payroll'],
        ['Payroll of the whole company', 'Payroll of the whole company'],
        ['', ''],
      ]).flat(),
    );
    expect(events[0]).toMatchObject({
      country: 'FR',
      city: '',
      who: -2,
      kind: 'user',
      computer: -1,
      amount: NaN,
    });
  });

  it('are none of a case without any', async () => {
    expect((await read(await newCase('UTC'), 10)).events).toEqual([]);
  });

  it('are no longer sorted once the analysis was cancelled', async () => {
    const open = await signIns(3000);
    const stop = new AbortController();
    stop.abort();
    const reading = {
      owners: await ownersOf(open.writer),
      zone: 'UTC',
      signal: stop.signal,
      rowsASlice: 500,
    };
    const all = readSignalEvents(open.writer, ['app-signed-in'], {
      ...reading,
      onEvents: () => Promise.reject(new Error('cancelled')),
    });
    await all.next();
    await expect(all.next()).rejects.toThrow('cancelled');
    expect(await open.writer.row('SELECT count(*) AS n FROM event')).toEqual({ n: 3000 });
  });
});
