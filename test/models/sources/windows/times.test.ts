import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../../electron/engine/database/database.ts';
import { createdShiftMs, shiftWarning } from '../../../../models/sources/windows/times.ts';
import windowsEvents from '../../../../models/sources/windows-events.ts';
import { mappedRows } from './mapped.ts';

let database: Database;
beforeAll(async () => {
  database = await Database.open(':memory:');
});
afterAll(() => database.closeInstance());

const times = async (records: readonly object[]) =>
  (await mappedRows(database, windowsEvents, records)).map((row) => row.at);
const event = (fields: object) => ({ EventID: 4634, Channel: 'Security', ...fields });
const shift = (records: readonly Record<string, unknown>[]) => createdShiftMs({ name: 'x.json', records });
const sysmon = (fields: object) => ({
  EventID: 13,
  Channel: 'Microsoft-Windows-Sysmon/Operational',
  ...fields,
});

describe('the time', () => {
  it.each([
    [
      'New York in summer',
      '2026-07-06 11:56:22',
      '2026-07-06 11:56:24',
      '2026-07-06T15:56:24.384Z',
      '2026-07-06 15:56:22',
    ],
    [
      'Delhi',
      '2026-07-06 21:26:22',
      '2026-07-06 21:26:24',
      '2026-07-06T15:56:24.384Z',
      '2026-07-06 15:56:22',
    ],
    [
      'Kathmandu',
      '2026-07-06 21:41:22',
      '2026-07-06 21:41:24',
      '2026-07-06T15:56:24.384Z',
      '2026-07-06 15:56:22',
    ],
    [
      'UTC, a minute late',
      '2026-07-06 15:56:22',
      '2026-07-06 15:57:20',
      '2026-07-06T15:57:21.000Z',
      '2026-07-06 15:56:22',
    ],
    [
      'a collector whose clock is ahead by 3 minutes',
      '2026-07-06 11:56:22',
      '2026-07-06 11:56:24',
      '2026-07-06T15:59:24Z',
      '2026-07-06 15:56:22',
    ],
    [
      'with its own offset',
      '2026-07-06T11:56:22.5-04:00',
      '2026-07-06 11:56:24',
      '2026-07-06T15:56:24Z',
      '2026-07-06 15:56:22.5',
    ],
    [
      'without what would tell its zone',
      '2026-07-06 11:56:22',
      undefined,
      '2026-07-06T15:56:24.384Z',
      '2026-07-06 15:56:24.384',
    ],
    ['alone', '2026-07-06 11:56:22', undefined, undefined, '2026-07-06 11:56:22'],
  ])('of an NXLog record from %s', async (_, EventTime, EventReceivedTime, stamp, expected) =>
    expect(await times([event({ EventTime, EventReceivedTime, '@timestamp': stamp })])).toEqual([expected]),
  );

  it.each([
    ['2026-07-06T15:56:22.123456789Z', '2026-07-06 15:56:22.123456'],
    ['2026-07-06T17:56:22.5+02:00', '2026-07-06 15:56:22.5'],
    ['2026-07-06 17:56:22+0200', '2026-07-06 15:56:22'],
    ['2026-07-06T15:56:22', '2026-07-06 15:56:22'],
    ['/Date(1783353382500)/', '2026-07-06 15:56:22.5'],
    ['/Date(1783353382500+0200)/', '2026-07-06 15:56:22.5'],
    ['2026-02-30T15:56:22Z', null],
    ['yesterday', null],
    ['', null],
  ])('of TimeCreated %s', async (TimeCreated, expected) =>
    expect(await times([event({ TimeCreated })])).toEqual([expected]),
  );

  it("of Sysmon is Sysmon's own", async () =>
    expect(
      await times([
        sysmon({
          UtcTime: '2026-07-06 15:56:21.699',
          EventTime: '2026-07-06 11:56:22',
          EventReceivedTime: '2026-07-06 11:56:24',
          '@timestamp': '2026-07-06T15:56:24Z',
        }),
        sysmon({ UtcTime: '-', '@timestamp': '2026-07-06T15:56:24Z' }),
        event({ UtcTime: '2026-07-06 15:56:21.699', '@timestamp': '2026-07-06T15:56:24Z' }),
      ]),
    ).toEqual(['2026-07-06 15:56:21.699', '2026-07-06 15:56:24', '2026-07-06 15:56:24']));
});

describe('local times that are said to be UTC', () => {
  const wrong = sysmon({ UtcTime: '2026-07-06 15:56:22.699', TimeCreated: '2026-07-06T11:56:22.703Z' });
  const right = sysmon({ UtcTime: '2026-07-06 15:56:22.699', TimeCreated: '2026-07-06T15:56:22.703Z' });
  const late = sysmon({ UtcTime: '2026-07-06 15:55:20.000', TimeCreated: '2026-07-06T11:56:22.703Z' });
  const HOUR_MS = 3_600_000;

  it("are seen by Sysmon's records, and put right in all others", async () => {
    const security = event({
      TimeCreated: '2026-07-06T11:56:30.000Z',
      '@timestamp': '2026-07-06T11:56:30.000Z',
    });
    expect(await times([security, wrong, wrong])).toEqual([
      '2026-07-06 15:56:30',
      '2026-07-06 15:56:22.699',
      '2026-07-06 15:56:22.699',
    ]);
    expect(await times([security, right])).toEqual(['2026-07-06 11:56:30', '2026-07-06 15:56:22.699']);
  });

  it('need half of the records that could tell', () => {
    expect(shift([wrong, late, wrong])).toBe(4 * HOUR_MS);
    expect(shift([right, right])).toBe(0);
    expect(shift([wrong, right])).toBe(4 * HOUR_MS);
    expect(shift([wrong, right, right])).toBe(0);
    expect(shift([event({ TimeCreated: '2026-07-06T11:56:30Z' })])).toBe(0);
    expect(shift([sysmon({ UtcTime: 'x', TimeCreated: 'y' })])).toBe(0);
    expect(shift([])).toBe(0);
  });
});

describe('a file whose times were moved', () => {
  it('says by how much and why', () => {
    const records = [
      sysmon({ TimeCreated: '2026-07-06T11:56:22Z', UtcTime: '2026-07-06 17:26:22.000' }),
      sysmon({ TimeCreated: '2026-07-06T11:57:22Z', UtcTime: '2026-07-06 17:27:22.000' }),
    ];
    expect(windowsEvents.warnings?.({ name: 'x.json', records })).toEqual([
      expect.stringMatching(
        /^TimeCreated is 5 h 30 min behind the UtcTime .*local time with a Z to it, and 5 h 30 min were added to it$/,
      ),
    ]);
    expect(shiftWarning(-15 * 60_000)[0]).toMatch(
      /^TimeCreated is 15 min ahead of .*15 min were taken from it$/,
    );
  });

  it('says nothing where they were not', () => {
    const records = [sysmon({ TimeCreated: '2026-07-06T11:56:22Z', UtcTime: '2026-07-06 11:56:21.900' })];
    expect(windowsEvents.warnings?.({ name: 'x.json', records })).toEqual([]);
  });
});
