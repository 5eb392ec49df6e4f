import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../../electron/engine/database/database.ts';
import windowsEvents from '../../../../models/sources/windows-events.ts';
import { mappedRows, type MappedRow } from './mapped.ts';

const FOLDER = new URL('../../../fixtures/windows/one-logon/', import.meta.url);
const files = readdirSync(FOLDER).sort();
const parsed = (file: string) =>
  JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Record<string, unknown>;

let database: Database;
beforeAll(async () => {
  database = await Database.open(':memory:');
});
afterAll(() => database.closeInstance());
const one = async (record: object) => {
  const [row] = await mappedRows(database, windowsEvents, [record]);
  if (!row) throw new Error('no row');
  return row;
};

const SIGN_IN: Partial<MappedRow> = {
  stream: 'authentication',
  action: 'remote-logon',
  outcome: 'success',
  account: 'CORP\\ann',
  accountKind: 'user',
  accountSid: 'S-1-5-21-1004336348-1177238915-682003330-1107',
  targetAccount: null,
  computer: 'SRV-02.corp.example',
  srcHost: 'WS-07',
  srcIp: '10.4.0.17',
  dstHost: 'SRV-02.corp.example',
  resource: null,
  channel: 'Security',
  code: '4624',
  logonType: '3',
  logonId: String(0x1f3a7c),
  linkedLogonId: String(0x1f3a90),
  reason: null,
};

describe('one sign-in', () => {
  it.each(files)('means the same in %s', async (file) => {
    const row = await one(parsed(file));
    expect(row).toMatchObject(SIGN_IN);
    expect(row.at).toBe(file === 'nxlog.json' ? '2026-03-02 09:14:07' : '2026-03-02 09:14:07.25');
  });

  it.each(files)('is recognised in %s', (file) => {
    const recognition = windowsEvents.recognise({ name: file, records: [parsed(file)] });
    expect(recognition?.confidence).toBe(1);
  });

  it('is the same record through every shipper that keeps its number', async () => {
    const numbered = files.filter((file) => file !== 'flat-time-created.json');
    const rows = await mappedRows(database, windowsEvents, numbered.map(parsed));
    expect(new Set(rows.map((row) => row.content)).size).toBe(1);
    expect(rows[0]?.content).not.toBeNull();
  });

  it('is another record with another number, in another channel, on another computer, at another time', async () => {
    const record = parsed('nxlog.json');
    const rows = await mappedRows(database, windowsEvents, [
      record,
      { ...record, RecordNumber: 5101 },
      { ...record, Channel: 'System' },
      { ...record, Hostname: 'SRV-03.corp.example' },
      { ...record, EventTime: '2026-03-02 04:14:08' },
    ]);
    expect(new Set(rows.map((row) => row.content)).size).toBe(5);
  });

  it('is read in one file with all of them', async () => {
    const rows = await mappedRows(database, windowsEvents, files.map(parsed));
    expect(rows).toHaveLength(files.length);
    for (const row of rows) expect(row).toMatchObject(SIGN_IN);
  });
});

describe('a record that says little', () => {
  it('without an id and a channel is rejected', async () => {
    expect((await one({ message: 'words', '@timestamp': '2026-03-02T09:14:07Z' })).reason).toBe(
      'no event id',
    );
    expect((await one({})).reason).toBe('no event id');
  });

  it('with a channel alone, or of a provider nobody knows, is stored as recorded', async () => {
    const row = await one({ EventID: 77, Channel: 'Acme/Admin', TimeCreated: '2026-03-02T09:14:07Z' });
    expect(row).toMatchObject({
      stream: 'system',
      action: 'recorded',
      account: '-',
      accountKind: 'none',
      computer: null,
      code: '77',
      reason: null,
    });
    expect((await one({ Channel: 'Acme/Admin' })).reason).toBeNull();
  });

  it('has a NULL time where there is none, and is told by its text', async () => {
    const row = await one({ EventID: 4634, Channel: 'Security' });
    expect(row.at).toBeNull();
    expect(row.content).toBe('{"EventID":4634,"Channel":"Security"}');
  });

  it('with lists and objects in the places of texts does not stop the others', async () => {
    const rows = await mappedRows(database, windowsEvents, [
      { EventID: { a: 1 }, Channel: ['Security'], winlog: 'no', event: [], Event: 3, host: 5 },
      { winlog: { channel: 'Security', event_id: 4624, event_data: 'words' } },
      { winlog: { channel: 'Security', event_id: 4624, event_data: [] } },
      { EventID: 4624, Channel: 'Security', EventData: { Data: ['a', 'b'] } },
      {
        EventID: 4624,
        Channel: 'Security',
        EventData: {
          Data: [{ '@Name': 'LogonType', '#text': '2' }, { '@Name': 'LogonType', '#text': '3' }, null],
        },
      },
      { Id: 4624, LogName: 'Security', Properties: ['System.Diagnostics.Eventing.Reader.EventProperty'] },
      { Id: 4624, LogName: 'Security', Properties: [] },
      parsed('nxlog.json'),
    ]);
    expect(rows).toHaveLength(8);
    expect(rows.map((row) => row.logonType)).toEqual([null, null, null, null, '2', null, null, '3']);
  });

  it('keeps the first of two keys of one name', async () => {
    const [row] = await mappedRows(database, windowsEvents, [
      '{"EventID":4634,"EventID":4624,"Channel":"Security"}',
    ]);
    expect(row?.code).toBe('4634');
  });
});

describe('what a shipper renames or leaves out', () => {
  it('a collector keeps its own log in the channel: the provider tells', async () => {
    const row = await one({
      winlog: {
        channel: 'ForwardedEvents',
        provider_name: 'Microsoft-Windows-Sysmon',
        event_id: 1,
        event_data: { User: 'CORP\\ann', Image: 'C:\\a.exe' },
      },
    });
    expect(row).toMatchObject({ action: 'process-started', account: 'CORP\\ann' });
  });

  it('ECS alone has the account and the address', async () => {
    const row = await one({
      '@timestamp': '2026-03-02T09:14:07Z',
      event: { code: '4624', outcome: 'success' },
      winlog: { channel: 'Security' },
      user: { name: 'ann', domain: 'CORP', id: 'S-1-5-21-1-2-3-1107' },
      source: { ip: '10.4.0.17' },
      host: { name: 'srv-02' },
    });
    expect(row).toMatchObject({
      account: 'CORP\\ann',
      accountSid: 'S-1-5-21-1-2-3-1107',
      srcIp: '10.4.0.17',
      computer: 'srv-02',
    });
  });

  it('a cleared log names its subject in user data, or only in its text', async () => {
    const fields = {
      SubjectUserSid: 'S-1-5-21-1-2-3-500',
      SubjectUserName: 'ann',
      SubjectDomainName: 'CORP',
      SubjectLogonId: '0xc6',
    };
    const text =
      'Le journal d’audit a été effacé.\r\nSujet :\r\n\tID de sécurité :\tS-1-5-21-1-2-3-500\r\n\tNom de compte :\tann\r\n\tNom de domaine :\tCORP\r\n\tID de connexion :\t0xC6';
    const rows = await mappedRows(database, windowsEvents, [
      {
        winlog: { channel: 'Security', event_id: 1102, user_data: { xml_name: 'LogFileCleared', ...fields } },
      },
      {
        Event: {
          System: { EventID: 1102, Channel: 'Security' },
          EventData: null,
          UserData: { LogFileCleared: fields },
        },
      },
      { EventID: 1102, Channel: 'Security', Message: text },
    ]);
    for (const row of rows)
      expect(row).toMatchObject({
        action: 'log-cleared',
        account: 'CORP\\ann',
        accountSid: 'S-1-5-21-1-2-3-500',
        resource: 'Security',
      });
  });
});

describe('recognising', () => {
  it.each([
    ['a cloud trail', { eventID: 'a', eventName: 'ConsoleLogin', eventSource: 'iam' }],
    ['nothing', {}],
    ['an id without a channel', { EventID: 4624 }],
    ['texts where objects are expected', { winlog: 'x', Event: 'y' }],
  ])('not %s', (_, record) =>
    expect(windowsEvents.recognise({ name: 'x.json', records: [record] })).toBeNull(),
  );

  it('half of the records will do, fewer will not', () => {
    const good = parsed('winlogbeat.json');
    expect(windowsEvents.recognise({ name: 'x', records: [good, {}] })?.confidence).toBe(0.75);
    expect(windowsEvents.recognise({ name: 'x', records: [good, {}, {}] })).toBeNull();
    expect(windowsEvents.recognise({ name: 'x', records: [] })).toBeNull();
  });
});
