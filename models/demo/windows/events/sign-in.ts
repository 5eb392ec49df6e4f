import { SYSTEM, type Account } from '../accounts.ts';
import type { Instant } from '../clock.ts';
import type { Machine } from '../machines.ts';
import { security, subject, type Session, type WindowsRecord } from '../record.ts';

export interface SignIn {
  /** Where it came from; absent where the event does not tell. */
  readonly address?: string;
  readonly workstation?: string;
  readonly package?: 'Kerberos' | 'NTLM' | 'Negotiate';
  readonly process?: string;
  /** Type 9: the account that other machines will see. */
  readonly outbound?: Account;
  readonly message?: string;
}

/** 4624 */
export function signedIn(at: Instant, to: Session, how: SignIn = {}): WindowsRecord {
  const { account, type } = to;
  return security(to.on, at, 4624, {
    opens: to,
    data: {
      SubjectUserSid: type === 3 ? 'S-1-0-0' : SYSTEM.sid,
      SubjectUserName: type === 3 ? '-' : `${to.on.name}$`,
      SubjectDomainName: type === 3 ? '-' : 'HALDEN',
      SubjectLogonId: type === 3 ? '0x0' : '0x3e7',
      TargetUserSid: account.sid,
      TargetUserName: account.name,
      TargetDomainName: account.domain,
      TargetLogonId: to,
      LogonType: String(type),
      LogonProcessName: LOGON_PROCESS[type] ?? 'Kerberos',
      AuthenticationPackageName: how.package ?? (type === 3 ? 'Kerberos' : 'Negotiate'),
      WorkstationName: how.workstation ?? '-',
      ProcessName: how.process ?? '-',
      IpAddress: how.address ?? '-',
      ...(how.outbound && {
        TargetOutboundUserName: how.outbound.name,
        TargetOutboundDomainName: how.outbound.domain,
      }),
      ElevatedToken: account.privileged ? '%%1842' : '%%1843',
    },
    ...(how.message !== undefined && { message: how.message }),
  });
}

const LOGON_PROCESS: Readonly<Record<number, string>> = {
  2: 'User32 ',
  4: 'Advapi  ',
  5: 'Advapi  ',
  7: 'User32 ',
  9: 'seclogo',
  10: 'User32 ',
  11: 'User32 ',
};

/** 4634: the session is gone. */
export const sessionEnded = (at: Instant, of: Session): WindowsRecord =>
  security(of.on, at, 4634, {
    data: {
      TargetUserSid: of.account.sid,
      TargetUserName: of.account.name,
      TargetDomainName: of.account.domain,
      TargetLogonId: of,
      LogonType: String(of.type),
    },
  });

/** 4647: somebody chose to sign off. */
export const signedOff = (at: Instant, of: Session): WindowsRecord =>
  security(of.on, at, 4647, {
    data: {
      TargetUserSid: of.account.sid,
      TargetUserName: of.account.name,
      TargetDomainName: of.account.domain,
      TargetLogonId: of,
    },
  });

export interface Refusal {
  readonly type: 3 | 10;
  readonly address: string;
  readonly workstation: string;
  /** 0xc000006a wrong password, 0xc000015b not granted this type of sign-in. */
  readonly status: '0xc000006a' | '0xc000015b';
  readonly message?: string;
}

/** 4625 */
export const refused = (at: Instant, on: Machine, account: Account, why: Refusal): WindowsRecord =>
  security(on, at, 4625, {
    outcome: 'failure',
    data: {
      SubjectUserSid: 'S-1-0-0',
      SubjectUserName: '-',
      SubjectDomainName: '-',
      SubjectLogonId: '0x0',
      TargetUserSid: 'S-1-0-0',
      TargetUserName: account.name,
      TargetDomainName: account.domain,
      Status: why.status === '0xc000006a' ? '0xc000006d' : why.status,
      SubStatus: why.status === '0xc000006a' ? why.status : '0x0',
      LogonType: String(why.type),
      WorkstationName: why.workstation,
      IpAddress: why.address,
    },
    ...(why.message !== undefined && { message: why.message }),
  });

/** 4672 */
export const specialPrivileges = (at: Instant, of: Session): WindowsRecord =>
  security(of.on, at, 4672, {
    data: {
      ...subject(of),
      PrivilegeList:
        'SeSecurityPrivilege\n\t\t\tSeBackupPrivilege\n\t\t\tSeRestorePrivilege\n\t\t\tSeDebugPrivilege',
    },
  });

/** 4648: `by` uses the credentials of `target` towards `server`. */
export const otherCredentials = (
  at: Instant,
  by: Session,
  target: Account,
  server: Machine,
  process: string,
): WindowsRecord =>
  security(by.on, at, 4648, {
    data: {
      ...subject(by),
      TargetUserName: target.name,
      TargetDomainName: target.domain,
      TargetServerName: server === by.on ? 'localhost' : server.fqdn,
      TargetInfo: server === by.on ? 'localhost' : server.fqdn,
      ProcessName: process,
      IpAddress: '-',
    },
  });
