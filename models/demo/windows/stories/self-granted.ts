import { dayOfIso } from '../../../domain/time.ts';
import type { Employee } from '../../company/people.ts';
import { scribe, type DemoRecord } from '../../record.ts';
import { accountOf, DOMAIN_ADMINS, type Account } from '../accounts.ts';
import { boot, visit } from '../acts.ts';
import { clockOf, MINUTE, SECOND, type Instant } from '../clock.ts';
import { memberAdded, memberRemoved } from '../events/directory.ts';
import { sessionEnded, signedIn, signedOff } from '../events/sign-in.ts';
import { ticketGranted } from '../events/tickets.ts';
import { objectRead } from '../events/work.ts';
import { DC_01, FILE_OFF_01, SRV_MAIL_01, type Machine } from '../machines.ts';
import { session, type Session, type WindowsRecord } from '../record.ts';
import { inStory } from '../../story.ts';
import { placeOf, type Place, type Site } from '../site.ts';

/** Of the help desk: may change groups, and one night changes their own. */
export const GRANTER = 'HelpDeskAnalyst 1';
export const GRANTING_DAY = dayOfIso('2026-11-09');

const at = (time: string): Instant => clockOf(GRANTING_DAY, time);
const minutesOf = (time: string) => (at(time) - clockOf(GRANTING_DAY, '00:00')) / MINUTE;

/** What the endpoint records of the night show. */
export function lateShift(person: Employee): DemoRecord[] {
  const write = scribe(person, GRANTING_DAY, person.pc, 4);
  return [write.logon(minutesOf('21:38:20')), write.logoff(minutesOf('23:21:40'))];
}

/** Adds themself to the domain's administrators, looks into two servers, and removes themself. */
export function selfGranted(site: Site, person: Employee): WindowsRecord[] {
  const desk = placeOf(site, site.machines.named(person.pc), GRANTING_DAY);
  const who = accountOf(person);
  const own = session(who, desk.on, 2);
  /** While a member, every sign-in gets special privileges. */
  const member: Account = { ...who, privileged: true };
  return inStory({ number: 4, user: person.id }, [
    ...boot(site, desk, at('21:37:10')),
    ticketGranted(at('21:38:19'), DC_01, who, desk.address),
    signedIn(at('21:38:20'), own, { workstation: desk.on.name, address: '127.0.0.1' }),
    ...onDirectory(site, desk, who, at('21:44:02'), (there) => [
      memberAdded(at('21:46:30'), there, who, DOMAIN_ADMINS),
    ]),
    ticketGranted(at('21:52:41'), DC_01, member, desk.address),
    ...lookInto(site, desk, member, FILE_OFF_01, '21:53:20', [
      'board\\offer_2027.xlsx',
      'people\\salaries.xlsx',
    ]),
    ...lookInto(site, desk, member, SRV_MAIL_01, '22:21:09', ['Mailboxes\\board.edb']),
    ...onDirectory(site, desk, member, at('23:12:15'), (there) => [
      memberRemoved(at('23:14:48'), there, who, DOMAIN_ADMINS),
    ]),
    signedOff(at('23:21:40'), own),
    sessionEnded(at('23:21:41'), own),
  ]);
}

function lookInto(
  site: Site,
  from: Place,
  who: Account,
  to: Machine,
  time: string,
  files: readonly string[],
): WindowsRecord[] {
  const read = (there: Session) =>
    files.map((file, i) => objectRead(at(time) + (45 + i * 70) * SECOND, there, `D:\\${file}`));
  return visit(site, { who, from, to, at: at(time), minutes: 18, share: 'D$', files, within: read });
}

const onDirectory = (
  site: Site,
  from: Place,
  who: Account,
  begin: Instant,
  within: (there: Session) => readonly WindowsRecord[],
): WindowsRecord[] => visit(site, { who, from, to: DC_01, at: begin, minutes: 5, within });
