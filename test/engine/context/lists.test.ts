import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OpenCase } from '../../../electron/engine/case/open-case.ts';
import { originalText } from '../../../electron/engine/ingest/source-text.ts';
import { importFiles } from '../../../electron/engine/ingest/import-files.ts';
import { rereadSource } from '../../../electron/engine/ingest/reread-source.ts';
import { stageStates } from '../../../electron/engine/pipeline/staleness.ts';
import { STAGES } from '../../../electron/engine/pipeline/stages/index.ts';
import { dayOfIso } from '../../../models/domain/time.ts';
import { CONTEXT_LISTS, CONTEXT_TABLES } from '../../../models/domain/context.ts';
import { entriesOf, listsOf } from '../../../electron/engine/context/lists.ts';
import { contentOf, file, logons, newCase, remove, settings } from '../ingest/cases.ts';

const FOLDER = resolve(import.meta.dirname, '../../fixtures/context');
const at = (...names: readonly string[]) => names.map((name) => resolve(FOLDER, name));
const plain = { person: () => null, account: () => null, host: () => null, text: (text: string) => text };

async function bring(open: OpenCase, paths: readonly string[], known?: string, zone?: string) {
  const request = {
    paths,
    ...(known === undefined ? {} : { known: dayOfIso(known) }),
    ...(zone === undefined ? {} : { zone }),
  };
  const ports = { signal: new AbortController().signal, nowUs: settings.nowUs, progress: () => undefined };
  return (await importFiles(open, request, ports)).files;
}

const entries = (open: OpenCase, list: (typeof CONTEXT_LISTS)[number], asOf?: string) =>
  entriesOf(
    open.reader,
    { list, offset: 0, limit: 100, ...(asOf === undefined ? {} : { asOf: dayOfIso(asOf) }) },
    plain,
    'Europe/Oslo',
  );

/** In the order of CONTEXT_LISTS. */
const GOOD: readonly (readonly [name: string, reason: string, records: number])[] = [
  ['hr-people.csv', 'directory', 4],
  ['assets.csv', 'asset', 4],
  ['networks.csv', 'network', 8],
  ['changes.csv', 'change', 3],
  ['service-accounts.csv', 'service-account', 2],
  ['feiertage.csv', 'holiday', 2],
  ['on-call.csv', 'on-call', 2],
  ['travel.csv', 'travel', 2],
  ['indicators.csv', 'indicator', 4],
  ['allow-list.csv', 'allowed', 2],
];
const ALL = GOOD.map(([name]) => name);

describe('importing lists of context', () => {
  it('balances: every row is other, for a reason of its own', async () => {
    const open = await newCase();
    const receipts = await bring(open, at(...ALL), '2024-01-01', 'Europe/Lisbon');
    for (const [i, [, reason, records]] of GOOD.entries())
      expect(receipts[i]).toMatchObject({
        records,
        stored: 0,
        rejected: 0,
        other: records,
        other_by_reason: { [reason]: records },
        balanced: true,
      });
    expect((await listsOf(open.reader)).map(({ list, entries: count }) => [list, count])).toEqual(
      CONTEXT_LISTS.map((list, i) => [list, GOOD[i]?.[2]]),
    );
    expect(await open.reader.row('SELECT count(*) AS n FROM event')).toEqual({ n: 0 });
  });

  it('keeps what it refuses, with line and reason', async () => {
    const open = await newCase();
    const [receipt] = await bring(open, at('bad-assets.csv'), '2024-01-01');
    expect(receipt).toMatchObject({ records: 5, rejected: 3, other: 2, balanced: true });
    expect(await open.reader.rows('SELECT line, reason, original FROM reject ORDER BY line')).toEqual([
      { line: 3, reason: 'no host', original: ',high,' },
      {
        line: 4,
        reason: 'the criticality is none of critical, high, medium and low',
        original: 'db-02,purple,',
      },
      { line: 5, reason: 'the last day cannot be read', original: 'db-03,low,some day' },
    ]);
  });

  it('shows where people live, and refuses a zone that is none', async () => {
    const open = await newCase();
    await bring(open, at('bad-people.csv'));
    expect(await open.reader.rows('SELECT line, reason FROM reject ORDER BY line')).toEqual([
      { line: 5, reason: 'the time zone is none: name one like Europe/Berlin' },
      { line: 6, reason: 'the time zone is none: name one like Europe/Berlin' },
      { line: 8, reason: 'no account and no e-mail' },
    ]);
    const { columns, entries: rows } = await entries(open, 'people');
    const zone = columns.indexOf('Time zone');
    expect(rows.map(({ cells }) => [cells[0], cells[zone]])).toEqual([
      ['avance', 'Europe/Lisbon'],
      ['bmoss', 'America/New_York'],
      ['cdole', null],
      ['fkern', null],
    ]);
  });

  it('asks for the zone of windows, and says where none was given', async () => {
    const open = await newCase();
    const [zoned, unzoned] = [
      (await bring(open, at('on-call.csv'), '2024-01-01', 'Europe/Oslo'))[0],
      (await bring(open, at('changes.csv'), '2024-01-01'))[0],
    ];
    expect(zoned?.zone).toBe('Europe/Oslo');
    expect(unzoned?.warnings).toContain('times carry no zone and none was given: read as UTC');
    const duty = await entries(open, 'on-call');
    expect(duty.columns[2]).toBe('Begins, Europe/Oslo');
    expect(duty.entries[0]?.cells[2]).toBe('2024-02-12 08:00');
  });

  it('says of whole days the days, of others the time, in the zone in which they are looked at', async () => {
    const open = await newCase();
    await bring(open, at('travel.csv'), undefined, 'Europe/Oslo');
    const shown = async () => (await entries(open, 'travel')).entries.map(({ cells }) => cells.slice(0, 4));
    expect(await shown()).toEqual([
      ['avance', 'Geneva', '2024-03-04 06:00', '2024-03-05 22:00'],
      ['cdole', 'Osaka, Japan', '2024-02-20', '2024-02-24'],
    ]);
    await expect(
      entriesOf(open.reader, { list: 'travel', offset: 0, limit: 1 }, plain, 'Nowhere/Here'),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('applies a list from the day of its import where nothing says more, and says so', async () => {
    const open = await newCase();
    const path = file('watch-list.csv', 'user,reason\nann,Has given notice\n');
    const [receipt] = await bring(open, [path]);
    const today = new Date(settings.nowUs() / 1000).toISOString().slice(0, 10);
    expect(receipt?.warnings.join()).toContain(
      `applies from ${today}, the day of the import, and explains nothing before`,
    );
    expect((await entries(open, 'indicators', '2023-01-01')).total).toBe(0);
    expect((await entries(open, 'indicators', today)).total).toBe(1);
  });

  it('reads lists parted by semicolons or tabs, with line ends in quotes', async () => {
    const open = await newCase();
    const rows = [
      'Rechner;Kritikalität;Bemerkung;Stand',
      'fs-02;sehr hoch;"Gehälter,\nund mehr; alles";01.02.2024',
      'fs-03;lila;;01.02.2024',
      'fs-04;niedrig;;01.02.2024',
      'ws-01;mittel;;01.02.2024',
      '',
    ];
    const paths = [
      file('inventar.csv', rows.join('\r\n')),
      file('tabs.tsv', rows.join('\n').replaceAll(';', '\t')),
    ];
    const receipts = await bring(open, paths);
    for (const receipt of receipts)
      expect(receipt).toMatchObject({ source: 'context-assets', records: 4, rejected: 1, balanced: true });
    expect(receipts.map(({ other, duplicate }) => [other, duplicate])).toEqual([
      [3, 0],
      [1, 2],
    ]);
    expect(
      (await entries(open, 'assets')).entries.map(({ cells }) => [cells[0], cells[1], cells[5]]),
    ).toEqual([
      ['fs-02', 'critical', 'Gehälter,\nund mehr\t alles'],
      ['fs-02', 'critical', 'Gehälter,\nund mehr; alles'],
      ['fs-04', 'low', null],
      ['ws-01', 'medium', null],
    ]);
    expect((await originalText(open.reader, 1, 0)).text).toBe(rows[1]);
    expect(await open.reader.rows('SELECT original FROM reject WHERE source_id = 1')).toEqual([
      { original: rows[2] },
    ]);
  });

  it('shows what was known by a day and had not ended', async () => {
    const open = await newCase();
    await bring(open, at('networks.csv', 'allow-list.csv'));
    const networks = async (asOf: string) =>
      (await entries(open, 'networks', asOf)).entries.map(({ cells }) => cells[0]);
    expect(await networks('2023-12-31')).toEqual([]);
    expect(await networks('2024-02-01')).toContain('198.51.100.17');
    expect(await networks('2024-03-01')).not.toContain('198.51.100.17');
    const allowed = async (asOf: string) => (await entries(open, 'allowed', asOf)).total;
    expect([await allowed('2024-01-14'), await allowed('2024-02-29'), await allowed('2024-03-01')]).toEqual([
      0, 2, 1,
    ]);
  });

  it('counts a list that comes again as duplicate, and its new rows as new', async () => {
    const open = await newCase();
    await bring(open, at('assets.csv'));
    const text =
      'Hostname,Criticality,Role,Owner,Location,Last Updated\nDC-01,Tier 0,Domain controller,it,Lisbon,2024-01-10\nws-18,low,Desktop,it,Oslo,2024-03-01\n';
    const [again] = await bring(open, [file('assets-2.csv', text)]);
    expect(again).toMatchObject({ records: 2, duplicate: 1, other: 1, balanced: true });
    await remove(open, 1);
    expect((await entries(open, 'assets')).entries.map(({ cells }) => cells[0])).toEqual(['DC-01', 'ws-18']);
  });

  it('can be told later from when a list was known, as if it had been imported so', async () => {
    const text = 'user,reason\nann,Has given notice\n';
    const late = await newCase();
    await bring(late, [file('watch-list.csv', text)]);
    const receipt = await rereadSource(
      late,
      1,
      { known: dayOfIso('2024-02-12') },
      new AbortController().signal,
    );
    expect(receipt).toMatchObject({ records: 1, other: 1, balanced: true });
    expect(receipt.warnings).toContain('applies from 2024-02-12, as given');
    const told = await newCase();
    await bring(told, [file('watch-list.csv', text)], '2024-02-12');
    expect(await entries(late, 'indicators')).toEqual(await entries(told, 'indicators'));
    await bring(late, [file('logon.csv', logons('ann 01/04/2010 08:00:00 PC-1 Logon'))], undefined, 'UTC');
    await expect(
      rereadSource(late, 2, { known: dayOfIso('2024-02-12') }, new AbortController().signal),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('makes the analysis stale where the same list is known from another day', async () => {
    const open = await newCase();
    const inputs = async () => (await stageStates(open.reader, STAGES, 'UTC')).map((state) => state.inputs);
    await bring(open, at('mitarbeiter.csv'), '2024-05-10');
    const before = await inputs();
    await remove(open, 1);
    await bring(open, at('mitarbeiter.csv'), '2024-05-10');
    expect(await inputs()).toEqual(before);
    await remove(open, 1);
    await bring(open, at('mitarbeiter.csv'), '2024-06-10');
    expect(await inputs()).not.toEqual(before);
  });

  it('leaves nothing of a list that is undone', async () => {
    const open = await newCase();
    const before = await contentOf(open);
    await bring(open, at(...ALL), '2024-01-01');
    for (let id = ALL.length; id > 0; id -= 1) await remove(open, id);
    for (const table of Object.values(CONTEXT_TABLES))
      expect(await open.reader.row(`SELECT count(*) AS n FROM ${table}`)).toEqual({ n: 0 });
    expect(await contentOf(open)).toEqual(before);
  });
});
