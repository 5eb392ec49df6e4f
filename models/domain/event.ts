/** Telemetry streams; one word of ECS `event.category` where it has one. Stored as this text. */
export const STREAMS = [
  'logon',
  'device',
  'file',
  'web',
  'email',
  'authentication',
  'process',
  'object',
  'share',
  'iam',
  'configuration',
  'network',
  'script',
  'system',
  // of files that a mapping reads
  'access',
  'transfer',
  'transaction',
  'change',
] as const;
export type Stream = (typeof STREAMS)[number];

/** What happened, in ECS `event.action` style. Stored as this text. */
export const ACTIONS = [
  'logged-on',
  'logged-off',
  'device-connected',
  'device-disconnected',
  'file-copied',
  'web-visited',
  'email-sent',
  // authentication
  'remote-logon',
  'service-logon',
  'batch-logon',
  'new-credentials',
  'logon-failed',
  'session-ended',
  'explicit-credentials',
  'special-privileges',
  'ticket-requested',
  'service-ticket-requested',
  'preauthentication-failed',
  'credentials-validated',
  // process
  'process-started',
  'process-ended',
  'process-accessed',
  // object
  'object-opened',
  'object-closed',
  'object-deleted',
  'object-accessed',
  'directory-accessed',
  'file-created',
  // share
  'share-accessed',
  'share-file-accessed',
  // iam
  'account-created',
  'account-enabled',
  'account-deleted',
  'account-changed',
  'password-reset',
  'group-member-added',
  // configuration
  'service-installed',
  'task-created',
  'audit-policy-changed',
  'log-cleared',
  // network
  'network-connected',
  // script
  'command-invoked',
  'script-block',
  // system
  'shutdown-requested',
  'log-stopped',
  // identity providers and clouds
  'app-signed-in',
  'mfa-challenged',
  'mfa-verified',
  'mfa-refused',
  'mfa-method-added',
  'mfa-method-removed',
  'role-granted',
  'role-revoked',
  'role-assumed',
  'key-created',
  'consent-granted',
  'shared-outside',
  'group-member-removed',
  'policy-changed',
  'command-sent',
  'certificate-used',
  'mail-forwarded',
  // access, transfer, transaction, change
  'accessed',
  'transferred',
  'transaction-made',
  'changed',
  /** An event of a type that has no mapping: stored whole, counted by channel and id. */
  'recorded',
] as const;
export type Action = (typeof ACTIONS)[number];

/** ECS `event.outcome`. */
export const OUTCOMES = ['success', 'failure'] as const;
export type Outcome = (typeof OUTCOMES)[number];
