import {
  ANN,
  BEN,
  HOST,
  does,
  byAnn,
  denied,
  here,
  onBen,
  powershell,
  security,
  stated,
  sysmon,
  type Case,
} from './stated.ts';

const OBJECTS: readonly Case[] = [
  [
    '4656',
    security(4656, { ...ANN, ObjectName: 'C:\\plans.docx' }),
    { ...does('object', 'object-opened'), ...byAnn, ...here, resource: 'C:\\plans.docx' },
  ],
  ['4656 refused', security(4656, { ...ANN, Keywords: '0x8010000000000000' }), denied],
  ['4658', security(4658, ANN), { ...does('object', 'object-closed'), ...byAnn, resource: null }],
  ['4660', security(4660, ANN), { ...does('object', 'object-deleted'), ...byAnn }],
  [
    '4662',
    security(4662, { ...ANN, ObjectName: 'DC=corp,DC=example', Properties: '-' }),
    { ...does('object', 'directory-accessed'), ...byAnn, resource: 'DC=corp,DC=example' },
  ],
  [
    '4663',
    security(4663, { ...ANN, ObjectName: 'C:\\plans.docx' }),
    { ...does('object', 'object-accessed'), ...byAnn, resource: 'C:\\plans.docx' },
  ],
  [
    '5140',
    security(5140, { ...ANN, ShareName: '\\\\*\\IPC$', IpAddress: '10.4.0.17' }),
    {
      ...does('share', 'share-accessed'),
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
      ...does('share', 'share-file-accessed'),
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
    { ...does('object', 'file-created'), account: 'CORP\\ann', ...here, resource: 'C:\\b.txt' },
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
      ...does('process', 'process-started'),
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
    { ...does('process', 'process-ended'), ...byAnn, resource: 'C:\\a.exe' },
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
      ...does('process', 'process-started'),
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
    { ...does('process', 'process-ended'), account: '-', accountKind: 'none', resource: 'C:\\a.exe' },
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
      ...does('process', 'process-accessed'),
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
      ...does('network', 'network-connected'),
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
      ...does('network', 'network-connected'),
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
      ...does('script', 'command-invoked'),
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
    { ...does('script', 'script-block'), account: 'S-1-5-21-1-2-3-1107', resource: 'C:\\a.ps1' },
  ],
  [
    '800',
    {
      EventID: 800,
      Channel: 'Windows PowerShell',
      Hostname: HOST,
      Message: 'words\r\n\tUserId=CORP\\ann\r\nCommandInvocation(New-Object): "New-Object"',
    },
    { ...does('script', 'command-invoked'), account: 'CORP\\ann', resource: 'New-Object' },
  ],
];

const OTHERS: readonly Case[] = [
  [
    'a Security id without a mapping',
    security(4703, ANN),
    { ...does('system', 'recorded'), ...byAnn, channel: 'Security', code: '4703' },
  ],
  [
    'a Sysmon id without a mapping',
    sysmon(13, { User: 'CORP\\ann' }),
    { ...does('system', 'recorded'), account: 'CORP\\ann', code: '13' },
  ],
  [
    '4624 in another channel',
    { EventID: 4624, Channel: 'Acme/Admin', UserID: 'S-1-5-18' },
    { ...does('system', 'recorded'), account: 'NT AUTHORITY\\SYSTEM', accountKind: 'system' },
  ],
];

stated('objects', OBJECTS);
stated('processes', PROCESSES);
stated('connections', CONNECTIONS);
stated('scripts', SCRIPTS);
stated('others', OTHERS);
