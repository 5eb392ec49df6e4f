import { isAdministrator, isHelpDesk, accountOf } from '../accounts.ts';
import { instant, SECOND } from '../clock.ts';
import { sessionEnded, signedIn, signedOff } from '../events/sign-in.ts';
import { started } from '../events/work.ts';
import { keyOf, type Employee } from '../../company/people.ts';
import { session, type Session, type WindowsRecord } from '../record.ts';
import type { Site } from '../site.ts';
import type { Presence } from './presence.ts';

/** Two engineers try out the forwarding of workstations; those of information technology have it. */
const PILOT: ReadonlySet<string> = new Set(['OpticalEngineer 7', 'SoftwareEngineer 3']);

export const forwardsDesk = (person: Employee) =>
  isAdministrator(person) || isHelpDesk(person) || PILOT.has(keyOf(person));

export interface Desk {
  readonly session: Session;
  readonly records: readonly WindowsRecord[];
}

/** The interactive session of a presence at the own workstation, as that workstation forwards it. */
export function atDesk(site: Site, here: Presence): Desk {
  const on = site.machines.named(here.pc);
  const own = session(accountOf(here.person), on, 2);
  const from = instant(here.day, here.from) + 3 * SECOND;
  const to = instant(here.day, here.to) + 90 * SECOND;
  return {
    session: own,
    records: [
      signedIn(from, own, {
        workstation: on.name,
        address: '127.0.0.1',
        process: 'C:\\Windows\\System32\\svchost.exe',
      }),
      started(from + 6 * SECOND, own, 'C:\\Windows\\explorer.exe', 'C:\\Windows\\Explorer.EXE'),
      signedOff(to, own),
      sessionEnded(to + 800, own),
    ],
  };
}
