import { dayOfIso, type Day } from '../../domain/time.ts';
import { isMonthEnd } from '../calendar.ts';
import { LAB_PCS, SERVERS, travelPcs } from '../company/places.ts';
import { keyOf, type Employee } from '../company/people.ts';
import { randomOf, type Random } from '../random.ts';
import { scribe, type DemoRecord } from '../record.ts';
import { attendance, onCallNight } from './attendance.ts';
import { driveUses } from './copying.ts';
import { mails, type Circle } from './mailing.ts';
import { visits } from './surfing.ts';

/** Everything `person` leaves behind on `day` where nothing is planted. */
export function ordinaryDay(seed: number, person: Employee, circle: Circle, day: Day): DemoRecord[] {
  const random = randomOf(seed, 'day', keyOf(person), day);
  const kind = attendance(seed, person, day);
  const night = onCallNight(seed, person, day) ? callOut(random, person, circle, day) : [];
  if (kind === 'work') return [...workday(random, person, circle, day), ...night];
  if (kind === 'trip') return tripDay(random, person, circle, day);
  if (kind === 'weekend') return extraHours(random, person, circle, day, random.between(9 * 60, 14 * 60));
  return night;
}

function workday(random: Random, person: Employee, circle: Circle, day: Day): DemoRecord[] {
  const closing = person.role.id === 'Accountant' && isMonthEnd(day);
  const write = scribe(person, day);
  const start = person.start + 9 * random.normal();
  const end = start + person.length + 16 * random.normal() + (closing ? 100 : 0);
  const busy = person.pace * (closing ? 1.7 : 1);
  return [
    ...presence(random, person, day, start, end),
    ...visits(random, person, write, start, end, random.count(person.role.visits * person.pace)),
    ...mails(random, person, circle, write, start, end, random.count(person.role.mails * busy)),
    ...driveUses(random, person, write, start, end, usesOf(random, person, day)),
    ...elsewhere(random, person, day, start, end),
    ...(random.chance(person.evenings)
      ? extraHours(random, person, circle, day, eveningAfter(random, end))
      : []),
  ];
}

const eveningAfter = (random: Random, end: number) => Math.max(end + 60, 19 * 60 + random.between(0, 70));

/** Logons, unlocks after breaks, and the logoff, which is missing now and then. */
function presence(random: Random, person: Employee, day: Day, start: number, end: number): DemoRecord[] {
  const write = scribe(person, day);
  const unlocks = Array.from({ length: random.between(0, 2) }, () =>
    write.logon(start + 60 + random.next() * (end - start - 120)),
  );
  return [write.logon(start - 1), ...unlocks, ...(random.chance(0.03) ? [] : [write.logoff(end + 1)])];
}

/** Two optical engineers move to another project in October and carry data to its laboratory. */
const PROJECT_CHANGE = dayOfIso('2026-10-05');
const movesProject = (person: Employee) => person.role.id === 'OpticalEngineer' && person.place < 2;

function usesOf(random: Random, person: Employee, day: Day): number {
  const more = movesProject(person) && day >= PROJECT_CHANGE ? 0.25 : 0;
  const mean = person.drivesPerDay + more;
  return random.chance(Math.min(0.9, mean)) ? 1 + (random.chance(mean / 4) ? 1 : 0) : 0;
}

/** Machines that are shared: servers for the administrators, laboratory PCs for those who measure. */
function elsewhere(random: Random, person: Employee, day: Day, start: number, end: number): DemoRecord[] {
  const { pcs, chance } = sharedMachines(person, day);
  if (!random.chance(chance)) return [];
  const write = scribe(person, day, random.pickEarly(pcs));
  const from = start + 30 + random.next() * (end - start - 120);
  return [write.logon(from), write.logoff(from + random.between(10, 80))];
}

function sharedMachines(person: Employee, day: Day): { pcs: readonly string[]; chance: number } {
  if (person.role.id === 'SystemsAdministrator') return { pcs: SERVERS, chance: 0.85 };
  if (person.role.id === 'LabTechnician') return { pcs: LAB_PCS, chance: 0.9 };
  if (movesProject(person) && day >= PROJECT_CHANGE) return { pcs: LAB_PCS, chance: 0.4 };
  return { pcs: LAB_PCS, chance: person.role.topics.includes('measurement') ? 0.06 : 0 };
}

/** Something is finished from home or on a free day. */
function extraHours(random: Random, person: Employee, circle: Circle, day: Day, from: number): DemoRecord[] {
  const write = scribe(person, day);
  const to = from + random.between(20, 70);
  return [
    write.logon(from),
    ...visits(random, person, write, from, to, random.between(1, 5)),
    ...mails(random, person, circle, write, from, to, random.between(0, 3)),
    write.logoff(to),
  ];
}

/** On the road: a loan notebook, later hours, and the mail in the evening at the hotel. */
function tripDay(random: Random, person: Employee, circle: Circle, day: Day): DemoRecord[] {
  const notebooks = travelPcs(circle.everyone.length + 1);
  const notebook = notebooks[(person.place + person.role.id.length) % notebooks.length] ?? person.pc;
  const write = scribe(person, day, notebook);
  const morning = 8 * 60 + random.between(0, 60);
  const night = 19 * 60 + random.between(20, 80);
  return [
    write.logon(morning),
    ...visits(random, person, write, morning, morning + 90, random.count(5)),
    ...mails(random, person, circle, write, morning, morning + 90, random.count(3)),
    ...(person.drivesPerDay > 0
      ? driveUses(random, person, write, morning, morning + 90, random.between(0, 1))
      : []),
    write.logoff(morning + 95),
    write.logon(night),
    ...visits(random, person, write, night, night + 100, random.count(8)),
    ...mails(random, person, circle, write, night, night + 100, random.count(person.role.mails * 0.6)),
    write.logoff(night + 105),
  ];
}

/** Called out of bed: a server, sometimes a second one, and a mail about it. */
function callOut(random: Random, person: Employee, circle: Circle, day: Day): DemoRecord[] {
  const from = random.between(60, 270);
  const own = scribe(person, day);
  const server = scribe(person, day, random.pickEarly(SERVERS));
  return [
    own.logon(from),
    server.logon(from + 4),
    ...visits(random, person, own, from, from + 40, random.between(2, 8)),
    server.logoff(from + random.between(15, 45)),
    ...mails(random, person, circle, own, from + 30, from + 60, 1),
    own.logoff(from + 62),
  ];
}
