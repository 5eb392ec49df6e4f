import { describe, expect, it } from 'vitest';
import { coverageOf, peopleCoverageOf } from '../../../electron/engine/coverage/coverage.ts';
import { runAnalysis } from '../../../electron/engine/pipeline/run-analysis.ts';
import { STAGES } from '../../../electron/engine/pipeline/stages/index.ts';
import { day, dayOfIso } from '../../../models/domain/time.ts';
import { personId } from '../../../models/domain/ids.ts';
import { bring, file, folder, logons, newCase, settings } from '../ingest/cases.ts';
import { line, signIn } from '../ingest/windows-lines.ts';

const DAY = dayOfIso('2010-01-04');

/** Sign-ins of one account to one host, a minute apart, told by two collectors. */
const collected = (aheadSeconds: number, jitter: (i: number) => number) =>
  Array.from({ length: 30 }, (_, i) => {
    const record = signIn('ann', i);
    const at = new Date(Date.parse(record['@timestamp']) + (aheadSeconds + jitter(i)) * 1000).toISOString();
    return line({ ...record, '@timestamp': at, winlog: { ...record.winlog, record_id: 1000 + i } });
  }).join('\n');

describe('coverage', () => {
  it('counts events and people by stream and day of the case’s zone', async () => {
    const open = await newCase('America/New_York');
    const rows =
      'ann 01/04/2010 08:58:00 PC-1 Logon\nbob 01/04/2010 23:30:00 PC-2 Logon\nann 01/05/2010 09:00:00 PC-1 Logon';
    await bring(open, file('logon.csv', logons(rows)), { zone: 'America/New_York' });
    const { from, to, streams, days, gaps, skews } = await coverageOf(open.reader, 'America/New_York');
    expect([from, to, streams]).toEqual([DAY, DAY + 1, ['logon']]);
    expect(
      [...days.columns.day].map((at, i) => [at - DAY, days.columns.events[i], days.columns.people[i]]),
    ).toEqual([
      [0, 2, 2],
      [1, 1, 1],
    ]);
    expect([gaps, skews]).toEqual([[], []]);
  });

  it('of a case without events is empty', async () => {
    const open = await newCase();
    const { days, streams } = await coverageOf(open.reader, 'UTC');
    expect([days.rows, streams]).toEqual([0, []]);
  });

  it('counts a person’s events by local day, and refuses more days than it can show', async () => {
    const open = await newCase('America/New_York');
    await bring(
      open,
      file('logon.csv', logons('ann 01/04/2010 23:30:00 PC-1 Logon\nbob 01/05/2010 09:00:00 PC-2 Logon')),
      { zone: 'America/New_York' },
    );
    const stages = STAGES.filter(({ id }) => id === 'identity');
    await runAnalysis(open, {
      signal: new AbortController().signal,
      emit: () => undefined,
      nowUs: settings.nowUs,
      stages,
    });
    const people = (
      await open.reader.rows<{ id: number }>('SELECT person_id AS id FROM person ORDER BY name')
    ).map(({ id }) => personId(id));
    const { streams, cells } = await peopleCoverageOf(open.reader, people, DAY, day(DAY + 1));
    expect(streams).toEqual(['logon']);
    expect(
      [...cells.columns.day].map((at, i) => [cells.columns.person[i], at - DAY, cells.columns.events[i]]),
    ).toEqual([
      [people[0], 0, 1],
      [people[1], 1, 1],
    ]);
    expect(
      (await peopleCoverageOf(open.reader, people.slice(0, 1), day(DAY + 1), day(DAY + 1))).cells.rows,
    ).toBe(0);
    await expect(peopleCoverageOf(open.reader, people, DAY, day(DAY + 400))).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  it.each([
    ['is told where it is steady', 7, () => 0, [{ source: 1, other: 2, pairs: 30, aheadUs: -7_000_000 }]],
    ['is not told below two seconds', 1, () => 0, []],
    [
      'is not told where differences scatter: these are other sign-ins',
      0,
      (i: number) => ((i * 37) % 29) - 14,
      [],
    ],
  ])('a clock that disagrees %s', async (_, seconds, jitter, expected) => {
    const open = await newCase();
    const at = folder();
    await bring(open, file('a.ndjson', `${collected(0, () => 0)}\n`, at));
    await bring(open, file('b.ndjson', `${collected(seconds, jitter)}\n`, at));
    expect((await coverageOf(open.reader, 'UTC')).skews).toEqual(expected);
  });
});
