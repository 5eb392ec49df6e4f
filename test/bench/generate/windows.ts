import { Lines } from './lines.ts';
import { choose, workOf, type Activity, type Size } from './work.ts';

type Kind = 'elevated' | 'started' | 'connected';

const hex = (value: number) => `0x${value.toString(16)}`;
const pad = (value: number) => String(value).padStart(4, '0');
const sid = (user: number) => `S-1-5-21-3940915590-64593676-1414006259-${1100 + user}`;

interface Draw {
  readonly user: number;
  readonly host: number;
  readonly from: number;
  readonly logon: number;
  readonly process: number;
}

const subject = ({ user, logon }: Draw) => ({
  SubjectUserSid: sid(user),
  SubjectUserName: `user${pad(user)}`,
  SubjectDomainName: 'CORP',
  SubjectLogonId: hex(logon),
});
const target = ({ user, logon }: Draw) => ({
  TargetUserSid: sid(user),
  TargetUserName: `user${pad(user)}`,
  TargetDomainName: 'CORP',
  TargetLogonId: hex(logon),
});

const SIGN_IN_TEXT =
  'An account was successfully logged on.\n\nSubject:\n\tSecurity ID:\t\tS-1-0-0\n\tAccount Name:\t\t-\n\nThis event is generated when a logon session is created. It is generated on the computer that was accessed.\n\nThe subject fields indicate the account on the local system which requested the logon. The logon type field indicates the kind of logon that occurred.';

/** A type by what was done, with its weight in between, its channel and what it holds. */
const TYPES: Readonly<
  Record<
    Kind | 'logon' | 'logoff',
    readonly [code: number, weight: number, channel: string, data: (draw: Draw) => object, message: string]
  >
> = {
  logon: [
    4624,
    20,
    'Security',
    (draw) => ({
      SubjectUserSid: 'S-1-0-0',
      SubjectUserName: '-',
      SubjectDomainName: '-',
      SubjectLogonId: '0x0',
      ...target(draw),
      LogonType: draw.process % 3 === 0 ? '2' : '3',
      LogonProcessName: 'Kerberos',
      AuthenticationPackageName: 'Kerberos',
      WorkstationName: `WS-${pad(draw.from)}`,
      LogonGuid: '{522FDBD8-3086-AB92-67C8-817020489547}',
      TransmittedServices: '-',
      LmPackageName: '-',
      KeyLength: '0',
      ProcessId: '0x0',
      ProcessName: '-',
      IpAddress: `10.0.${draw.from >> 8}.${draw.from & 255}`,
      IpPort: String(49_152 + draw.process),
      ImpersonationLevel: '%%1833',
      VirtualAccount: '%%1843',
      TargetLinkedLogonId: '0x0',
      ElevatedToken: '%%1842',
    }),
    SIGN_IN_TEXT,
  ],
  logoff: [
    4634,
    20,
    'Security',
    (draw) => ({ ...target(draw), LogonType: '3' }),
    'An account was logged off.',
  ],
  elevated: [
    4672,
    10,
    'Security',
    (draw) => ({
      ...subject(draw),
      PrivilegeList: 'SeSecurityPrivilege\n\t\t\tSeBackupPrivilege\n\t\t\tSeDebugPrivilege',
    }),
    'Special privileges assigned to new logon.',
  ],
  started: [
    4688,
    25,
    'Security',
    (draw) => ({
      ...subject(draw),
      NewProcessId: hex(draw.process),
      NewProcessName: `C:\\Program Files\\Vendor ${draw.process % 50}\\tool-${draw.process % 400}.exe`,
      TokenElevationType: '%%1936',
      ProcessId: hex(draw.from),
      CommandLine: `"C:\\Program Files\\Vendor ${draw.process % 50}\\tool-${draw.process % 400}.exe" --profile user${pad(draw.user)} --queue ${draw.process}`,
      TargetUserSid: 'S-1-0-0',
      TargetUserName: '-',
      TargetDomainName: '-',
      TargetLogonId: '0x0',
      ParentProcessName: 'C:\\Windows\\System32\\svchost.exe',
      MandatoryLabel: 'S-1-16-8192',
    }),
    'A new process has been created.',
  ],
  connected: [
    3,
    25,
    'Microsoft-Windows-Sysmon/Operational',
    (draw) => ({
      RuleName: '-',
      UtcTime: '2024-03-04 10:00:00.000',
      ProcessGuid: '{b34bc01c-7fae-5f63-1000-000000000400}',
      ProcessId: String(draw.process),
      Image: `C:\\Windows\\System32\\tool-${draw.process % 400}.exe`,
      User: `CORP\\user${pad(draw.user)}`,
      Protocol: 'tcp',
      Initiated: 'true',
      SourceIp: `10.0.${draw.host >> 8}.${draw.host & 255}`,
      SourceHostname: `WS-${pad(draw.host)}.corp.example`,
      SourcePort: String(49_152 + draw.process),
      DestinationIp: `10.0.${draw.from >> 8}.${draw.from & 255}`,
      DestinationHostname: `SRV-${pad(draw.from)}.corp.example`,
      DestinationPort: '445',
    }),
    'Network connection detected.',
  ],
};

/** Winlogbeat's nested records, in the order of time, one a line. */
export function writeWindows(path: string, size: Size): void {
  const file = new Lines(path);
  const { elevated, started, connected } = TYPES;
  const mix = { elevated: elevated[1], started: started[1], connected: connected[1] };
  let record = 0;
  for (const doing of workOf<Kind>(size, mix)) file.add(JSON.stringify(recordOf(doing, ++record)));
  file.close();
}

const COMPUTERS = 800;

function recordOf({ at, person, kind, pick }: Activity<Kind>, record: number) {
  const [code, , channel, data, message] = TYPES[kind];
  const draw = {
    user: person,
    host: (person * 7919) % COMPUTERS,
    from: choose(pick, COMPUTERS, 1),
    logon: 65_536 + choose(pick, 2 ** 24, 2),
    process: choose(pick, 10_000, 3),
  };
  const computer = `WS-${pad(draw.host)}.corp.example`;
  const sysmon = channel !== 'Security';
  return {
    '@timestamp': new Date(at).toISOString(),
    '@metadata': { beat: 'winlogbeat', type: '_doc', version: '8.12.0' },
    event: {
      code: String(code),
      kind: 'event',
      provider: 'Microsoft-Windows',
      outcome: 'success',
      created: '2024-03-04T10:00:01.000Z',
    },
    log: { level: 'information' },
    host: { name: computer, os: { platform: 'windows', version: '10.0', family: 'windows' } },
    winlog: {
      channel,
      computer_name: computer,
      event_id: code,
      provider_name: sysmon ? 'Microsoft-Windows-Sysmon' : 'Microsoft-Windows-Security-Auditing',
      record_id: record,
      keywords: sysmon ? [] : ['Audit Success'],
      task: 'Task',
      process: { pid: 716, thread: { id: 7976 } },
      event_data: data(draw),
    },
    agent: {
      name: computer,
      type: 'winlogbeat',
      version: '8.12.0',
      id: 'b5d0b3c2-27b0-4c2e-9e5f-6c8a53a6f7f1',
    },
    message,
  };
}
