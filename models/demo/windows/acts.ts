import { machineAccount, type Account } from './accounts.ts';
import { MINUTE, SECOND, type Instant } from './clock.ts';
import { sessionEnded, signedIn, signedOff, specialPrivileges } from './events/sign-in.ts';
import { serviceTicket, ticketGranted } from './events/tickets.ts';
import { shareFile, shareOpened } from './events/work.ts';
import type { Machine } from './machines.ts';
import { session, type Session, type WindowsRecord } from './record.ts';
import type { Place, Site } from './site.ts';

/** What is done over the network in one go. */
export interface Visit {
  readonly who: Account;
  readonly from: Place;
  readonly to: Machine;
  readonly at: Instant;
  readonly minutes: number;
  readonly share?: string;
  readonly files?: readonly string[];
  /** True where the ticket of an earlier visit still holds. */
  readonly hasTicket?: boolean;
  /** Records of the session between its beginning and its end. */
  readonly within?: (session: Session) => readonly WindowsRecord[];
}

/** A network sign-in from the ticket to the end of the session. */
export function visit(site: Site, { who, from, to, at, minutes, ...more }: Visit): WindowsRecord[] {
  const there = session(who, to, 3);
  const { share, files = [], within = () => [] } = more;
  const step = (minutes * MINUTE * 0.8) / Math.max(1, files.length);
  return [
    ...(more.hasTicket === true ? [] : [serviceTicket(at - 40, site.dcOf(who), who, to, from.address)]),
    signedIn(at, there, { address: from.address }),
    ...(who.privileged ? [specialPrivileges(at + 1, there)] : []),
    ...(share === undefined ? [] : [shareOpened(at + 90, there, share, from.address)]),
    ...files.map((file, i) =>
      shareFile(at + 2 * SECOND + Math.round(i * step), there, share ?? '', file, from.address),
    ),
    ...within(there),
    sessionEnded(at + minutes * MINUTE, there),
  ];
}

/** A machine starts: its own account asks for a ticket and reads the policies, which tells its address. */
export function boot(site: Site, { on, address }: Place, at: Instant): WindowsRecord[] {
  const own = machineAccount(on);
  const dc = site.dcOf(own);
  const there = session(own, dc, 3);
  return [
    ticketGranted(at, dc, own, address),
    signedIn(at + 2 * SECOND, there, { address }),
    sessionEnded(at + 14 * SECOND, there),
  ];
}

/** A remote desktop, open for `minutes`. */
export interface Desktop {
  readonly there: Session;
  readonly from: Place;
  readonly at: Instant;
  readonly minutes: number;
  readonly within: readonly WindowsRecord[];
}

export function desktop(site: Site, { there, from, at, minutes, within }: Desktop): WindowsRecord[] {
  const { account: who, on } = there;
  const dc = site.dcOf(who);
  return [
    ticketGranted(at - 3 * SECOND, dc, who, from.address),
    serviceTicket(at - 2 * SECOND, dc, who, on, from.address),
    signedIn(at, there, {
      address: from.address,
      workstation: on.name,
      process: 'C:\\Windows\\System32\\svchost.exe',
    }),
    ...(who.privileged ? [specialPrivileges(at + 1, there)] : []),
    ...within,
    signedOff(at + minutes * MINUTE, there),
    sessionEnded(at + minutes * MINUTE + 1500, there),
  ];
}
