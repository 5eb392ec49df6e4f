import type { Action } from '../domain/event.ts';

/** Somebody comes to a host, or tries to. */
export const SIGN_IN: readonly Action[] = [
  'logged-on',
  'remote-logon',
  'batch-logon',
  'service-logon',
  'logon-failed',
];
/** Another account's credentials are taken. */
export const CREDENTIALS: readonly Action[] = ['explicit-credentials', 'new-credentials'];
export const TICKETS: readonly Action[] = [
  'ticket-requested',
  'service-ticket-requested',
  'preauthentication-failed',
  'credentials-validated',
];
export const ACCESS: readonly Action[] = [
  'share-accessed',
  'share-file-accessed',
  'object-opened',
  'object-accessed',
  'object-deleted',
  'directory-accessed',
  'file-created',
  'file-copied',
  'device-connected',
  'web-visited',
  'email-sent',
];
/** Accounts, by the account acted on. */
export const ACCOUNT_CHANGE: readonly Action[] = [
  'account-created',
  'account-enabled',
  'account-deleted',
  'account-changed',
  'password-reset',
];
/** Groups, services, tasks and settings, by their name. */
export const NAMED_CHANGE: readonly Action[] = [
  'group-member-added',
  'service-installed',
  'task-created',
  'audit-policy-changed',
  'log-cleared',
];
/** A role of a cloud is taken on: its session is an account of its own, and a place as a host is. */
export const ROLES: readonly Action[] = ['role-assumed'];
/** What is reached in a cloud happens on no host: whoever does it reaches it. */
export const CLOUD_ACCESS: readonly Action[] = [
  'app-signed-in',
  'accessed',
  'certificate-used',
  'command-sent',
];
export const CLOUD_CHANGE: readonly Action[] = [
  'role-granted',
  'role-revoked',
  'group-member-removed',
  'key-created',
  'consent-granted',
  'shared-outside',
  'policy-changed',
  'log-stopped',
  'mfa-method-added',
  'mfa-method-removed',
  'mail-forwarded',
  'changed',
];
export const CLOUD: readonly Action[] = [...CLOUD_ACCESS, ...CLOUD_CHANGE];
/** Everything that may draw an edge. */
export const DRAWN: readonly Action[] = [
  ...SIGN_IN,
  ...CREDENTIALS,
  ...ROLES,
  ...ACCESS,
  ...ACCOUNT_CHANGE,
  ...NAMED_CHANGE,
  ...CLOUD,
  'preauthentication-failed',
  'credentials-validated',
];
/** Counted, but no step of a replay: most of every recording, and nothing that anybody did. */
export const NOISE: readonly Action[] = ['recorded', 'object-closed', 'process-accessed', 'process-ended'];

/** Told even where no user does them: what a computer or the system does of its own is noise otherwise. */
export const ALWAYS_TOLD: readonly Action[] = [
  'explicit-credentials',
  'logon-failed',
  ...ACCOUNT_CHANGE,
  ...NAMED_CHANGE,
];

/** Resources that are the same wherever they are reached from; all others belong to their host. */
export const EVERYWHERE: readonly Action[] = ['web-visited', 'email-sent', 'group-member-added', ...CLOUD];
