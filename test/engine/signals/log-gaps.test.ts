import { describe, expect, it } from 'vitest';
import { silencesOf } from '../../../models/signals/parts/log-gaps.ts';
import { bring, file, newCase } from '../ingest/cases.ts';
import { signalsOf } from './signals-of.ts';

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 0, 5);
const WEEKS = 6;
/** Wednesday of the last week, 10:00 to before 14:00. */
const SILENT = { from: START + (5 * 168 + 58) * HOUR_MS, to: START + (5 * 168 + 62) * HOUR_MS };

interface Log {
  readonly host: string;
  /** Which of its hours hold records, and how many. */
  readonly perHour: number;
  readonly leavesOut?: (atMs: number) => boolean;
  /** Numbers that are never used, by the number of the record that comes after them. */
  readonly skips?: Readonly<Record<number, number>>;
  readonly code?: (atMs: number) => number;
}

/** One host's Security log, hour by hour; its records name `other` as where they came from. */
function lines(
  { host, perHour, leavesOut = () => false, skips = {}, code = () => 4624 }: Log,
  other = 'ws-9',
): string[] {
  let number = 0;
  const written: string[] = [];
  for (let hour = 0; hour < WEEKS * 168; hour += 1)
    for (let i = 0; i < perHour; i += 1) {
      const atMs = START + hour * HOUR_MS + Math.floor((i * HOUR_MS) / perHour);
      if (leavesOut(atMs)) continue;
      number += 1 + (skips[number + 1] ?? 0);
      written.push(record(host, other, atMs, number, code(atMs)));
    }
  return written;
}

const record = (host: string, other: string, atMs: number, number: number, code: number) =>
  JSON.stringify({
    '@timestamp': new Date(atMs).toISOString(),
    winlog: {
      channel: code === 1074 ? 'System' : 'Security',
      computer_name: `${host}.corp.example`,
      event_id: code,
      record_id: number,
      event_data: {
        TargetUserSid: 'S-1-5-21-1-2-3-1001',
        TargetUserName: 'ann',
        TargetDomainName: 'CORP',
        TargetLogonId: `0x${number}`,
        LogonType: '3',
        WorkstationName: other,
      },
    },
  });

async function told(logs: readonly (readonly string[])[]): Promise<string[]> {
  const open = await newCase();
  const receipts = await bring(open, [file('windows.ndjson', logs.flat().join('\n'))]);
  expect(receipts[0]?.balanced).toBe(true);
  const signals = await signalsOf(open);
  return signals
    .filter(({ signal }) => signal === 'audit-tampering')
    .map(({ severity, says, events }) => `${severity}: ${says} [${events.length}]`);
}

const inSilence = (atMs: number) => atMs >= SILENT.from && atMs < SILENT.to;
/** Signs in to another server from the silent one, all the time. */
const witness = lines({ host: 'srv-2', perHour: 4 }, 'srv-1');

describe('holes in the logs of a host', () => {
  it('are told where a log is silent at hours at which it never was, while others see the host', async () => {
    const found = await told([lines({ host: 'srv-1', perHour: 15, leavesOut: inSilence }), witness]);
    expect(found).toEqual([
      'medium: Security on srv-1.corp.example was silent for 4 h 4 min, where the lowest week before had 60 records; others saw the host 16 times meanwhile, and no shutdown is recorded [2]',
    ]);
  });

  it('stay quiet where nobody saw the host, or where it said that it goes down', async () => {
    const silent = { host: 'srv-1', perHour: 15, leavesOut: inSilence };
    expect(await told([lines(silent), lines({ host: 'srv-2', perHour: 4 })])).toEqual([]);
    const down = record('srv-1', 'ws-9', SILENT.from - 60_000, 1, 1074);
    expect(await told([lines(silent), witness, [down]])).toEqual([]);
  });

  it('are told by missing numbers of records', async () => {
    const found = await told([lines({ host: 'srv-1', perHour: 4, skips: { 2000: 300 } })]);
    expect(found).toEqual([
      'high: 300 records of Security on srv-1.corp.example are missing by their numbers, within 15 min [2]',
    ]);
  });

  it('stay quiet where an export holds chosen events only, and for what is lost on the way', async () => {
    const chosen = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [i * 10 + 5, 40]));
    expect(await told([lines({ host: 'srv-1', perHour: 4, skips: chosen })])).toEqual([]);
    expect(await told([lines({ host: 'srv-1', perHour: 4, skips: { 2000: 3 } })])).toEqual([]);
    const burst = lines({ host: 'srv-1', perHour: 600, skips: { 2000: 300 } }).slice(0, 3000);
    expect(await told([burst])).toEqual([]);
  });
});

const week = (skip: (hour: number) => boolean) =>
  Array.from({ length: WEEKS * 168 }, (_, hour) => ({ hour, events: 20 })).filter(({ hour }) => !skip(hour));

describe('silences of a log', () => {
  it('at night and at week-ends are its habit', () =>
    expect(silencesOf(week((hour) => hour % 24 < 6 || hour % 168 >= 120))).toEqual([]));

  it('are held against earlier weeks alone', () => {
    const all = week((hour) => hour >= 5 * 168 + 30 && hour < 5 * 168 + 36);
    expect(silencesOf(all)).toEqual([{ fromHour: 5 * 168 + 29, toHour: 5 * 168 + 36, usual: 120 }]);
    expect(silencesOf(all.filter(({ hour }) => hour <= 5 * 168 + 36))).toEqual(silencesOf(all));
  });
});
