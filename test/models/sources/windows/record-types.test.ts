import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../../electron/engine/database/database.ts';
import { CHANNELS, RECORD_TYPES } from '../../../../models/sources/windows/record-types.ts';
import windowsEvents from '../../../../models/sources/windows-events.ts';
import { ACTIONS, STREAMS } from '../../../../models/domain/event.ts';
import { mappedRows, type MappedRow } from './mapped.ts';

type Row = Partial<MappedRow>;
type Case = readonly [what: string, fields: object, row: Row];

const HOST = 'DC-01.corp.example';
const ANN = {
  SubjectUserName: 'ann',
  SubjectDomainName: 'CORP',
  SubjectUserSid: 'S-1-5-21-1-2-3-1107',
  SubjectLogonId: '0x1a',
};
const BEN = {
  TargetUserName: 'ben',
  TargetDomainName: 'CORP',
  TargetUserSid: 'S-1-5-21-1-2-3-1108',
  TargetLogonId: '0x2b',
};
const byAnn: Row = {
  account: 'CORP\\ann',
  accountKind: 'user',
  accountSid: 'S-1-5-21-1-2-3-1107',
  logonId: '26',
};
const byBen: Row = {
  account: 'CORP\\ben',
  accountKind: 'user',
  accountSid: 'S-1-5-21-1-2-3-1108',
  logonId: '43',
};
const onBen: Row = { targetAccount: 'CORP\\ben', targetKind: 'user', targetSid: 'S-1-5-21-1-2-3-1108' };
const here: Row = { srcHost: HOST, srcIp: null, dstHost: null };
const security = (id: number, fields: object) => ({
  EventID: id,
  Channel: 'Security',
  Hostname: HOST,
  Keywords: '0x8020000000000000',
  ...fields,
});
const sysmon = (id: number, fields: object) => ({
  EventID: id,
  Channel: 'Microsoft-Windows-Sysmon/Operational',
  Hostname: HOST,
  ...fields,
});
const system = (id: number, fields: object) => ({
  EventID: id,
  Channel: 'System',
  Hostname: HOST,
  ...fields,
});
const powershell = (id: number, fields: object) => ({
  EventID: id,
  Channel: 'Microsoft-Windows-PowerShell/Operational',
  Hostname: HOST,
  ...fields,
});
const signIn = (type: number, fields: object = {}) =>
  security(4624, { ...BEN, LogonType: String(type), WorkstationName: '-', IpAddress: '-', ...fields });
const as = (stream: string, action: string): Row => ({ stream, action });
const denied: Row = { outcome: 'failure' };

const SIGN_INS: readonly Case[] = [
  [
    '4624 at the keyboard',
    signIn(2, { IpAddress: '127.0.0.1' }),
    { ...as('logon', 'logged-on'), ...byBen, ...here, logonType: '2' },
  ],
  [
    '4624 over the network',
    signIn(3, { WorkstationName: 'WS-07', IpAddress: '10.4.0.17' }),
    {
      ...as('authentication', 'remote-logon'),
      ...byBen,
      srcHost: 'WS-07',
      srcIp: '10.4.0.17',
      dstHost: HOST,
    },
  ],
  [
    '4624 over the network from nowhere it says',
    signIn(3),
    { ...as('authentication', 'remote-logon'), srcHost: null, srcIp: null, dstHost: HOST },
  ],
  [
    '4624 over the network from itself',
    signIn(3, { IpAddress: '::1' }),
    { ...as('authentication', 'remote-logon'), srcHost: HOST, srcIp: null, dstHost: HOST },
  ],
  ['4624 of a task', signIn(4), { ...as('authentication', 'batch-logon'), ...here }],
  ['4624 of a service', signIn(5), { ...as('authentication', 'service-logon'), ...here }],
  ['4624 unlocking', signIn(7), { ...as('logon', 'logged-on'), ...here }],
  [
    '4624 with a clear password',
    signIn(8, { IpAddress: '10.4.0.17' }),
    { ...as('authentication', 'remote-logon'), srcHost: null, srcIp: '10.4.0.17', dstHost: HOST },
  ],
  [
    '4624 with new credentials',
    signIn(9, { TargetOutboundUserName: 'cat', TargetOutboundDomainName: 'CORP' }),
    {
      ...as('authentication', 'new-credentials'),
      ...byBen,
      ...here,
      targetAccount: 'CORP\\cat',
      targetKind: 'user',
    },
  ],
  [
    '4624 at the remote desktop',
    signIn(10, { WorkstationName: 'DC-01', IpAddress: '10.4.0.17' }),
    { ...as('logon', 'logged-on'), srcHost: null, srcIp: '10.4.0.17', dstHost: HOST },
  ],
  ['4624 with a cached password', signIn(11), { ...as('logon', 'logged-on'), ...here }],
  [
    '4624 with an elevated twin',
    signIn(2, { TargetLinkedLogonId: '0x2c', ElevatedToken: '%%1842' }),
    { linkedLogonId: '44' },
  ],
  ['4624 without a twin', signIn(2, { TargetLinkedLogonId: '0x0' }), { linkedLogonId: null }],
  [
    '4625',
    security(4625, {
      ...BEN,
      TargetLogonId: undefined,
      LogonType: '3',
      Status: '0xc000006d',
      IpAddress: '10.4.0.17',
      WorkstationName: 'WS-07',
    }),
    {
      ...as('authentication', 'logon-failed'),
      ...denied,
      ...byBen,
      logonId: null,
      srcHost: 'WS-07',
      srcIp: '10.4.0.17',
      dstHost: HOST,
      logonType: '3',
    },
  ],
  [
    '4634 of a network session',
    security(4634, { ...BEN, LogonType: '3' }),
    { ...as('authentication', 'session-ended'), ...byBen },
  ],
  [
    '4634 of a desktop',
    security(4634, { ...BEN, LogonType: '2' }),
    { ...as('logon', 'logged-off'), ...byBen },
  ],
  ['4647', security(4647, BEN), { ...as('logon', 'logged-off'), ...byBen, ...here }],
  [
    '4648',
    security(4648, {
      ...ANN,
      ...BEN,
      TargetLogonId: undefined,
      TargetServerName: 'SRV-02',
      TargetInfo: 'HTTP/SRV-02',
      IpAddress: '-',
    }),
    {
      ...as('authentication', 'explicit-credentials'),
      ...byAnn,
      ...onBen,
      srcHost: HOST,
      dstHost: 'SRV-02',
      resource: 'HTTP/SRV-02',
    },
  ],
  [
    '4648 for itself',
    security(4648, { ...ANN, ...BEN, TargetServerName: 'localhost', TargetInfo: 'localhost' }),
    { srcHost: HOST, dstHost: HOST },
  ],
  [
    '4672',
    security(4672, { ...ANN, PrivilegeList: 'SeSecurityPrivilege\n\t\t\tSeDebugPrivilege' }),
    {
      ...as('authentication', 'special-privileges'),
      ...byAnn,
      ...here,
      resource: 'SeSecurityPrivilege SeDebugPrivilege',
    },
  ],
];

const TICKETS: readonly Case[] = [
  [
    '4768',
    security(4768, {
      TargetUserName: 'ben',
      TargetDomainName: 'corp.example',
      TargetSid: 'S-1-5-21-1-2-3-1108',
      ServiceName: 'krbtgt',
      Status: '0x0',
      IpAddress: '::ffff:10.4.0.17',
    }),
    {
      ...as('authentication', 'ticket-requested'),
      account: 'corp.example\\ben',
      accountSid: 'S-1-5-21-1-2-3-1108',
      outcome: 'success',
      srcHost: null,
      srcIp: '10.4.0.17',
      dstHost: null,
      resource: 'krbtgt',
    },
  ],
  [
    '4768 refused',
    security(4768, {
      TargetUserName: 'nobody',
      TargetDomainName: 'CORP',
      TargetSid: 'S-1-0-0',
      Status: '0x6',
    }),
    { ...denied, account: 'CORP\\nobody', accountSid: null },
  ],
  [
    '4769',
    security(4769, {
      TargetUserName: 'ben@CORP.EXAMPLE',
      TargetDomainName: 'CORP.EXAMPLE',
      ServiceName: 'SRV-02$',
      Status: '0x0',
      IpAddress: '::ffff:10.4.0.17',
    }),
    {
      ...as('authentication', 'service-ticket-requested'),
      account: 'ben@CORP.EXAMPLE',
      outcome: 'success',
      srcIp: '10.4.0.17',
      dstHost: 'SRV-02',
      resource: 'SRV-02$',
    },
  ],
  [
    '4769 for a service account',
    security(4769, { TargetUserName: 'ben@CORP.EXAMPLE', ServiceName: 'svc-sql', Status: '0x0' }),
    { dstHost: null, resource: 'svc-sql' },
  ],
  [
    '4769 refused',
    security(4769, { TargetUserName: 'ben@CORP.EXAMPLE', ServiceName: 'SRV-02$', Status: '0x1b' }),
    denied,
  ],
  [
    '4771',
    security(4771, {
      TargetUserName: 'ben',
      TargetSid: 'S-1-5-21-1-2-3-1108',
      ServiceName: 'krbtgt/CORP',
      Status: '0x18',
      IpAddress: '::ffff:10.4.0.17',
    }),
    { ...as('authentication', 'preauthentication-failed'), ...denied, account: 'ben', srcIp: '10.4.0.17' },
  ],
  [
    '4776',
    security(4776, { TargetUserName: 'ben', Workstation: 'WS-07', Status: '0x0' }),
    {
      ...as('authentication', 'credentials-validated'),
      account: 'ben',
      outcome: 'success',
      srcHost: 'WS-07',
      computer: HOST,
      dstHost: null,
    },
  ],
  [
    '4776 refused',
    security(4776, { TargetUserName: 'ben', Workstation: '\\\\WS-07', Status: '0xc000006a' }),
    { ...denied, srcHost: 'WS-07' },
  ],
];

const OBJECTS: readonly Case[] = [
  [
    '4656',
    security(4656, { ...ANN, ObjectName: 'C:\\plans.docx' }),
    { ...as('object', 'object-opened'), ...byAnn, ...here, resource: 'C:\\plans.docx' },
  ],
  ['4656 refused', security(4656, { ...ANN, Keywords: '0x8010000000000000' }), denied],
  ['4658', security(4658, ANN), { ...as('object', 'object-closed'), ...byAnn, resource: null }],
  ['4660', security(4660, ANN), { ...as('object', 'object-deleted'), ...byAnn }],
  [
    '4662',
    security(4662, { ...ANN, ObjectName: 'DC=corp,DC=example', Properties: '-' }),
    { ...as('object', 'directory-accessed'), ...byAnn, resource: 'DC=corp,DC=example' },
  ],
  [
    '4663',
    security(4663, { ...ANN, ObjectName: 'C:\\plans.docx' }),
    { ...as('object', 'object-accessed'), ...byAnn, resource: 'C:\\plans.docx' },
  ],
  [
    '5140',
    security(5140, { ...ANN, ShareName: '\\\\*\\IPC$', IpAddress: '10.4.0.17' }),
    {
      ...as('share', 'share-accessed'),
      ...byAnn,
      srcHost: null,
      srcIp: '10.4.0.17',
      dstHost: HOST,
      resource: '\\\\DC-01\\IPC$',
    },
  ],
  [
    '5145',
    security(5145, {
      ...ANN,
      ShareName: '\\\\*\\C$',
      RelativeTargetName: 'Users\\ann\\a.exe',
      IpAddress: '10.4.0.17',
    }),
    {
      ...as('share', 'share-file-accessed'),
      ...byAnn,
      dstHost: HOST,
      resource: '\\\\DC-01\\C$\\Users\\ann\\a.exe',
    },
  ],
  [
    '5145 of a share itself',
    security(5145, { ...ANN, ShareName: '\\\\*\\C$', RelativeTargetName: '\\', IpAddress: '::1' }),
    { srcHost: HOST, srcIp: null, resource: '\\\\DC-01\\C$' },
  ],
  [
    'Sysmon 11',
    sysmon(11, { Image: 'C:\\a.exe', TargetFilename: 'C:\\b.txt', User: 'CORP\\ann' }),
    { ...as('object', 'file-created'), account: 'CORP\\ann', ...here, resource: 'C:\\b.txt' },
  ],
];

const PROCESSES: readonly Case[] = [
  [
    '4688',
    security(4688, {
      ...ANN,
      TargetUserName: '-',
      TargetDomainName: '-',
      TargetUserSid: 'S-1-0-0',
      TargetLogonId: '0x0',
      NewProcessName: 'C:\\Windows\\System32\\sc.exe',
      CommandLine: 'sc query',
    }),
    {
      ...as('process', 'process-started'),
      ...byAnn,
      ...here,
      targetAccount: null,
      targetKind: null,
      targetSid: null,
      resource: 'C:\\Windows\\System32\\sc.exe',
    },
  ],
  [
    '4688 as another account',
    security(4688, { ...ANN, ...BEN, NewProcessName: 'C:\\a.exe' }),
    { ...byAnn, ...onBen },
  ],
  [
    '4689',
    security(4689, { ...ANN, ProcessName: 'C:\\a.exe' }),
    { ...as('process', 'process-ended'), ...byAnn, resource: 'C:\\a.exe' },
  ],
  [
    'Sysmon 1',
    sysmon(1, {
      User: 'CORP\\ann',
      LogonId: '0x1a',
      Image: 'C:\\a.exe',
      UserID: 'S-1-5-18',
      AccountName: 'SYSTEM',
      Domain: 'NT AUTHORITY',
    }),
    {
      ...as('process', 'process-started'),
      account: 'CORP\\ann',
      accountSid: null,
      logonId: '26',
      ...here,
      resource: 'C:\\a.exe',
      outcome: null,
    },
  ],
  [
    'Sysmon 5',
    sysmon(5, { Image: 'C:\\a.exe' }),
    { ...as('process', 'process-ended'), account: '-', accountKind: 'none', resource: 'C:\\a.exe' },
  ],
  [
    'Sysmon 10',
    sysmon(10, {
      SourceImage: 'C:\\a.exe',
      TargetImage: 'C:\\Windows\\System32\\lsass.exe',
      SourceUser: 'CORP\\ann',
      TargetUser: 'NT AUTHORITY\\SYSTEM',
    }),
    {
      ...as('process', 'process-accessed'),
      account: 'CORP\\ann',
      resource: 'C:\\Windows\\System32\\lsass.exe',
    },
  ],
  [
    'Sysmon 10 of a version without users',
    sysmon(10, { TargetImage: 'C:\\b.exe' }),
    { account: '-', ...here },
  ],
];

const target = { TargetUserName: 'ben', TargetDomainName: 'CORP', TargetSid: 'S-1-5-21-1-2-3-1108' };
const group = { TargetUserName: 'Domain Admins', TargetDomainName: 'CORP', TargetSid: 'S-1-5-21-1-2-3-512' };
const MEMBER = { MemberName: 'CN=Ben Ash,OU=Staff,DC=corp,DC=example', MemberSid: 'S-1-5-21-1-2-3-1108' };
const added: Row = {
  ...as('iam', 'group-member-added'),
  ...byAnn,
  targetAccount: 'S-1-5-21-1-2-3-1108',
  targetSid: 'S-1-5-21-1-2-3-1108',
  targetKind: 'user',
  resource: 'CORP\\Domain Admins',
};

const ACCOUNTS: readonly Case[] = [
  [
    '4720',
    security(4720, { ...ANN, ...target }),
    { ...as('iam', 'account-created'), ...byAnn, ...onBen, ...here },
  ],
  ['4722', security(4722, { ...ANN, ...target }), { ...as('iam', 'account-enabled'), ...byAnn, ...onBen }],
  ['4724', security(4724, { ...ANN, ...target }), { ...as('iam', 'password-reset'), ...byAnn, ...onBen }],
  ['4726', security(4726, { ...ANN, ...target }), { ...as('iam', 'account-deleted'), ...byAnn, ...onBen }],
  ['4738', security(4738, { ...ANN, ...target }), { ...as('iam', 'account-changed'), ...byAnn, ...onBen }],
  ['4728', security(4728, { ...ANN, ...group, ...MEMBER }), added],
  ['4732', security(4732, { ...ANN, ...group, ...MEMBER }), added],
  ['4756', security(4756, { ...ANN, ...group, ...MEMBER }), added],
  ['4732 without a name', security(4732, { ...ANN, ...group, ...MEMBER, MemberName: '-' }), added],
  [
    '4732 without a SID',
    security(4732, { ...ANN, ...group, MemberName: 'CORP\\ben', MemberSid: '-' }),
    { targetAccount: 'CORP\\ben', targetSid: null },
  ],
];

const SETTINGS: readonly Case[] = [
  [
    '4697',
    security(4697, { ...ANN, ServiceName: 'Updater', ServiceFileName: 'C:\\u.exe' }),
    { ...as('configuration', 'service-installed'), ...byAnn, resource: 'Updater' },
  ],
  [
    '7045',
    system(7045, {
      ServiceName: 'Updater',
      ImagePath: 'C:\\u.exe',
      AccountName: 'ann',
      Domain: 'CORP',
      UserID: 'S-1-5-21-1-2-3-1107',
    }),
    { ...as('configuration', 'service-installed'), account: 'CORP\\ann', resource: 'Updater', outcome: null },
  ],
  [
    '7045 with its service account',
    {
      winlog: {
        event_id: 7045,
        channel: 'System',
        computer_name: HOST,
        user: { identifier: 'S-1-5-21-1-2-3-1107' },
        event_data: { ServiceName: 'Updater', AccountName: 'LocalSystem' },
      },
    },
    { account: 'S-1-5-21-1-2-3-1107', accountSid: 'S-1-5-21-1-2-3-1107', resource: 'Updater' },
  ],
  [
    '4698',
    security(4698, { ...ANN, TaskName: '\\Backup' }),
    { ...as('configuration', 'task-created'), ...byAnn, resource: '\\Backup' },
  ],
  [
    '4719',
    security(4719, { ...ANN, SubcategoryGuid: '{0cce9215-69ae-11d9-bed3-505054503030}' }),
    {
      ...as('configuration', 'audit-policy-changed'),
      ...byAnn,
      resource: '{0cce9215-69ae-11d9-bed3-505054503030}',
    },
  ],
  ['1102', security(1102, ANN), { ...as('configuration', 'log-cleared'), ...byAnn, resource: 'Security' }],
  [
    '104',
    system(104, {
      UserData: {
        LogFileCleared: { SubjectUserName: 'ann', SubjectDomainName: 'CORP', Channel: 'Application' },
      },
    }),
    { ...as('configuration', 'log-cleared'), account: 'CORP\\ann', resource: 'Application' },
  ],
  [
    '1074',
    system(1074, { param1: 'C:\\Windows\\System32\\shutdown.exe', param7: 'CORP\\ann' }),
    {
      ...as('system', 'shutdown-requested'),
      account: 'CORP\\ann',
      resource: 'C:\\Windows\\System32\\shutdown.exe',
    },
  ],
  ['6006', system(6006, {}), { ...as('system', 'log-stopped'), account: '-', accountKind: 'none' }],
];

const CONNECTIONS: readonly Case[] = [
  [
    'Sysmon 3 outwards',
    sysmon(3, {
      User: 'CORP\\ann',
      Initiated: 'true',
      SourceIp: '10.4.0.5',
      DestinationIp: '10.4.0.9',
      DestinationPort: '445',
      DestinationHostname: '-',
    }),
    {
      ...as('network', 'network-connected'),
      account: 'CORP\\ann',
      srcHost: HOST,
      srcIp: '10.4.0.5',
      dstHost: null,
      resource: '10.4.0.9:445',
    },
  ],
  [
    'Sysmon 3 to a host by name',
    sysmon(3, { Initiated: 'true', DestinationIp: '10.4.0.9', DestinationHostname: 'SRV-02' }),
    { dstHost: 'SRV-02', resource: '10.4.0.9' },
  ],
  [
    'Sysmon 3 inwards',
    sysmon(3, {
      Initiated: 'false',
      SourceIp: '10.4.0.17',
      DestinationIp: '10.4.0.5',
      DestinationPort: '445',
      SourceHostname: '-',
    }),
    { srcHost: null, srcIp: '10.4.0.17', dstHost: HOST, resource: '10.4.0.5:445' },
  ],
  [
    '5156 outwards',
    security(5156, {
      Direction: '%%14593',
      SourceAddress: '10.4.0.5',
      DestAddress: '10.4.0.9',
      DestPort: '5985',
    }),
    {
      ...as('network', 'network-connected'),
      account: '-',
      srcHost: HOST,
      srcIp: '10.4.0.5',
      dstHost: null,
      resource: '10.4.0.9:5985',
    },
  ],
  [
    '5156 inwards',
    security(5156, {
      Direction: '%%14592',
      SourceAddress: '10.4.0.17',
      DestAddress: '10.4.0.5',
      DestPort: '5985',
    }),
    { srcHost: null, srcIp: '10.4.0.17', dstHost: HOST, resource: '10.4.0.5:5985' },
  ],
];

const SCRIPTS: readonly Case[] = [
  [
    '4103',
    powershell(4103, {
      ContextInfo:
        '        Severity = Informational\r\n        User = CORP\\ann\r\n        Connected User = CORP\\ben\r\n',
      Payload: 'CommandInvocation(Get-Process): "Get-Process"',
      UserID: 'S-1-5-21-1-2-3-1107',
      AccountName: 'ann',
      Domain: 'CORP',
    }),
    {
      ...as('script', 'command-invoked'),
      account: 'CORP\\ann',
      accountSid: 'S-1-5-21-1-2-3-1107',
      ...here,
      resource: 'Get-Process',
    },
  ],
  [
    '4103 without a context',
    powershell(4103, { AccountName: 'ann', Domain: 'CORP' }),
    { account: 'CORP\\ann', resource: null },
  ],
  [
    '4104',
    powershell(4104, { ScriptBlockText: 'Get-Process', Path: 'C:\\a.ps1', UserID: 'S-1-5-21-1-2-3-1107' }),
    { ...as('script', 'script-block'), account: 'S-1-5-21-1-2-3-1107', resource: 'C:\\a.ps1' },
  ],
  [
    '800',
    {
      EventID: 800,
      Channel: 'Windows PowerShell',
      Hostname: HOST,
      Message: 'words\r\n\tUserId=CORP\\ann\r\nCommandInvocation(New-Object): "New-Object"',
    },
    { ...as('script', 'command-invoked'), account: 'CORP\\ann', resource: 'New-Object' },
  ],
];

const OTHERS: readonly Case[] = [
  [
    'a Security id without a mapping',
    security(4703, ANN),
    { ...as('system', 'recorded'), ...byAnn, channel: 'Security', code: '4703' },
  ],
  [
    'a Sysmon id without a mapping',
    sysmon(13, { User: 'CORP\\ann' }),
    { ...as('system', 'recorded'), account: 'CORP\\ann', code: '13' },
  ],
  [
    '4624 in another channel',
    { EventID: 4624, Channel: 'Acme/Admin', UserID: 'S-1-5-18' },
    { ...as('system', 'recorded'), account: 'NT AUTHORITY\\SYSTEM', accountKind: 'system' },
  ],
];

let database: Database;
beforeAll(async () => {
  database = await Database.open(':memory:');
});
afterAll(() => database.closeInstance());

describe.each([
  ['sign-ins', SIGN_INS],
  ['tickets', TICKETS],
  ['objects', OBJECTS],
  ['processes', PROCESSES],
  ['accounts and groups', ACCOUNTS],
  ['settings and the computer', SETTINGS],
  ['connections', CONNECTIONS],
  ['scripts', SCRIPTS],
  ['others', OTHERS],
])('%s', (_, cases) => {
  let rows: MappedRow[] = [];
  beforeAll(async () => {
    rows = await mappedRows(
      database,
      windowsEvents,
      cases.map(([, record]) => record),
    );
  });
  it.each(cases.map(([what, , row], i) => [what, i, row] as const))('%s', (_what, i, row) =>
    expect(rows[i]).toMatchObject(row),
  );
});

describe('the registry of types', () => {
  it('has one row for a channel and id, and one for every other id of a channel', () => {
    const keys = RECORD_TYPES.map(({ channel, id }) => `${channel} ${String(id)}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const channel of CHANNELS) expect(keys).toContain(`${channel} null`);
  });

  it('has every id that is promised', () => {
    const promised = {
      security: [
        4624, 4625, 4634, 4647, 4648, 4656, 4658, 4660, 4662, 4663, 4672, 4688, 4697, 4698, 4719, 4720, 4722,
        4724, 4726, 4728, 4732, 4738, 4756, 4768, 4769, 4771, 4776, 5140, 5145, 1102,
      ],
      system: [1074, 6006, 7045],
      sysmon: [1, 3, 10, 11],
      powershell: [4103, 4104],
    };
    for (const [channel, ids] of Object.entries(promised))
      for (const id of ids) {
        const found = RECORD_TYPES.find((type) => type.channel === channel && type.id === id);
        expect(found?.action, `${channel} ${id}`).not.toBe('recorded');
        expect(found, `${channel} ${id}`).toBeDefined();
      }
  });

  it('uses words that the rest of the product knows', () => {
    for (const { stream, action } of RECORD_TYPES) {
      expect(STREAMS).toContain(stream);
      expect([...ACTIONS, 'sign-in', 'sign-off']).toContain(action);
    }
  });
});
