import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../../electron/engine/database/database.ts';
import windowsEvents from '../../../../models/sources/windows-events.ts';
import { mappedRows } from './mapped.ts';

let database: Database;
beforeAll(async () => {
  database = await Database.open(':memory:');
});
afterAll(() => database.closeInstance());

const HOST = 'SRV-02.corp.example';
const signIn = (fields: object) => ({
  EventID: 4624,
  Channel: 'Security',
  Hostname: HOST,
  TargetUserName: 'ann',
  LogonType: '3',
  ...fields,
});

const ADDRESSES: readonly (readonly [string, string | null, string | null])[] = [
  ['IPv4', '10.4.0.17', '10.4.0.17'],
  ['mapped IPv4', '::ffff:10.4.0.17', '10.4.0.17'],
  ['mapped IPv4 in capitals', '::FFFF:10.4.0.17', '10.4.0.17'],
  ['IPv6', '2001:DB8::17', '2001:db8::17'],
  ['a local IPv6 with its zone', 'fe80::3816:b2ee%12', 'fe80::3816:b2ee'],
  ['IPv6 with its zeros written out', 'FE80:0:0:0:3816:b2ee:1b9b:324b', 'fe80::3816:b2ee:1b9b:324b'],
  ['a loopback', '127.0.0.1', null],
  ['an IPv6 loopback', '::1', null],
  ['a mapped loopback', '::ffff:127.0.0.1', null],
  ['a loopback in full', '0:0:0:0:0:0:0:1', null],
  ['nothing', '-', null],
  ['an empty text', '', null],
  ['no address at all', null, null],
  ['every address', '0.0.0.0', null],
  ['a word', 'LOCAL', null],
  ['a name like hexadecimal digits', 'face', null],
];

describe('an address', () => {
  let found: (string | null)[] = [];
  beforeAll(async () => {
    const rows = await mappedRows(
      database,
      windowsEvents,
      ADDRESSES.map(([, IpAddress]) => signIn({ IpAddress })),
    );
    found = rows.map((row) => row.srcIp);
  });
  it.each(ADDRESSES.map(([what, , expected], i) => [what, i, expected] as const))(
    'that is %s',
    (_, i, expected) => expect(found[i]).toBe(expected),
  );
});

describe('where a sign-in came from', () => {
  it.each([
    ['a workstation by name', { WorkstationName: 'WS-07' }, 'WS-07', HOST],
    ['a workstation as a share writes it', { WorkstationName: '\\\\WS-07' }, 'WS-07', HOST],
    ['nothing that is known', { WorkstationName: '-', IpAddress: '-' }, null, HOST],
    ['an address alone', { WorkstationName: '', IpAddress: '10.4.0.17' }, null, HOST],
    [
      'its own name and an address of somewhere',
      { WorkstationName: 'srv-02', IpAddress: '10.4.0.17' },
      null,
      HOST,
    ],
    ['itself', { WorkstationName: 'SRV-02', IpAddress: '127.0.0.1' }, HOST, HOST],
    ['the keyboard', { LogonType: '2', WorkstationName: 'SRV-02', IpAddress: '127.0.0.1' }, HOST, null],
    ['a desktop unlocked from afar', { LogonType: '7', IpAddress: '10.4.0.17' }, null, null],
  ])('%s', async (_, fields, srcHost, dstHost) => {
    const [row] = await mappedRows(database, windowsEvents, [signIn(fields)]);
    expect(row).toMatchObject({ srcHost, dstHost, computer: HOST });
  });

  it('is its own in each record of a file with many hosts', async () => {
    const hosts = ['WS-01.corp.example', 'WS-02.corp.example', 'DC-01.corp.example'];
    const rows = await mappedRows(
      database,
      windowsEvents,
      hosts.map((Hostname) => signIn({ Hostname, host: 'collector.corp.example', LogonType: '2' })),
    );
    expect(rows.map((row) => [row.computer, row.srcHost])).toEqual(hosts.map((host) => [host, host]));
  });

  it('is nowhere in a record without a computer', async () => {
    const [row] = await mappedRows(database, windowsEvents, [
      { EventID: 4624, Channel: 'Security', TargetUserName: 'ann', LogonType: '3', WorkstationName: 'WS-07' },
    ]);
    expect(row).toMatchObject({
      computer: null,
      srcHost: 'WS-07',
      dstHost: null,
      account: 'ann',
      reason: null,
    });
  });
});
