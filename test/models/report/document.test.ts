import { describe, expect, it } from 'vitest';
import { personId, sourceId, type EventId } from '../../../models/domain/ids.ts';
import type { ReportBlock } from '../../../models/domain/report.ts';
import { day, timestampUs, US_PER_DAY } from '../../../models/domain/time.ts';
import { featureOf, FEATURES } from '../../../models/domain/features.ts';
import { reportDocument } from '../../../models/report/document.ts';
import type { ReportDay, ReportInput, ReportNames } from '../../../models/report/input.ts';
import { pathEvents } from '../../../models/report/replay.ts';
import { streamsOf, tellingStreams } from '../../../models/report/streams.ts';
import { fixtureNames, replayFixture } from '../figures/replay-fixture.ts';

const REPLAY = replayFixture();
const names: ReportNames = { ...fixtureNames, person: () => 'Heron 41', resource: () => '' };
const input: ReportInput = {
  title: null,
  summary: null,
  case: 'Halden Optics',
  zone: 'Europe/Copenhagen',
  product: 'Tracewell 1.0.0',
  actor: 'cli',
  madeUs: timestampUs(1_794_520_000_000_000),
  masked: true,
  audit: { entries: 4118, head: 'ab'.repeat(32) },
  names,
  person: null,
  byRank: false,
  items: [],
  events: [],
  sources: [],
  models: [],
  coverage: { events: 0, people: 0, first: null, last: null, analysis: 'empty', unmapped: [] },
  logs: {
    from: day(0),
    to: day(-1),
    streams: [],
    days: { rows: 0, columns: { day: [], stream: [], events: [], people: [] } },
    gaps: [],
    skews: [],
    sourceNames: new Map(),
  },
};
const section = (of: ReportInput, id: string) =>
  reportDocument(of).sections.find((one) => one.id === id)?.blocks ?? [];
const tables = (blocks: readonly ReportBlock[]) =>
  blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));

describe('a report of nothing', () => {
  it('is whole and says so', () => {
    const { title, sections } = reportDocument(input);
    expect(title).toBe('Case report');
    expect(sections.map(({ id }) => id)).toEqual([
      'summary',
      'asked',
      'findings',
      'chronology',
      'rests',
      'glossary',
      'audit',
    ]);
    const text = JSON.stringify(sections);
    for (const said of [
      'Nothing was chosen',
      'No record was chosen',
      'Nothing was imported',
      'The case was not analysed',
    ])
      expect(text).toContain(said);
  });
});

describe('a replay in a report', () => {
  const item = { kind: 'replay', replay: REPLAY, label: 'Replay of Heron 41' } as const;
  const blocks = section({ ...input, items: [item] }, 'findings');

  it('has the graph and the ladder as figures, then the path in order with its causes', () => {
    const kinds = blocks.map(({ kind }) => kind);
    expect(kinds.slice(0, 4)).toEqual(['heading', 'facts', 'figure', 'figure']);
    const [path, causes] = tables(blocks);
    const numbers = (path?.rows ?? []).map(([number]) => Number(number));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(numbers[0]).toBe(1);
    expect(pathEvents(REPLAY)).toHaveLength(numbers.length);
    expect(causes?.columns.map(({ title }) => title)).toContain('Next likeliest');
  });

  it('names nobody by number', () => {
    expect(JSON.stringify(blocks)).not.toMatch(/undefined|NaN|\[object/);
  });
});

describe('a chosen day', () => {
  const reasons: ReportDay = {
    person: personId(1),
    day: day(20_769),
    risk: 87,
    usual: { low: 4, high: 19 },
    features: [
      {
        feature: 'file-copies',
        contribution: 'exfil',
        points: 90,
        seen: 41,
        usual: { low: 0, high: 3 },
        peers: null,
      },
      { feature: 'mails', contribution: 'other', points: 0.2, seen: 3, usual: null, peers: null },
    ],
    rests: { ownDays: 61, peers: 7, role: 'ToolingEngineer' },
    relief: [],
    alike: null,
    models: [],
    sessions: [],
    events: 12,
    printed: 5,
  };
  const of = (change: Partial<ReportDay>) =>
    section({ ...input, items: [{ kind: 'day', day: { ...reasons, ...change } }] }, 'findings');

  it('says that nothing speaks for the person where nothing was found, in a table of its own', () => {
    const [counted, speaks] = tables(of({}));
    expect(counted?.rows).toEqual([
      ['Files copied to removable media, a day', '+90', '41', '0–3', 'learning'],
    ]);
    expect(speaks?.rows).toEqual([['Nothing found that speaks for it.', '0']]);
    const [, taken] = tables(of({ relief: [{ reason: 'As usual on Mondays', points: 3 }] }));
    expect(taken?.rows).toEqual([['As usual on Mondays', '−3']]);
    expect(taken?.columns).toEqual(speaks?.columns);
  });

  it('counts the records that it does not print', () => {
    expect(JSON.stringify(of({}))).toContain('7 other records of that day are in the case and not printed.');
    expect(JSON.stringify(of({ printed: 12 }))).not.toContain('not printed');
    expect(JSON.stringify(of({ events: 0 }))).toContain('The case holds no event of Heron 41 on this day.');
  });
});

const event = (id: string, at: number) => ({
  event: id as EventId,
  at: timestampUs(at),
  source: sourceId(1),
  path: 'logon.csv',
  record: 0,
  action: 'logged-on',
  person: 1,
  account: 1,
  target: null,
  host: null,
  text: id,
  comment: null,
});

describe('the chronology', () => {
  it('is in order of time, with the zone of every time', () => {
    const events = [event('b', 2_000_000), event('a', 2_000_000), event('c', 1_000_000)];
    const records = section({ ...input, events }, 'chronology').flatMap((block) =>
      block.kind === 'record' ? [block] : [],
    );
    expect(records.map(({ text }) => text)).toEqual(['c', 'a', 'b']);
    expect(records[0]?.when).toBe('Thu 1 Jan 1970 01:00:01 UTC+01:00');
    expect(records[0]?.says).toBe('Heron 41: Logged on');
  });
});

describe('records of a feature', () => {
  it('are of a stream for every feature that counts records', () => {
    const without = FEATURES.filter(({ id }) => streamsOf(id).length === 0).map(({ id }) => id);
    expect(without).toEqual(['build-up']);
    expect(featureOf('week-mails').group).toBe('week');
    expect(
      tellingStreams([
        { feature: 'mails', points: 3 },
        { feature: 'week-file-copies', points: 9 },
        { feature: 'logons', points: 0.1 },
      ]),
    ).toEqual(['file', 'email']);
  });
});

describe('what the logs cover', () => {
  it('stands in the report with a silence and a clock in words', () => {
    const logs = {
      ...input.logs,
      from: day(20_000),
      to: day(20_002),
      streams: ['logon' as const],
      days: { rows: 2, columns: { day: [20_000, 20_002], stream: [0, 0], events: [5, 6], people: [1, 1] } },
      gaps: [
        {
          source: 4,
          stream: 'logon' as const,
          from: timestampUs(20_001 * US_PER_DAY),
          to: timestampUs(20_002 * US_PER_DAY),
          usual: 31,
        },
      ],
      skews: [{ source: 4, other: 5, pairs: 30, aheadUs: 7e6 }],
      sourceNames: new Map([
        [4, 'a.csv'],
        [5, 'b.csv'],
      ]),
    };
    const blocks = section({ ...input, logs }, 'logs');
    expect(tables(blocks)[0]?.rows).toEqual([['Logons', '4 Oct 2024', '6 Oct 2024', '2', '1', '11']]);
    const said = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
    expect(said[0]).toMatch(
      /^Logons: nothing from 5 Oct 2024 02:00 for 24 h .*about 31 are usual then\. Last told by a\.csv\.$/,
    );
    expect(said[1]).toBe('a.csv is 7 s ahead of b.csv: the median over 30 sign-ins that both tell of.');
    expect(blocks.some(({ kind }) => kind === 'figure')).toBe(true);
  });
  it('is left out where there is nothing', () => {
    expect(section(input, 'logs')).toEqual([]);
  });
});
