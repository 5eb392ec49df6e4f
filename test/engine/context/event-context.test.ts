import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFiles } from '../../../electron/engine/ingest/import-files.ts';
import { eventId } from '../../../models/domain/ids.ts';
import { dayOfIso } from '../../../models/domain/time.ts';
import { smallCase, type SmallCase } from '../handlers/small-case.ts';

const FOLDER = resolve(import.meta.dirname, '../../fixtures/context');
const LISTS = [
  'hr-people.csv',
  'assets.csv',
  'networks.csv',
  'changes.csv',
  'service-accounts.csv',
  'feiertage.csv',
  'on-call.csv',
  'indicators.csv',
  'allow-list.csv',
  'watchlist.csv',
];

interface Written {
  readonly at: string;
  readonly account?: string;
  readonly host?: string;
  readonly ip?: string;
  readonly resource?: string;
  readonly country?: string;
}

/** One event a line of time, id from 1 on. */
const EVENTS: readonly Written[] = [
  {
    at: '2024-02-10T21:00:00Z',
    account: String.raw`CORP\cdole`,
    host: 'DC-01.corp.example',
    ip: '10.20.30.4',
  },
  {
    at: '2024-02-16T12:00:00Z',
    account: 'cdole',
    host: 'FS-02',
    ip: '10.20.30.4',
    resource: 'http://files.example/drop',
  },
  { at: '2023-12-01T12:00:00Z', account: 'cdole', host: 'DC-01', ip: '10.20.30.4' },
  { at: '2024-02-10T12:00:00Z', account: 'svc-backup', host: 'bak-01', ip: '198.51.100.30', country: 'SE' },
  { at: '2024-03-10T12:00:00Z', account: 'svc-backup', host: 'bak-01', ip: '198.51.100.30' },
  { at: '2024-03-29T10:00:00Z', account: 'avance', host: 'ws-17', resource: 'http://sub.paste.example/x' },
];

const text = (value: string | undefined) => (value === undefined ? 'NULL' : `'${value}'`);

function fill(): string[] {
  const names = (of: (event: Written) => string | undefined) => [
    ...new Set(EVENTS.map(of).filter((name) => name !== undefined)),
  ];
  const accounts = names(({ account }) => account);
  const hosts = names(({ host }) => host);
  return [
    ...accounts.map(
      (name, i) => `INSERT INTO account (account_id, name, kind) VALUES (${i + 1}, '${name}', 'user')`,
    ),
    ...hosts.map((name, i) => `INSERT INTO host VALUES (${i + 1}, '${name}')`),
    ...EVENTS.map(
      (
        { at, account, host, ip, resource, country },
        i,
      ) => `INSERT INTO event (event_id, source_id, account_id, at_us, stream, action,
        src_ip, computer_id, resource, country, content_hash) VALUES (${i + 1}, 99, ${accounts.indexOf(account ?? '') + 1},
        ${Date.parse(at) * 1000}, 'logon', 'logon', ${text(ip)}, ${hosts.indexOf(host ?? '') + 1}, ${text(resource)}, ${text(country)}, 0)`,
    ),
  ];
}

let small: SmallCase;
beforeAll(async () => {
  small = await smallCase(...fill());
  small.nowUs = Date.parse('2024-01-01T00:00:00Z') * 1000;
  const ports = { signal: new AbortController().signal, nowUs: () => small.nowUs, progress: () => undefined };
  const paths = LISTS.map((name) => resolve(FOLDER, name));
  await importFiles(small.open, { paths, known: dayOfIso('2024-01-01'), zone: 'UTC' }, ports);
  await small.call('pseudonyms.unmask', { reason: 'the words are what is tested', minutes: 60 });
});
afterAll(() => small.end());

const about = (event: number) => small.call('context.event', { event: eventId(BigInt(event)) });
const words = async (event: number) =>
  (await about(event)).mentions.map((each) => `${each.list}: ${each.words}`);

describe('what lists say of an event', () => {
  it('names the change it falls into, what the host is worth, and who was on call', async () => {
    expect(await words(1)).toEqual([
      'assets: DC-01: criticality critical, Domain controller',
      'changes: CHG0041: Patch domain controllers, on DC-01, by cdole',
      'on-call: cdole: on call for Infrastructure',
    ]);
  });

  it('names who has given notice from the day of notice on, and what is on an indicator list', async () => {
    expect(await words(2)).toEqual([
      'people: cdole: leaves on 2024-03-31',
      'assets: fs-02: criticality high, File server',
      'indicators: cdole: listed, Has given notice',
      'indicators: http://files.example/drop: Example feed, Drop point',
    ]);
  });

  it('says nothing of a day before anything was known', async () => {
    expect(await words(3)).toEqual([]);
    expect((await about(3)).addresses).toMatchObject([{ ip: '10.20.30.4', network: null, kind: null }]);
  });

  it('lets an entry end', async () => {
    expect(await words(4)).toContain('allowed: 198.51.100.0/24: allowed for hosting, Build servers');
    expect(await words(5)).not.toContain('allowed: 198.51.100.0/24: allowed for hosting, Build servers');
    expect(await words(5)).toContain(
      'allowed: svc-backup: allowed for bulk-read, Nightly backup reads every share',
    );
  });

  it('says that a day is a holiday, and meets a domain by one above it', async () => {
    expect(await words(6)).toEqual([
      'assets: ws-17: criticality low, Desktop',
      'holidays: Karfreitag, NW',
      'indicators: paste.example: Example feed, Paste site',
    ]);
  });

  it('places addresses by the network known that day; what the record says stands before', async () => {
    expect((await about(1)).addresses).toMatchObject([
      { role: 'from', kind: 'vpn', name: 'Remote access', country: null },
    ]);
    expect((await about(2)).addresses).toMatchObject([
      { kind: 'office', name: 'Oslo branch', country: 'NO', placedBy: 'list' },
    ]);
    expect((await about(4)).addresses).toMatchObject([
      { kind: 'hosting', country: 'SE', placedBy: 'record' },
    ]);
    expect((await about(5)).addresses).toMatchObject([{ kind: 'hosting', country: 'DE', placedBy: 'list' }]);
  });

  it('hides names while they are masked', async () => {
    await small.call('pseudonyms.mask', {});
    const masked = await words(2);
    expect(masked.join()).not.toContain('cdole');
    expect(masked[0]).toMatch(/^people: .+: leaves on 2024-03-31$/);
    const { entries } = await small.call('context.entries', { list: 'people', offset: 0, limit: 10 });
    expect(JSON.stringify(entries)).not.toMatch(/Ann|avance|Moss/);
  });

  it('there is none for an event that is not there', async () => {
    await expect(about(77)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
