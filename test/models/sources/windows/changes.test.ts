import {
  ANN,
  HOST,
  does,
  byAnn,
  here,
  onBen,
  security,
  stated,
  system,
  type Case,
  type Row,
} from './stated.ts';

const target = { TargetUserName: 'ben', TargetDomainName: 'CORP', TargetSid: 'S-1-5-21-1-2-3-1108' };
const group = { TargetUserName: 'Domain Admins', TargetDomainName: 'CORP', TargetSid: 'S-1-5-21-1-2-3-512' };
const MEMBER = { MemberName: 'CN=Ben Ash,OU=Staff,DC=corp,DC=example', MemberSid: 'S-1-5-21-1-2-3-1108' };
const removed: Row = {
  ...does('iam', 'group-member-removed'),
  ...byAnn,
  targetAccount: 'S-1-5-21-1-2-3-1108',
  resource: 'CORP\\Domain Admins',
};
const added: Row = {
  ...does('iam', 'group-member-added'),
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
    { ...does('iam', 'account-created'), ...byAnn, ...onBen, ...here },
  ],
  ['4722', security(4722, { ...ANN, ...target }), { ...does('iam', 'account-enabled'), ...byAnn, ...onBen }],
  ['4724', security(4724, { ...ANN, ...target }), { ...does('iam', 'password-reset'), ...byAnn, ...onBen }],
  ['4726', security(4726, { ...ANN, ...target }), { ...does('iam', 'account-deleted'), ...byAnn, ...onBen }],
  ['4738', security(4738, { ...ANN, ...target }), { ...does('iam', 'account-changed'), ...byAnn, ...onBen }],
  ['4728', security(4728, { ...ANN, ...group, ...MEMBER }), added],
  ['4732', security(4732, { ...ANN, ...group, ...MEMBER }), added],
  ['4756', security(4756, { ...ANN, ...group, ...MEMBER }), added],
  ['4723', security(4723, { ...ANN, ...target }), { ...does('iam', 'password-reset'), ...byAnn, ...onBen }],
  ['4725', security(4725, { ...ANN, ...target }), { ...does('iam', 'account-changed'), ...byAnn, ...onBen }],
  ['4767', security(4767, { ...ANN, ...target }), { ...does('iam', 'account-changed'), ...byAnn, ...onBen }],
  [
    '4781, with the name that a computer had',
    security(4781, {
      ...ANN,
      OldTargetUserName: 'WS-07$',
      NewTargetUserName: 'WS-77$',
      TargetDomainName: 'CORP',
      TargetSid: 'S-1-5-21-1-2-3-2107',
    }),
    {
      ...does('iam', 'account-changed'),
      ...byAnn,
      targetAccount: 'CORP\\WS-77$',
      targetKind: 'machine',
      targetSid: 'S-1-5-21-1-2-3-2107',
      resource: 'WS-07$',
    },
  ],
  [
    '4740, where the domain is the computer that asked',
    security(4740, { ...ANN, ...target, TargetDomainName: 'WS-07' }),
    { ...does('iam', 'account-changed'), ...byAnn, ...onBen, srcHost: 'WS-07' },
  ],
  ['4729', security(4729, { ...ANN, ...group, ...MEMBER }), removed],
  ['4733', security(4733, { ...ANN, ...group, ...MEMBER }), removed],
  ['4757', security(4757, { ...ANN, ...group, ...MEMBER }), removed],
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
    { ...does('configuration', 'service-installed'), ...byAnn, resource: 'Updater' },
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
    {
      ...does('configuration', 'service-installed'),
      account: 'CORP\\ann',
      resource: 'Updater',
      outcome: null,
    },
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
    { ...does('configuration', 'task-created'), ...byAnn, resource: '\\Backup' },
  ],
  [
    '4719',
    security(4719, { ...ANN, SubcategoryGuid: '{0cce9215-69ae-11d9-bed3-505054503030}' }),
    {
      ...does('configuration', 'audit-policy-changed'),
      ...byAnn,
      resource: '{0cce9215-69ae-11d9-bed3-505054503030}',
    },
  ],
  ['1102', security(1102, ANN), { ...does('configuration', 'log-cleared'), ...byAnn, resource: 'Security' }],
  [
    '104',
    system(104, {
      UserData: {
        LogFileCleared: { SubjectUserName: 'ann', SubjectDomainName: 'CORP', Channel: 'Application' },
      },
    }),
    { ...does('configuration', 'log-cleared'), account: 'CORP\\ann', resource: 'Application' },
  ],
  [
    '1074',
    system(1074, { param1: 'C:\\Windows\\System32\\shutdown.exe', param7: 'CORP\\ann' }),
    {
      ...does('system', 'shutdown-requested'),
      account: 'CORP\\ann',
      resource: 'C:\\Windows\\System32\\shutdown.exe',
    },
  ],
  ['6006', system(6006, {}), { ...does('system', 'log-stopped'), account: '-', accountKind: 'none' }],
];

stated('accounts and groups', ACCOUNTS);
stated('settings and the computer', SETTINGS);
