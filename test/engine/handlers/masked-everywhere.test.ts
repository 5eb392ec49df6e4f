import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTEXT_LISTS } from '../../../models/domain/context.ts';
import { eventId, personId, sourceId } from '../../../models/domain/ids.ts';
import { day } from '../../../models/domain/time.ts';
import { ONE_STORY } from './one-story.ts';
import { smallCase, type ReadMethod, type SmallCase } from './small-case.ts';
import { EVENT_BASE, FIRST_DAY, REAL_NAMES, threePeople } from './three-people.ts';

const person = personId(1);

const CHANGES = [
  'people.merge',
  'people.split',
  'people.undo',
  'stories.judge',
  'stories.undo',
  'signals.tune',
  'signals.allow',
  'context.set-geoip',
] as const;

/** One call or more of every request that reads; `exports.write` gives names on purpose. */
const calls: Readonly<
  Record<
    Exclude<ReadMethod, 'exports.write' | `pseudonyms.${string}` | (typeof CHANGES)[number]>,
    readonly unknown[]
  >
> = {
  'audit.list': [{ offset: 0, limit: 100 }],
  'context.lists': [{}],
  'context.entries': CONTEXT_LISTS.map((list) => ({ list, offset: 0, limit: 100 })),
  'context.addresses': [{ ips: ['10.0.0.1'] }],
  'context.event': [{ event: eventId(EVENT_BASE) }],
  'context.geoip': [{}],
  'events.page': [{ filter: {}, offset: 0, limit: 500 }],
  'events.count': [{ filter: { text: 'ann' } }],
  'events.facets': [{ filter: {} }],
  'names.resolve': [
    { kind: 'person', ids: [1, 2, 3] },
    { kind: 'account', ids: [1, 2, 3] },
    { kind: 'host', ids: [1, 2, 3] },
    { kind: 'resource', events: [eventId(EVENT_BASE + 1n), eventId(EVENT_BASE)] },
  ],
  'events.origin': [{ event: eventId(EVENT_BASE) }],
  'stories.list': [{}],
  'stories.detail': [{ story: '00000000000000ab' }],
  'stories.preview': [{ story: '00000000000000ab', verdict: 'confirmed', budget: 5 }],
  'signals.person': [{ person }],
  'signals.states': [{}],
  'signals.allowed': [{}],
  'organisation.activity': [{}],
  'people.ranked': [{}],
  'people.find': [{ name: 'AML0001' }, { name: 'Ann Maria Lee' }],
  'people.profile': [{ person }],
  'people.timeline': [{ person }],
  'people.sessions': [{ person }],
  'people.lanes': [{ person }],
  'people.privileges': [{ person }],
  'replay.candidates': [{}],
  'replay.load': [
    { subject: { kind: 'day', person, day: day(FIRST_DAY + 90) } },
    { subject: { kind: 'session', session: 1 } },
  ],
  'people.identity': [{ person }],
  'people.why': [{ person, day: day(FIRST_DAY + 90) }],
  'records.original': [
    { source: sourceId(1), record: 0 },
    { source: sourceId(1), record: 2 },
  ],
};

/** Names where lists have them: those of people with events, and of one that only the lists know. */
const lists = `
  INSERT INTO context_change SELECT 9, DATE '2010-01-01', 'CHG1', 'PC-1', 'Nora Only Listed', 'Bob Ray Stone', 'Help AML0001', NULL,
    0, 2000000000000000, 0;
  INSERT INTO context_duty VALUES (9, DATE '2010-01-01', 'AML0001', 'Night', 0, 2000000000000000, NULL, 0);
  INSERT INTO context_travel VALUES (9, DATE '2010-01-01', 'AML0001', 'Osaka', 0, 2000000000000000, NULL, 0);
  INSERT INTO context_indicator VALUES (9, DATE '2010-01-01', NULL, 'account', 'aml0001', 'Watch', NULL, 'seen with Cyd.Fay.Moss', 0);
  INSERT INTO context_allow VALUES (9, DATE '2010-01-01', NULL, 'account', 'aml0001', 'x', 'Dora Chief said so', 'Nora Only Listed', 0);
  INSERT INTO context_account VALUES (9, DATE '2010-01-01', NULL, 'AML0001', NULL, 'Cyd Fay Moss', NULL, NULL, NULL, 0);
  INSERT INTO context_asset VALUES (9, DATE '2010-01-01', NULL, 'PC-1', 'high', 'of Ann Maria Lee', 'Nora Only Listed', NULL, NULL, 0)`;
const ALLOWED = `INSERT INTO decision VALUES (90, 1, 'ann', 'allow',
  '{"signal": "bulk-access", "value": "AML0001", "until": "2030-01-01", "why": "Bob Ray Stone said so"}', NULL, NULL)`;
const GEOIP = `INSERT INTO meta VALUES ('geoip', '{"path": "/home/aml0001/own.mmdb", "sha256": ""}')`;

describe('while names are masked', () => {
  let small: SmallCase;
  beforeAll(async () => {
    small = await smallCase(threePeople(), lists, ONE_STORY, ALLOWED, GEOIP);
    for (const [into, other, note] of [
      [1, 2, 'Bob Ray Stone is AML0001'],
      [3, 1, 'CYD0003 as well'],
    ] as const)
      await small.call('people.merge', { into: personId(into), person: personId(other), note });
    await small.open.audit('source.imported', { path: '/exports/bob0002/Bob.Ray.Stone/logon.csv' });
  });
  afterAll(() => small.end());

  it.each(Object.entries(calls))('%s gives no real name away', async (method, inputs) => {
    for (const input of inputs) {
      const said = textOf(await small.call(method as ReadMethod, input as never)).toLowerCase();
      expect([...REAL_NAMES, 'Nora Only Listed'].filter((name) => said.includes(name.toLowerCase()))).toEqual(
        [],
      );
    }
  });

  it('the same walk finds them once they are shown', async () => {
    await small.call('pseudonyms.unmask', { reason: 'to see that this test can fail', minutes: 5 });
    const said = textOf(await small.call('records.original', { source: sourceId(1), record: 0 }));
    expect(said).toContain('AML0001');
    await small.call('pseudonyms.mask', {});
  });
});

const textOf = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'bigint') return part.toString();
    return ArrayBuffer.isView(part) ? [...(part as unknown as Iterable<unknown>)].map(String) : part;
  });
