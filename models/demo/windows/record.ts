import type { Story } from '../story.ts';
import type { Account } from './accounts.ts';
import type { Instant } from './clock.ts';
import type { Machine } from './machines.ts';

/** A stay of an account on a machine. Its LogonId is drawn when the file is written: it depends on the last boot. */
export interface Session {
  readonly on: Machine;
  readonly account: Account;
  /** Windows' logon type. */
  readonly type: 2 | 3 | 4 | 5 | 7 | 9 | 10 | 11;
}

export const session = (account: Account, on: Machine, type: Session['type']): Session => ({
  account,
  on,
  type,
});

/** One event of one machine's log. */
export interface WindowsRecord {
  readonly on: Machine;
  readonly at: Instant;
  readonly code: number;
  readonly channel: 'Security' | 'System';
  readonly provider: string;
  /** A session stands for its LogonId. */
  readonly data: Readonly<Record<string, string | Session>>;
  readonly outcome?: 'failure';
  /** The session that begins with this record. */
  readonly opens?: Session;
  /** Set where the machine has just started: LogonIds begin anew. */
  readonly boots?: true;
  /** Rendered text, in the language of the machine. */
  readonly message?: string;
  /** Whose planted story this is part of, by user id. */
  readonly story?: Story;
}

export type Details = Pick<WindowsRecord, 'data' | 'outcome' | 'opens' | 'message'>;

/** An event of the Security log. */
export const security = (on: Machine, at: Instant, code: number, details: Details): WindowsRecord => ({
  on,
  at,
  code,
  channel: 'Security',
  provider: 'Microsoft-Windows-Security-Auditing',
  ...details,
});

/** An event of the System log. */
export const system = (
  on: Machine,
  at: Instant,
  code: number,
  provider: string,
  details: Details,
): WindowsRecord => ({ on, at, code, channel: 'System', provider, ...details });

type Who = Readonly<Record<string, string | Session>>;

/** Who acts: a session on the machine that records. */
export const subject = (by: Session): Who => ({
  SubjectUserSid: by.account.sid,
  SubjectUserName: by.account.name,
  SubjectDomainName: by.account.domain,
  SubjectLogonId: by,
});
