import {
  ANN,
  BEN,
  HOST,
  does,
  byAnn,
  byBen,
  denied,
  here,
  onBen,
  security,
  stated,
  type Case,
} from './stated.ts';

const signIn = (type: number, fields: object = {}) =>
  security(4624, { ...BEN, LogonType: String(type), WorkstationName: '-', IpAddress: '-', ...fields });
const SIGN_INS: readonly Case[] = [
  [
    '4624 at the keyboard',
    signIn(2, { IpAddress: '127.0.0.1' }),
    { ...does('logon', 'logged-on'), ...byBen, ...here, logonType: '2' },
  ],
  [
    '4624 over the network',
    signIn(3, { WorkstationName: 'WS-07', IpAddress: '10.4.0.17' }),
    {
      ...does('authentication', 'remote-logon'),
      ...byBen,
      srcHost: 'WS-07',
      srcIp: '10.4.0.17',
      dstHost: HOST,
    },
  ],
  [
    '4624 over the network from nowhere it says',
    signIn(3),
    { ...does('authentication', 'remote-logon'), srcHost: null, srcIp: null, dstHost: HOST },
  ],
  [
    '4624 over the network from itself',
    signIn(3, { IpAddress: '::1' }),
    { ...does('authentication', 'remote-logon'), srcHost: HOST, srcIp: null, dstHost: HOST },
  ],
  ['4624 of a task', signIn(4), { ...does('authentication', 'batch-logon'), ...here }],
  ['4624 of a service', signIn(5), { ...does('authentication', 'service-logon'), ...here }],
  ['4624 unlocking', signIn(7), { ...does('logon', 'logged-on'), ...here }],
  [
    '4624 with a clear password',
    signIn(8, { IpAddress: '10.4.0.17' }),
    { ...does('authentication', 'remote-logon'), srcHost: null, srcIp: '10.4.0.17', dstHost: HOST },
  ],
  [
    '4624 with new credentials',
    signIn(9, { TargetOutboundUserName: 'cat', TargetOutboundDomainName: 'CORP' }),
    {
      ...does('authentication', 'new-credentials'),
      ...byBen,
      ...here,
      targetAccount: 'CORP\\cat',
      targetKind: 'user',
    },
  ],
  [
    '4624 at the remote desktop',
    signIn(10, { WorkstationName: 'DC-01', IpAddress: '10.4.0.17' }),
    { ...does('logon', 'logged-on'), srcHost: null, srcIp: '10.4.0.17', dstHost: HOST },
  ],
  ['4624 with a cached password', signIn(11), { ...does('logon', 'logged-on'), ...here }],
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
      ...does('authentication', 'logon-failed'),
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
    { ...does('authentication', 'session-ended'), ...byBen },
  ],
  [
    '4634 of a desktop',
    security(4634, { ...BEN, LogonType: '2' }),
    { ...does('logon', 'logged-off'), ...byBen },
  ],
  ['4647', security(4647, BEN), { ...does('logon', 'logged-off'), ...byBen, ...here }],
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
      ...does('authentication', 'explicit-credentials'),
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
      ...does('authentication', 'special-privileges'),
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
      ...does('authentication', 'ticket-requested'),
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
      ...does('authentication', 'service-ticket-requested'),
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
    { ...does('authentication', 'preauthentication-failed'), ...denied, account: 'ben', srcIp: '10.4.0.17' },
  ],
  [
    '4776',
    security(4776, { TargetUserName: 'ben', Workstation: 'WS-07', Status: '0x0' }),
    {
      ...does('authentication', 'credentials-validated'),
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

stated('sign-ins', SIGN_INS);
stated('tickets', TICKETS);
