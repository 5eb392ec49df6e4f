import { dayOfIso, day as dayAfter, type Day } from '../../../domain/time.ts';
import { keyOf, type Employee } from '../../company/people.ts';
import { attendance } from '../../days/attendance.ts';
import type { Random } from '../../random.ts';
import {
  accountOf,
  adminOf,
  DOMAIN_ADMINS,
  DRAWINGS_READ,
  isAdministrator,
  isHelpDesk,
  LAB_DATA,
  VPN_USERS,
  type Account,
} from '../accounts.ts';
import { visit } from '../acts.ts';
import { instant, MINUTE, SECOND, type Instant } from '../clock.ts';
import {
  accountChanged,
  accountCreated,
  accountDisabled,
  accountEnabled,
  memberAdded,
  passwordReset,
} from '../events/directory.ts';
import { ticketGranted } from '../events/tickets.ts';
import { DC_01 } from '../machines.ts';
import type { Session, WindowsRecord } from '../record.ts';
import { placeOf, type Site } from '../site.ts';

/** The deputy of the administrators takes the duty over: a change with a ticket, in the morning, by the one before. */
export const DUTY_HANDED_OVER = dayOfIso('2026-10-06');

/** Account work of the day: the help desk's tickets, newcomers, leavers, and the one handing-over of duty. */
export function accountWork(site: Site, day: Day): WindowsRecord[] {
  const random = site.random('help desk', day);
  const on = site.people.filter(
    (person) => isHelpDesk(person) && attendance(site.seed, person, day) === 'work',
  );
  const [first] = on;
  return [
    ...on.flatMap((person) => tickets(site, random, person, day)),
    ...(first ? comingAndGoing(site, first, day) : []),
    ...(day === DUTY_HANDED_OVER ? dutyHandedOver(site, day) : []),
  ];
}

function tickets(site: Site, random: Random, person: Employee, day: Day): WindowsRecord[] {
  const count = random.chance(0.55) ? random.between(1, 3) : 0;
  return Array.from({ length: count }, () => {
    const at = instant(day, 9 * 60 + random.next() * 360);
    const of = accountOf(random.pick(site.people));
    return onDirectory(site, person, day, at, (by) => ticket(random, by, of, at + 40 * SECOND));
  }).flat();
}

function ticket(random: Random, by: Session, of: Account, at: Instant): WindowsRecord[] {
  const kind = random.next();
  if (kind < 0.5) return [passwordReset(at, by, of), accountChanged(at + 30, by, of)];
  if (kind < 0.75) return [accountChanged(at, by, of)];
  return [memberAdded(at, by, of, random.pick([VPN_USERS, DRAWINGS_READ, LAB_DATA]))];
}

function comingAndGoing(site: Site, by: Employee, day: Day): WindowsRecord[] {
  const at = instant(day, 13 * 60 + 20);
  const coming = site.people.filter(({ hired }) => hired === dayAfter(day + 3));
  const gone = site.people.filter(({ left }) => left === dayAfter(day - 3));
  return [
    ...coming.flatMap((person) =>
      onDirectory(site, by, day, at, (there) => newAccount(there, accountOf(person), at)),
    ),
    ...gone.flatMap((person) =>
      onDirectory(site, by, day, at, (there) => [accountDisabled(at + MINUTE, there, accountOf(person))]),
    ),
  ];
}

const newAccount = (by: Session, of: Account, at: Instant): WindowsRecord[] => [
  accountCreated(at + 30 * SECOND, by, of),
  accountEnabled(at + 31 * SECOND, by, of),
  passwordReset(at + 32 * SECOND, by, of),
  accountChanged(at + 33 * SECOND, by, of),
  memberAdded(at + 90 * SECOND, by, of, VPN_USERS),
];

function dutyHandedOver(site: Site, day: Day): WindowsRecord[] {
  const lead = site.people.find(isAdministrator);
  const deputy = site.people.find((person) => keyOf(person) === 'SystemsAdministrator 3');
  if (!lead || !deputy) return [];
  const at = instant(day, 10 * 60 + 12);
  const [who, from] = [adminOf(lead), placeOf(site, site.machines.named(lead.pc), day)];
  return [
    ticketGranted(at - SECOND, site.dcOf(who), who, from.address),
    ...visit(site, {
      who,
      from,
      to: DC_01,
      at,
      minutes: 6,
      within: (there) => [memberAdded(at + 2 * MINUTE, there, adminOf(deputy), DOMAIN_ADMINS)],
    }),
  ];
}

const onDirectory = (
  site: Site,
  who: Employee,
  day: Day,
  at: Instant,
  within: (there: Session) => readonly WindowsRecord[],
): WindowsRecord[] =>
  visit(site, {
    who: accountOf(who),
    from: placeOf(site, site.machines.named(who.pc), day),
    to: DC_01,
    at,
    minutes: 4,
    within,
  });
