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
export const EVERYWHERE: readonly Action[] = ['web-visited', 'email-sent', 'group-member-added'];
