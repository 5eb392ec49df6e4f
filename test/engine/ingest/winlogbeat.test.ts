import { describe, expect, it } from 'vitest';
import { bring, file, newCase } from './cases.ts';
import { ndjson } from './windows-lines.ts';

const SUBJECT = {
  SubjectUserName: 'ann',
  SubjectDomainName: 'CORP',
  SubjectUserSid: 'S-1-5-21-1-2-3-1107',
  SubjectLogonId: '0x1a',
};
const TARGET = {
  TargetUserName: 'ben',
  TargetDomainName: 'CORP',
  TargetSid: 'S-1-5-21-1-2-3-1108',
  TargetUserSid: 'S-1-5-21-1-2-3-1108',
  TargetLogonId: '0x2b',
};
const MEMBER = {
  ...SUBJECT,
  TargetUserName: 'Payroll',
  TargetDomainName: 'CORP',
  MemberName: 'CORP\\ben',
  MemberSid: '-',
};
const SHARE = { ...SUBJECT, IpAddress: '10.0.0.7', ShareName: '\\\\*\\Plans', AccessMask: '0x1' };
const OBJECT = { ...SUBJECT, ObjectName: 'D:\\plans\\a.pdf', HandleId: '0x4', AccessMask: '0x10000' };
const FROM = { LogonType: '3', IpAddress: '::ffff:10.0.0.7', WorkstationName: 'WS-07' };

type Told = Readonly<Record<string, unknown>>;
const CASES: readonly (readonly [id: number, data: object, told: Told])[] = [
  [
    4624,
    { ...TARGET, ...FROM },
    { action: 'remote-logon', account: 'CORP\\ben', src_ip: '10.0.0.7', src_host: 'WS-07' },
  ],
  [
    4625,
    { ...TARGET, ...FROM, Status: '0xc000006d' },
    { action: 'logon-failed', account: 'CORP\\ben', outcome: 'failure' },
  ],
  [4634, { ...TARGET, LogonType: '3' }, { action: 'session-ended', account: 'CORP\\ben' }],
  [4647, TARGET, { action: 'logged-off', account: 'CORP\\ben' }],
  [
    4648,
    { ...SUBJECT, ...TARGET, TargetServerName: 'fs-01' },
    { action: 'explicit-credentials', account: 'CORP\\ann', target: 'CORP\\ben', dst_host: 'fs-01' },
  ],
  [
    4656,
    OBJECT,
    { action: 'object-opened', resource: 'D:\\plans\\a.pdf', detail: expect.stringContaining('0x10000') },
  ],
  [
    4660,
    { ...SUBJECT, HandleId: '0x4' },
    { action: 'object-deleted', detail: expect.stringContaining('0x4') },
  ],
  [
    4663,
    OBJECT,
    { action: 'object-accessed', resource: 'D:\\plans\\a.pdf', detail: expect.stringContaining('0x10000') },
  ],
  [4670, { ...SUBJECT, ObjectName: 'D:\\plans' }, { action: 'recorded', account: 'CORP\\ann' }],
  [
    4672,
    { ...SUBJECT, PrivilegeList: 'SeDebugPrivilege' },
    { action: 'special-privileges', account: 'CORP\\ann' },
  ],
  [
    4688,
    { ...SUBJECT, NewProcessName: 'C:\\Windows\\cmd.exe', CommandLine: 'cmd /c whoami' },
    { action: 'process-started', resource: expect.stringContaining('cmd.exe') },
  ],
  [
    4697,
    { ...SUBJECT, ServiceName: 'Updater', ServiceFileName: 'C:\\u.exe' },
    { action: 'service-installed', resource: 'Updater' },
  ],
  [4698, { ...SUBJECT, TaskName: '\\Nightly' }, { action: 'task-created', resource: '\\Nightly' }],
  [
    4719,
    { ...SUBJECT, SubcategoryGuid: '{0cce9215-69ae-11d9-bed3-505054503030}' },
    { action: 'audit-policy-changed' },
  ],
  [4720, { ...SUBJECT, ...TARGET }, { action: 'account-created', account: 'CORP\\ann', target: 'CORP\\ben' }],
  [4724, { ...SUBJECT, ...TARGET }, { action: 'password-reset', target: 'CORP\\ben' }],
  [4728, MEMBER, { action: 'group-member-added', target: 'CORP\\ben', resource: 'CORP\\Payroll' }],
  [4732, MEMBER, { action: 'group-member-added', target: 'CORP\\ben', resource: 'CORP\\Payroll' }],
  [4738, { ...SUBJECT, ...TARGET }, { action: 'account-changed', target: 'CORP\\ben' }],
  [
    4740,
    { ...SUBJECT, ...TARGET, TargetDomainName: 'WS-07' },
    { action: 'account-changed', target: 'CORP\\ben' },
  ],
  [4756, MEMBER, { action: 'group-member-added', target: 'CORP\\ben' }],
  [
    4768,
    { ...TARGET, ServiceName: 'krbtgt', IpAddress: '::ffff:10.0.0.7', Status: '0x0' },
    { action: 'ticket-requested', src_ip: '10.0.0.7' },
  ],
  [
    4769,
    { ...TARGET, ServiceName: 'FS-01$', TicketEncryptionType: '0x17', Status: '0x0' },
    { action: 'service-ticket-requested', dst_host: 'FS-01', factor: expect.stringContaining('0x17') },
  ],
  [
    4771,
    { ...TARGET, Status: '0x18', IpAddress: '10.0.0.7' },
    { action: 'preauthentication-failed', outcome: 'failure', detail: '0x18' },
  ],
  [
    4776,
    { TargetUserName: 'ben', Workstation: 'WS-07', Status: '0xC000006A' },
    { action: 'credentials-validated', outcome: 'failure', src_host: 'WS-07' },
  ],
  [5140, SHARE, { action: 'share-accessed', src_ip: '10.0.0.7', resource: '\\\\dc-01\\Plans' }],
  [
    5145,
    { ...SHARE, RelativeTargetName: 'a.pdf' },
    { action: 'share-file-accessed', resource: expect.stringContaining('a.pdf') },
  ],
];

const read = async (records: readonly object[]) => {
  const open = await newCase();
  const [receipt] = await bring(open, file('winlogbeat.ndjson', ndjson(records)));
  const events = await open.reader.rows<Told>(`
    SELECT action, outcome, a.name AS account, t.name AS target, c.name AS computer, h.name AS src_host, d.name AS dst_host, src_ip, resource,
      code, factor, detail FROM event e JOIN account a USING (account_id) LEFT JOIN account t ON t.account_id = e.target_account_id
    LEFT JOIN host c ON c.host_id = e.computer_id LEFT JOIN host h ON h.host_id = e.src_host_id LEFT JOIN host d ON d.host_id = e.dst_host_id
    ORDER BY event_id`);
  return { receipt, events };
};

const beat = (id: number, data: object, i: number, winlog: object) => ({
  '@timestamp': `2026-03-01T08:${String(i).padStart(2, '0')}:00.000Z`,
  event: { code: String(id), outcome: id === 4625 ? 'failure' : 'success' },
  host: { name: 'dc-01.corp.example' },
  winlog: { event_data: data, ...winlog },
});

describe('winlogbeat', () => {
  it.each<[string, (id: number) => object]>([
    [
      'as it writes them',
      (id) => ({ channel: 'Security', computer_name: 'dc-01.corp.example', event_id: id }),
    ],
    ['with ids as text, and the host beside them', (id) => ({ channel: 'Security', event_id: String(id) })],
    [
      'without an id or a channel of its own',
      () => ({ provider_name: 'Microsoft-Windows-Security-Auditing' }),
    ],
    ['with neither channel nor provider', (id) => ({ event_id: id })],
  ])('tells every type that signals read: %s', async (_, winlog) => {
    const records = CASES.map(([id, data], i) => beat(id, data, i, winlog(id)));
    const { receipt, events } = await read(records);
    expect(receipt).toMatchObject({
      source: 'windows-events',
      records: CASES.length,
      stored: CASES.length,
      balanced: true,
    });
    expect(events).toMatchObject(
      CASES.map(([code, , told]) => ({ code, computer: 'dc-01.corp.example', ...told })),
    );
  });

  it('tells a cleared log and an installed service of the System log', async () => {
    const cleared = beat(1102, {}, 0, { channel: 'Security', event_id: 1102, user_data: { ...SUBJECT } });
    const installed = beat(7045, { ServiceName: 'Updater', ImagePath: 'C:\\u.exe' }, 1, {
      channel: 'System',
      event_id: 7045,
      user: { name: 'ann', domain: 'CORP' },
    });
    const { events } = await read([
      { ...cleared, winlog: { ...cleared.winlog, event_data: undefined } },
      installed,
    ]);
    expect(events).toMatchObject([
      { action: 'log-cleared', account: 'CORP\\ann' },
      { action: 'service-installed', account: 'CORP\\ann', resource: 'Updater' },
    ]);
  });
});
