import { DOMAIN, type Account, type Group } from '../accounts.ts';
import type { Instant } from '../clock.ts';
import { security, subject, type Session, type WindowsRecord } from '../record.ts';

const target = (account: Account) => ({
  TargetUserName: account.name,
  TargetDomainName: account.domain,
  TargetSid: account.sid,
});

const membership = (code: number, at: Instant, by: Session, member: Account, group: Group): WindowsRecord =>
  security(by.on, at, code, {
    data: {
      ...subject(by),
      MemberName: `CN=${member.name},OU=Accounts,DC=halden,DC=example`,
      MemberSid: member.sid,
      TargetUserName: group.name,
      TargetDomainName: DOMAIN,
      TargetSid: group.sid,
    },
  });

/** 4728 */
export const memberAdded = (at: Instant, by: Session, member: Account, group: Group) =>
  membership(4728, at, by, member, group);
/** 4729 */
export const memberRemoved = (at: Instant, by: Session, member: Account, group: Group) =>
  membership(4729, at, by, member, group);

const change = (code: number, at: Instant, by: Session, account: Account): WindowsRecord =>
  security(by.on, at, code, { data: { ...subject(by), ...target(account) } });

/** 4720, 4722, 4724, 4725, 4738 */
export const accountCreated = (at: Instant, by: Session, of: Account) => change(4720, at, by, of);
export const accountEnabled = (at: Instant, by: Session, of: Account) => change(4722, at, by, of);
export const passwordReset = (at: Instant, by: Session, of: Account) => change(4724, at, by, of);
export const accountDisabled = (at: Instant, by: Session, of: Account) => change(4725, at, by, of);
export const accountChanged = (at: Instant, by: Session, of: Account) => change(4738, at, by, of);
