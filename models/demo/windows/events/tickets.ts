import { REALM, type Account } from '../accounts.ts';
import type { Instant } from '../clock.ts';
import type { Machine } from '../machines.ts';
import { security, type WindowsRecord } from '../record.ts';

/** Kerberos writes IPv4 as mapped IPv6. */
const mapped = (address: string) => (address.includes(':') ? address : `::ffff:${address}`);

/** 4768 */
export const ticketGranted = (at: Instant, dc: Machine, account: Account, address: string): WindowsRecord =>
  security(dc, at, 4768, {
    data: {
      TargetUserName: account.name,
      TargetDomainName: REALM,
      TargetSid: account.sid,
      ServiceName: 'krbtgt',
      TicketOptions: '0x40810010',
      Status: '0x0',
      PreAuthType: '2',
      IpAddress: mapped(address),
    },
  });

/** 4769: a ticket for `service`, a machine, asked for from `address`. */
export const serviceTicket = (
  at: Instant,
  dc: Machine,
  account: Account,
  service: Machine,
  address: string,
): WindowsRecord =>
  security(dc, at, 4769, {
    data: {
      TargetUserName: `${account.name}@${REALM}`,
      TargetDomainName: REALM,
      ServiceName: `${service.name}$`,
      TicketOptions: '0x40810000',
      Status: '0x0',
      IpAddress: mapped(address),
    },
  });

/** 4771: the password was mistyped. */
export const wrongPassword = (at: Instant, dc: Machine, account: Account, address: string): WindowsRecord =>
  security(dc, at, 4771, {
    outcome: 'failure',
    data: {
      TargetUserName: account.name,
      TargetSid: account.sid,
      ServiceName: `krbtgt/${REALM}`,
      TicketOptions: '0x40810010',
      Status: '0x18',
      PreAuthType: '2',
      IpAddress: mapped(address),
    },
  });
