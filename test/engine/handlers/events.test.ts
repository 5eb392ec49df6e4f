import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventFilter } from '../../../electron/contract/api.ts';
import { hostId, personId, sourceId } from '../../../models/domain/ids.ts';
import { timestampUs, US_PER_DAY, US_PER_HOUR } from '../../../models/domain/time.ts';
import { ONE_STORY } from './one-story.ts';
import { smallCase, type SmallCase } from './small-case.ts';
import { EVENT_BASE, FIRST_DAY, threePeople } from './three-people.ts';

const dayStart = (offset: number) => timestampUs((FIRST_DAY + offset) * US_PER_DAY);

describe('events', () => {
  let small: SmallCase;
  beforeAll(async () => {
    small = await smallCase(threePeople());
  });
  afterAll(() => small.end());

  const page = (filter: EventFilter, offset = 0, limit = 200) =>
    small.call('events.page', { filter, offset, limit });

  it('come by time, then id, with what they are about by id only', async () => {
    const { total, events } = await page({}, 0, 4);
    expect([total, events.rows]).toBeDefined();
    expect(total).toBe(680);
    expect([...events.columns.at]).toEqual([13, 13, 13, 14].map((hour) => dayStart(0) + hour * US_PER_HOUR));
    expect(events.columns.id[0]).toBe(EVENT_BASE);
    expect(events.columns.record[0]).toBe(0);
    expect([...events.columns.person]).toEqual([1, 2, 3, 1]);
    expect(events.dictionary?.['action']?.[events.columns.action[3] ?? -1]).toBe('email-sent');
    expect([events.columns.bytes[3], events.columns.items[3]]).toEqual([900, Number.NaN]);
  });

  it('join into the whole list, page after page, in any size of page', async () => {
    const whole = await page({}, 0, 1000);
    const ids: bigint[] = [];
    for (let offset = 0; offset < 700; offset += 37)
      ids.push(...(await page({}, offset, 37)).events.columns.id);
    expect(ids).toEqual([...whole.events.columns.id]);
    expect(new Set(ids).size).toBe(680);
  });

  it('end where they end', async () => {
    expect((await page({}, 679, 200)).events.rows).toBe(1);
    expect((await page({}, 680, 200)).events.rows).toBe(0);
    expect((await page({ person: personId(99) })).total).toBe(0);
  });

  it.each<[string, EventFilter, number]>([
    ['person', { person: personId(2) }, 180],
    ['host', { host: hostId(3) }, 230],
    ['time', { from: dayStart(1), to: dayStart(2) }, 7],
    ['part of a day', { from: timestampUs(dayStart(1) + 14 * US_PER_HOUR), to: dayStart(2) }, 4],
    ['stream', { stream: ['device', 'email'] }, 390],
    ['action', { action: ['logged-on'] }, 290],
    ['no stream', { stream: [] }, 0],
    ['source', { source: sourceId(1) }, 680],
    ['another source', { source: sourceId(2) }, 0],
    ['text in any case', { text: 'ANN.maria' }, 290],
    ['text that is no pattern', { text: '%' }, 0],
    ['all of it', { person: personId(1), stream: ['email'], from: dayStart(0), to: dayStart(3) }, 3],
  ])('are filtered by %s', async (_what, filter, expected) => {
    const { total, events } = await page(filter, 0, 1000);
    expect([total, events.rows]).toEqual([expected, expected]);
    expect(await small.call('events.count', { filter })).toEqual({ events: expected });
  });

  it('are narrowed to what proves a story, and to one signal of it', async () => {
    const own = await smallCase(threePeople());
    await own.open.writer.run(
      `${ONE_STORY}; UPDATE signal_event SET event_id = event_id + ${EVENT_BASE}::UBIGINT`,
    );
    const ids = async (filter: EventFilter) => {
      const { total, events } = await own.call('events.page', { filter, offset: 0, limit: 9 });
      expect(total).toBe(events.rows);
      return [...events.columns.id].map((id) => Number(id - EVENT_BASE)).sort((a, b) => a - b);
    };
    const story = '00000000000000ab';
    expect(await ids({ story })).toEqual([1, 2, 3]);
    expect(await ids({ story, signal: '0000000000000011' })).toEqual([1, 2]);
    expect(await ids({ story, signal: '0000000000000013' })).toEqual([]);
    await own.end();
  });

  it('keep to the time in which an account was the person’s', async () => {
    const own = await smallCase(threePeople());
    await own.open.writer.run(
      `UPDATE person_account SET valid_from_us = ${dayStart(10)} WHERE account_id = 1`,
    );
    const filter = { person: personId(1) };
    const { total, events } = await own.call('events.page', { filter, offset: 0, limit: 1 });
    expect([total, events.columns.at[0]]).toEqual([270, dayStart(10) + 13 * US_PER_HOUR]);
    const early = await own.call('events.page', { filter: {}, offset: 0, limit: 1 });
    expect(early.events.columns.person[0]).toBe(-1);
    await own.end();
  });

  it('are counted by field, each without its own part of the filter', async () => {
    const facets = await small.call('events.facets', { filter: { person: personId(1), stream: ['device'] } });
    expect(facets).toEqual([
      { field: 'stream', value: 'device', events: 100 },
      { field: 'stream', value: 'email', events: 100 },
      { field: 'stream', value: 'logon', events: 100 },
      { field: 'action', value: 'device-connected', events: 100 },
      { field: 'type', value: '', events: 100 },
      { field: 'source', value: '1', events: 100 },
    ]);
  });

  it('say what a record is by channel and id, who acted as whom, and whether it failed', async () => {
    const own = await smallCase(threePeople());
    await own.open.writer
      .run(`UPDATE event SET channel = 'Security', code = 4625, outcome = 'failure', target_account_id = 2,
      computer_id = 2 WHERE event_id = ${EVENT_BASE}`);
    const filter = { type: ['Security 4625'] };
    const { total, events } = await own.call('events.page', { filter, offset: 0, limit: 9 });
    const word = (column: 'type' | 'outcome') =>
      events.dictionary?.[column]?.[events.columns[column][0] ?? -1];
    expect([total, word('type'), word('outcome')]).toEqual([1, 'Security 4625', 'failure']);
    expect([events.columns.account[0], events.columns.target[0]]).toEqual([1, 2]);
    const facets = await own.call('events.facets', { filter });
    expect(facets.filter(({ field }) => field === 'type')).toEqual([
      { field: 'type', value: '', events: 679 },
      { field: 'type', value: 'Security 4625', events: 1 },
    ]);
    await own.end();
  });

  it('are counted anew when the case has changed', async () => {
    const own = await smallCase(threePeople());
    expect((await own.call('events.count', { filter: {} })).events).toBe(680);
    await own.open.writer.run('DELETE FROM event WHERE account_id = 3; DELETE FROM source');
    expect((await own.call('events.count', { filter: {} })).events).toBe(480);
    await own.end();
  });

  it('stop when cancelled, and nobody else does', async () => {
    const cancel = new AbortController();
    const slow = small.call('events.page', { filter: { text: 'q' }, offset: 0, limit: 9 }, cancel.signal);
    const other = small.call('events.count', { filter: { text: 'z' } });
    cancel.abort();
    await expect(slow).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(other).resolves.toEqual({ events: 290 });
  });
});
