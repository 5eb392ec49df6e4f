import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../electron/engine/database/database.ts';
import { recogniseSample } from '../../../models/sources/index.ts';
import { csvFields, sampleOf } from '../../../models/sources/parts/sample.ts';
import { columnsOf, stagingSelect } from '../../../models/sources/parts/staging.ts';
import { plainName } from '../../../models/sources/context/columns.ts';

const FOLDER = resolve(import.meta.dirname, '../../fixtures/context');
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

let database: Database;
beforeAll(async () => {
  database = await Database.open(':memory:');
});
afterAll(() => database.closeInstance());

const FORMATS: Readonly<Record<string, string | null>> = {
  'allow-list.csv': 'context-allow',
  'asn-ranges.csv': 'context-networks',
  'assets.csv': 'context-assets',
  'bad-allow-list.csv': 'context-allow',
  'bad-assets.csv': 'context-assets',
  'bad-changes.csv': 'context-changes',
  'bad-networks.csv': 'context-networks',
  'bad-people.csv': 'context-people',
  'bad-travel.csv': 'context-travel',
  'changes.csv': 'context-changes',
  'feiertage.csv': 'context-holidays',
  'hr-people.csv': 'context-people',
  'indicators.csv': 'context-indicators',
  'mitarbeiter.csv': 'context-people',
  'networks.csv': 'context-networks',
  'on-call.csv': 'context-on-call',
  'quiet-logons.csv': null,
  'quiet-prices.csv': null,
  'quiet-proxy-log.csv': null,
  'quiet-sessions.csv': null,
  'service-accounts.csv': 'context-accounts',
  'travel.csv': 'context-travel',
  'watchlist.csv': 'context-indicators',
};

/** Named neutrally, so that only columns and rows speak. */
const WITHOUT_ITS_NAME = [
  'hr-people.csv',
  'assets.csv',
  'networks.csv',
  'changes.csv',
  'service-accounts.csv',
  'feiertage.csv',
  'on-call.csv',
  'travel.csv',
  'indicators.csv',
  'allow-list.csv',
];

interface Options {
  readonly name?: string;
  readonly zone?: string;
  readonly known?: string;
}

const cell = (value: string) => `'${value.replaceAll("'", "''")}'`;

async function rowsOf(text: string, { name = 'x.csv', zone = 'UTC', known = '2024-06-01' }: Options = {}) {
  const sample = sampleOf(name, text);
  const format = recogniseSample(sample)?.format;
  if (format?.kind !== 'rows') throw new Error(`${name} is no list`);
  const rows = await fieldsOf(text);
  const { names } = columnsOf(sample.header);
  const from = `(VALUES ${rows.map((row) => `(${row.map(cell).join(', ')})`).join(', ')}) t(${names.join(', ')})`;
  const file = { sample, zone, known, knownBy: 'given' as const };
  return {
    format,
    warnings: format.warnings?.(file) ?? [],
    rows: await database.rows(
      `SELECT COLUMNS(*)::VARCHAR FROM (SELECT * EXCLUDE (content_hash) FROM (${stagingSelect(format, file, from)}))`,
    ),
  };
}

/** Records of a text, quoted line ends and all. */
async function fieldsOf(text: string) {
  const lines = text.trim().match(/(?:"(?:[^"]|"")*"|[^"\n])+/g) ?? [];
  return lines.slice(1).map((line) => csvFields(line));
}

const fixture = (name: string, options: Options = {}) => rowsOf(read(name), { name, ...options });
const reasons = (rows: readonly Readonly<Record<string, unknown>>[]) => rows.map(({ reason }) => reason);
const pick = (rows: readonly Readonly<Record<string, unknown>>[], ...columns: readonly string[]) =>
  rows.map((row) => columns.map((column) => row[column]));

const us = (text: string) => String(Date.parse(text) * 1000);

describe('lists of context', () => {
  it('has a fixture of everything named here', () => {
    expect(readdirSync(FOLDER).filter((name) => name.endsWith('.csv'))).toEqual(Object.keys(FORMATS));
  });

  it.each(Object.entries(FORMATS))('%s is recognised as %s', (name, id) => {
    expect(recogniseSample(sampleOf(name, read(name)))?.format.id ?? null).toBe(id);
  });

  it.each(WITHOUT_ITS_NAME)('%s is recognised by its columns alone', (name) => {
    expect(recogniseSample(sampleOf('export.csv', read(name)))?.format.id).toBe(FORMATS[name]);
  });

  it('reads a name as its letters and digits', () => {
    expect(['Start Date', 'start_date', 'Kündigung am', 'Gerätename', 'E-Mail'].map(plainName)).toEqual([
      'startdate',
      'startdate',
      'kundigungam',
      'geratename',
      'email',
    ]);
  });
});

describe('people', () => {
  it('come with role, manager and dates, each row from its own day', async () => {
    const { rows, warnings } = await fixture('hr-people.csv');
    expect(reasons(rows)).toEqual([null, null, null, null]);
    expect(
      pick(rows, 'as_of', 'account', 'full_name', 'role', 'supervisor', 'leaves_on', 'leaving_known'),
    ).toEqual([
      ['2024-01-01', 'avance', 'Ann Vance', 'Analyst', 'Moss, Bea', null, null],
      ['2024-01-01', 'bmoss', 'Bea Moss', 'Head of Finance', null, null, null],
      ['2024-01-01', 'cdole', 'Cid Dole', 'Engineer', 'bmoss', '2024-03-31', '2024-02-12'],
      ['2024-03-01', 'avance', 'Ann Vance', 'Senior Analyst', 'bmoss', null, null],
    ]);
    expect(warnings).toEqual(['each entry applies from the day in "As Of"']);
  });

  it('live in the time zone that the list names, however it is written; what is none is rejected', async () => {
    const { rows } = await fixture('bad-people.csv');
    expect(pick(rows, 'account', 'zone', 'reason')).toEqual([
      ['avance', 'Europe/Lisbon', null],
      ['bmoss', 'America/New_York', null],
      ['cdole', null, null],
      ['dvoss', null, 'the time zone is none: name one like Europe/Berlin'],
      ['efarr', null, 'the time zone is none: name one like Europe/Berlin'],
      ['fkern', null, null],
      [null, 'UTC', 'no account and no e-mail'],
    ]);
  });

  it.each(['timezone', 'Time Zone', 'zone', 'Zeitzone'])('live where the column %s says', async (column) => {
    const { rows } = await rowsOf(`user,role,department,${column}\nann,Clerk,Sales,Asia/Kolkata\n`);
    expect(pick(rows, 'zone', 'reason')).toEqual([['Asia/Kolkata', null]]);
  });

  it('do not live in a zone of sales', async () => {
    const { rows } = await rowsOf('user,role,department,zone\nann,Clerk,Sales,North\nbob,Clerk,Sales,DACH\n');
    expect(pick(rows, 'zone', 'reason')).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('come in other languages, from the day that is given where the list has none', async () => {
    const { rows, warnings } = await fixture('mitarbeiter.csv', { known: '2024-05-10' });
    expect(reasons(rows)).toEqual([null, null]);
    expect(
      pick(
        rows,
        'as_of',
        'account',
        'full_name',
        'department',
        'location',
        'starts_on',
        'leaves_on',
        'leaving_known',
      ),
    ).toEqual([
      ['2024-05-10', 'evogt', 'Eva Vogt', 'Rechnungswesen', 'Köln', '2018-04-01', null, null],
      ['2024-05-10', 'fkern', 'Fritz Kern', 'Forschung', 'Köln', '2021-09-15', '2024-06-30', '2024-05-02'],
    ]);
    expect(warnings).toEqual(['applies from 2024-05-10, as given']);
  });
});

describe('assets', () => {
  it('have a criticality, whatever it is called', async () => {
    const { rows } = await fixture('assets.csv');
    expect(pick(rows, 'known_from', 'host', 'criticality', 'reason')).toEqual([
      ['2024-01-10', 'DC-01', 'critical', null],
      ['2024-01-10', 'fs-02', 'high', null],
      ['2024-01-10', 'ws-17', 'low', null],
      ['2024-02-20', 'fs-02', 'critical', null],
    ]);
  });

  it('are rejected with a reason', async () => {
    const { rows } = await fixture('bad-assets.csv');
    expect(reasons(rows)).toEqual([
      null,
      'no host',
      'the criticality is none of critical, high, medium and low',
      'the last day cannot be read',
      null,
    ]);
  });
});

describe('networks', () => {
  it('are ranges of addresses or AS numbers, of a kind', async () => {
    const { rows } = await fixture('networks.csv');
    expect(reasons(rows)).toEqual(rows.map(() => null));
    expect(pick(rows, 'network', 'kind', 'name', 'asn', 'known_from', 'valid_to')).toEqual([
      ['10.0.0.0/8', 'office', 'Head office', null, '2024-01-01', null],
      ['10.20.0.0/16', 'vpn', 'Remote access', null, '2024-01-01', null],
      ['10.20.30.0/24', 'office', 'Oslo branch', null, '2024-02-15', null],
      ['198.51.100.0/24', 'hosting', 'Example Cloud', null, '2024-01-01', null],
      ['198.51.100.17', 'tor', 'Tor exit', null, '2024-02-01', '2024-02-29'],
      ['2001:db8::/32', 'hosting', 'Example Cloud', null, '2024-01-01', null],
      ['2001:db8:7::/48', 'vpn', 'Example VPN', null, '2024-01-01', null],
      ['AS64500', 'hosting', 'Example Hosting', '64500', '2024-01-01', null],
    ]);
    expect(pick(rows, 'first_address', 'last_address').at(-1)).toEqual([null, null]);
  });

  it('come as first and last address with their AS number', async () => {
    const { rows } = await fixture('asn-ranges.csv');
    expect(pick(rows, 'network', 'asn', 'kind', 'name', 'country', 'reason')).toEqual([
      ['192.0.2.0-192.0.2.127', '64500', 'other', 'EXAMPLE-HOSTING', 'DE', null],
      ['192.0.2.128-192.0.2.255', '64501', 'other', 'EXAMPLE-TELECOM', 'PT', null],
    ]);
  });

  it('take their kind from the name of the file where no column says it', async () => {
    const text = 'ip,label\n198.51.100.7,exit one\n198.51.100.8,exit two\n';
    const { rows } = await rowsOf(text, { name: 'tor-exit-nodes.csv' });
    expect(pick(rows, 'kind')).toEqual([['tor'], ['tor']]);
  });

  it('are rejected with a reason', async () => {
    const { rows } = await fixture('bad-networks.csv');
    const wrong = 'no address, network or AS number that can be read';
    expect(reasons(rows)).toEqual([null, wrong, wrong, wrong, null, null, null, null]);
  });
});

describe('change records', () => {
  it('have a window in the zone of the file, or in their own', async () => {
    const { rows } = await fixture('changes.csv', { zone: 'Europe/Lisbon' });
    expect(pick(rows, 'ticket', 'known_from', 'from_us', 'to_us', 'reason')).toEqual([
      ['CHG0041', '2024-02-05', us('2024-02-10T20:00Z'), us('2024-02-10T23:30Z'), null],
      ['CHG0042', '2024-02-09', us('2024-02-12T00:00Z'), us('2024-02-14T00:00Z'), null],
      ['CHG0043', '2024-02-14', us('2024-02-14T02:00Z'), us('2024-02-14T04:00Z'), null],
    ]);
    const { rows: away } = await fixture('changes.csv', { zone: 'America/New_York' });
    expect(pick(away, 'from_us')).toEqual([
      [us('2024-02-11T01:00Z')],
      [us('2024-02-12T05:00Z')],
      [us('2024-02-14T02:00Z')],
    ]);
  });

  it('are rejected with a reason', async () => {
    const { rows } = await fixture('bad-changes.csv');
    expect(reasons(rows)).toEqual([
      null,
      'the window ends before it begins',
      'the beginning of the window cannot be read',
      'no window',
      'no ticket',
    ]);
  });
});

describe('the other lists', () => {
  it('service accounts', async () => {
    const { rows } = await fixture('service-accounts.csv');
    expect(pick(rows, 'account', 'owner', 'hosts', 'valid_to', 'reason')).toEqual([
      ['svc-backup', 'it', 'bak-01', null, null],
      ['svc-report', 'finance', 'rep-01, rep-02', '2024-06-30', null],
    ]);
  });

  it('holidays', async () => {
    const { rows } = await fixture('feiertage.csv');
    expect(pick(rows, 'day', 'last_day', 'name', 'site', 'reason')).toEqual([
      ['2024-03-29', '2024-03-29', 'Karfreitag', 'NW', null],
      ['2024-05-01', '2024-05-01', 'Tag der Arbeit', 'NW', null],
    ]);
  });

  it('on-call rotas', async () => {
    const { rows } = await fixture('on-call.csv', { zone: 'Europe/Oslo' });
    expect(pick(rows, 'account', 'team', 'from_us', 'to_us')).toEqual([
      ['cdole', 'Infrastructure', us('2024-02-05T07:00Z'), us('2024-02-12T07:00Z')],
      ['avance', 'Infrastructure', us('2024-02-12T07:00Z'), us('2024-02-19T07:00Z')],
    ]);
  });

  it('planned travel', async () => {
    const { rows } = await fixture('travel.csv', { zone: 'Europe/Oslo' });
    expect(pick(rows, 'account', 'place', 'known_from', 'from_us', 'to_us', 'reason')).toEqual([
      ['cdole', 'Osaka, Japan', '2024-01-31', us('2024-02-19T23:00Z'), us('2024-02-24T23:00Z'), null],
      ['avance', 'Geneva', '2024-02-27', us('2024-03-04T05:00Z'), us('2024-03-05T21:00Z'), null],
    ]);
    const bad = await fixture('bad-travel.csv', { zone: 'Europe/Oslo' });
    expect(bad.rows.map(({ reason }) => reason)).toEqual([
      'no place is named',
      'the return is before the departure',
    ]);
  });

  it('indicators, by their type or what they look like', async () => {
    const { rows } = await fixture('indicators.csv');
    expect(pick(rows, 'kind', 'value', 'known_from', 'valid_to')).toEqual([
      ['address', '203.0.113.66', '2024-01-20', '2024-03-20'],
      ['url', 'http://files.example/drop', '2024-01-20', null],
      ['hash', 'd41d8cd98f00b204e9800998ecf8427e', '2024-01-20', null],
      ['domain', 'paste.example', '2024-01-20', null],
    ]);
  });

  it('watch lists of people', async () => {
    const { rows } = await fixture('watchlist.csv');
    expect(pick(rows, 'kind', 'value', 'why', 'known_from')).toEqual([
      ['account', 'cdole', 'Has given notice', '2024-02-12'],
    ]);
  });

  it('allow-lists with reason and expiry; without a reason they are refused', async () => {
    const { rows } = await fixture('allow-list.csv');
    expect(pick(rows, 'kind', 'value', 'scope', 'valid_to')).toEqual([
      ['account', 'svc-backup', 'bulk-read', null],
      ['address', '198.51.100.0/24', 'hosting', '2024-02-29'],
    ]);
    const { rows: bad } = await fixture('bad-allow-list.csv');
    expect(reasons(bad)).toEqual([null, 'no reason', 'nothing is named', 'the last day cannot be read']);
  });
});

const text = (date: string) => `host,criticality,valid until\na,high,${date}\n`;

const lastDay = async (...dates: readonly string[]) =>
  pick(
    (await rowsOf(dates.map((date, i) => (i === 0 ? text(date) : `b,high,${date}\n`)).join(''))).rows,
    'valid_to',
  );

describe('dates', () => {
  it.each([
    '2024-03-05',
    '2024/03/05',
    '05.03.2024',
    '5-Mar-2024',
    '05 March 2024',
    '20240305',
    '2024-03-05 17:00',
    '2024-03-05T17:00:00Z',
    '20240305170000.0Z',
  ])('are read from %s', async (date) => {
    expect(await lastDay(date)).toEqual([['2024-03-05']]);
  });

  it('with slashes are read as the file shows they are meant', async () => {
    expect(await lastDay('05/03/2024', '25/03/2024')).toEqual([['2024-03-05'], ['2024-03-25']]);
    expect(await lastDay('03/05/2024', '03/25/2024')).toEqual([['2024-03-05'], ['2024-03-25']]);
    expect((await rowsOf(text('03/05/2024'))).warnings[0]).toBe('dates like 03/04/2024 are read month first');
    expect((await rowsOf(text('03/25/2024'))).warnings[0]).toBe('applies from 2024-06-01, as given');
  });

  it.each(['never', '9999-12-31', 'unbefristet', '-'])('%s is no end', async (date) => {
    expect(await lastDay(date)).toEqual([[null]]);
  });
});
