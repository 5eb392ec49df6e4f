import type { Action, Stream } from '../../domain/event.ts';

/** Channels with types of their own; `powershell` is the operational log, `windows-powershell` the classic one. */
export const CHANNELS = [
  'security',
  'sysmon',
  'system',
  'powershell',
  'windows-powershell',
  'other',
] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * Which fields name an account. `subject`: Subject…, who asked. `target`: Target…. `user`: Sysmon's User or SourceUser.
 * `member`: Member…, of a group. `outbound`: TargetOutbound…, as whom a new-credentials logon acts elsewhere.
 * `writer`: the user in whose name the record was written. `context`: `User = …` in PowerShell's context, else the writer.
 * `param7`: as User32 numbers it.
 */
export const ACCOUNT_FIELDS = [
  'none',
  'subject',
  'target',
  'user',
  'member',
  'outbound',
  'writer',
  'context',
  'param7',
] as const;
export type AccountField = (typeof ACCOUNT_FIELDS)[number];

/**
 * Where it came from. `here`: the computer that recorded it. `sign-in`: by logon type, the workstation's name and
 * address. `client`: an address, which is the computer's own where it is a loopback. `network`: the connection's source.
 */
export type From = 'here' | 'sign-in' | 'client' | 'workstation' | 'network' | 'nowhere';
/** What it reached. `server`: TargetServerName; `service`: the computer whose account a service ticket is for. */
export type To = 'nowhere' | 'here' | 'sign-in' | 'server' | 'service' | 'network';

/** What the record is about, in resources.ts. */
export type About =
  | 'nothing'
  | 'new-process'
  | 'process'
  | 'image'
  | 'target-image'
  | 'target-file'
  | 'object'
  | 'share'
  | 'service'
  | 'task'
  | 'group'
  | 'privileges'
  | 'target-info'
  | 'audit-category'
  | 'channel'
  | 'command'
  | 'script'
  | 'connection'
  | 'device'
  | 'param1'
  | 'old-name';

export interface RecordType {
  readonly channel: Channel;
  /** NULL: every other id of the channel. */
  readonly id: number | null;
  readonly stream: Stream;
  /** `sign-in` and `sign-off`: by logon type, in sign-ins.ts, and then the stream too. */
  readonly action: Action | 'sign-in' | 'sign-off';
  readonly who: AccountField;
  readonly on: AccountField;
  readonly from: From;
  readonly to: To;
  readonly about: About;
  /** `always`, or where `Status` is not zero. An audit failure is one in any case. */
  readonly fails: 'as-audited' | 'always' | 'by-status';
}

type Part = Partial<Omit<RecordType, 'channel' | 'id' | 'stream' | 'action'>>;

/** A type whose unsaid parts are those of most: nobody acts on nobody, here, about nothing. */
const type = (
  channel: Channel,
  id: number | null,
  stream: Stream,
  action: RecordType['action'],
  part: Part = {},
): RecordType => ({
  channel,
  id,
  stream,
  action,
  who: 'none',
  on: 'none',
  from: 'here',
  to: 'nowhere',
  about: 'nothing',
  fails: 'as-audited',
  ...part,
});

const subject = { who: 'subject' } as const;
const onTarget = { who: 'subject', on: 'target' } as const;
const client = { from: 'client' } as const;
const group = { who: 'subject', on: 'member', about: 'group' } as const;
const object = { who: 'subject', about: 'object' } as const;
const network = { from: 'network', to: 'network', about: 'connection' } as const;

/** What each type of record means; others are stored as `recorded`. Order is of no consequence. */
export const RECORD_TYPES: readonly RecordType[] = [
  // Signing in and out
  type('security', 4624, 'authentication', 'sign-in', {
    who: 'target',
    on: 'outbound',
    from: 'sign-in',
    to: 'sign-in',
  }),
  type('security', 4625, 'authentication', 'logon-failed', {
    who: 'target',
    from: 'sign-in',
    to: 'sign-in',
    fails: 'always',
  }),
  type('security', 4627, 'system', 'recorded', { who: 'target' }),
  type('security', 4634, 'authentication', 'sign-off', { who: 'target' }),
  type('security', 4647, 'logon', 'logged-off', { who: 'target' }),
  type('security', 4648, 'authentication', 'explicit-credentials', {
    ...onTarget,
    to: 'server',
    about: 'target-info',
  }),
  type('security', 4672, 'authentication', 'special-privileges', { ...subject, about: 'privileges' }),

  // Tickets and credentials, as a domain controller sees them
  type('security', 4768, 'authentication', 'ticket-requested', {
    ...client,
    who: 'target',
    about: 'service',
    fails: 'by-status',
  }),
  type('security', 4769, 'authentication', 'service-ticket-requested', {
    ...client,
    who: 'target',
    to: 'service',
    about: 'service',
    fails: 'by-status',
  }),
  type('security', 4771, 'authentication', 'preauthentication-failed', {
    ...client,
    who: 'target',
    about: 'service',
    fails: 'always',
  }),
  type('security', 4776, 'authentication', 'credentials-validated', {
    who: 'target',
    from: 'workstation',
    fails: 'by-status',
  }),

  // Objects
  type('security', 4656, 'object', 'object-opened', object),
  type('security', 4658, 'object', 'object-closed', object),
  type('security', 4660, 'object', 'object-deleted', object),
  type('security', 4662, 'object', 'directory-accessed', object),
  type('security', 4663, 'object', 'object-accessed', object),
  type('security', 5140, 'share', 'share-accessed', { ...subject, ...client, to: 'here', about: 'share' }),
  type('security', 5145, 'share', 'share-file-accessed', {
    ...subject,
    ...client,
    to: 'here',
    about: 'share',
  }),

  // A device is plugged in (Audit PNP Activity)
  type('security', 6416, 'device', 'device-connected', { ...subject, about: 'device' }),

  // Processes
  type('security', 4688, 'process', 'process-started', { ...onTarget, about: 'new-process' }),
  type('security', 4689, 'process', 'process-ended', { ...subject, about: 'process' }),
  type('sysmon', 1, 'process', 'process-started', { who: 'user', about: 'image' }),
  type('sysmon', 5, 'process', 'process-ended', { who: 'user', about: 'image' }),
  type('sysmon', 10, 'process', 'process-accessed', { who: 'user', about: 'target-image' }),
  type('sysmon', 11, 'object', 'file-created', { who: 'user', about: 'target-file' }),

  // Accounts and groups
  type('security', 4720, 'iam', 'account-created', onTarget),
  type('security', 4722, 'iam', 'account-enabled', onTarget),
  type('security', 4723, 'iam', 'password-reset', onTarget),
  type('security', 4724, 'iam', 'password-reset', onTarget),
  type('security', 4725, 'iam', 'account-changed', onTarget),
  type('security', 4726, 'iam', 'account-deleted', onTarget),
  type('security', 4728, 'iam', 'group-member-added', group),
  type('security', 4729, 'iam', 'group-member-removed', group),
  type('security', 4732, 'iam', 'group-member-added', group),
  type('security', 4733, 'iam', 'group-member-removed', group),
  type('security', 4738, 'iam', 'account-changed', onTarget),
  type('security', 4740, 'iam', 'account-changed', { ...onTarget, from: 'workstation' }),
  type('security', 4756, 'iam', 'group-member-added', group),
  type('security', 4757, 'iam', 'group-member-removed', group),
  type('security', 4767, 'iam', 'account-changed', onTarget),
  type('security', 4781, 'iam', 'account-changed', { ...onTarget, about: 'old-name' }),

  // Settings
  type('security', 4697, 'configuration', 'service-installed', { ...subject, about: 'service' }),
  type('system', 7045, 'configuration', 'service-installed', { who: 'writer', about: 'service' }),
  type('security', 4698, 'configuration', 'task-created', { ...subject, about: 'task' }),
  type('security', 4719, 'configuration', 'audit-policy-changed', { ...subject, about: 'audit-category' }),
  type('security', 1102, 'configuration', 'log-cleared', { ...subject, about: 'channel' }),
  type('system', 104, 'configuration', 'log-cleared', { ...subject, about: 'channel' }),

  // Connections
  type('sysmon', 3, 'network', 'network-connected', { ...network, who: 'user' }),
  type('security', 5156, 'network', 'network-connected', network),

  // Scripts
  type('powershell', 4103, 'script', 'command-invoked', { who: 'context', about: 'command' }),
  type('powershell', 4104, 'script', 'script-block', { who: 'writer', about: 'script' }),
  type('windows-powershell', 800, 'script', 'command-invoked', { who: 'context', about: 'command' }),

  // The computer
  type('system', 1074, 'system', 'shutdown-requested', { who: 'param7', about: 'param1' }),
  type('system', 6006, 'system', 'log-stopped'),

  type('security', null, 'system', 'recorded', subject),
  type('sysmon', null, 'system', 'recorded', { who: 'user' }),
  type('system', null, 'system', 'recorded', { who: 'writer' }),
  type('powershell', null, 'system', 'recorded', { who: 'writer' }),
  type('windows-powershell', null, 'system', 'recorded', { who: 'context' }),
  type('other', null, 'system', 'recorded', { who: 'writer' }),
];
