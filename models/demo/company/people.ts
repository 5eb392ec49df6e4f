import { day, dayOfIso, isWeekend, type Day } from '../../domain/time.ts';
import { DAYS, FIRST_DAY } from '../calendar.ts';
import { randomOf, type Random } from '../random.ts';
import { FAMILY, GIVEN, MIDDLE } from './names.ts';
import { COMPANY_DOMAIN, INTRANET, PARTNERS, PRIVATE_SITES, SITES_BY_TOPIC } from './places.ts';
import { rolesOf, usualPeople, type Role } from './roles.ts';
import { DEMO_SIZE, type DemoSize } from '../size.ts';

/** Somebody of the company, with the habits that stay. */
export interface Employee {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly team: string;
  readonly pc: string;
  /** Place among the people of the role, from 0. */
  readonly place: number;
  /** Usual start and length of a workday, in minutes. */
  readonly start: number;
  readonly length: number;
  /** Against the mean of the role: 1 is average. */
  readonly pace: number;
  readonly drivesPerDay: number;
  /** Part of the workdays on which something is finished in the evening. */
  readonly evenings: number;
  readonly workSites: readonly string[];
  readonly privateSites: readonly string[];
  readonly privateAddress: string;
  /** Usual correspondents outside; the nearest first. */
  readonly contacts: readonly string[];
  readonly hired: Day | null;
  /** Last day at work. */
  readonly left: Day | null;
  /** When they gave notice. */
  readonly notice: Day | null;
}

/** Two people begin during the recorded time, and one leaves: (role, place in it) → day. */
const HIRED: Readonly<Record<string, string>> = {
  'SoftwareEngineer 5': '2026-09-14',
  'LabTechnician 3': '2026-10-12',
};
export const LEAVER = 'AccountManager 2';
export const COLLECTOR = 'ToolingEngineer 4';
export const DELETER = 'SoftwareEngineer 4';
const LEAVING: Readonly<Record<string, { readonly left: string; readonly notice: string }>> = {
  [LEAVER]: { left: '2026-10-30', notice: '2026-10-05' },
  [DELETER]: { left: '2026-11-20', notice: '2026-10-26' },
};

export const keyOf = (person: Employee) => `${person.role.id} ${person.place}`;

/** Everybody who is with the company at some time, in the order of the roles. */
export function employees(size: DemoSize = DEMO_SIZE): readonly Employee[] {
  const names = namesOf(randomOf(size.seed, 'names'));
  const out: Employee[] = [];
  for (const role of rolesOf(size.people)) {
    for (let place = 0; place < role.people; place += 1)
      out.push(employ(size, role, place, out.length, names));
  }
  return withOwnIds(out);
}

/** Initials and number of two people may be the same by chance. */
function withOwnIds(people: readonly Employee[]): readonly Employee[] {
  const taken = new Set<string>();
  return people.map((person) => {
    let { id } = person;
    while (taken.has(id))
      id = `${id.slice(0, 3)}${String((Number(id.slice(3)) % 9999) + 1).padStart(4, '0')}`;
    taken.add(id);
    return { ...person, id };
  });
}

interface Name {
  readonly given: string;
  readonly middle: string;
  readonly family: string;
}

/** Who is called what, by place in the company: given names come round again with another middle name. */
function namesOf(random: Random): (index: number) => Name {
  const given = random
    .sample(GIVEN, GIVEN.length)
    .map((name) => ({ name, middle: random.between(0, MIDDLE.length - 1) }));
  return (index) => {
    const { name, middle } = given[index % given.length] ?? { name: 'Ann', middle: 0 };
    return {
      given: name,
      middle: MIDDLE[(middle + Math.floor(index / given.length)) % MIDDLE.length] ?? 'Moe',
      family: FAMILY[(index * 7) % FAMILY.length] ?? 'Holm',
    };
  };
}

function employ(
  size: DemoSize,
  role: Role,
  place: number,
  index: number,
  names: (index: number) => Name,
): Employee {
  const key = `${role.id} ${place}`;
  const random = randomOf(size.seed, 'employee', key);
  const { given, middle, family } = names(index);
  const id = `${given[0]}${middle[0]}${family[0]}${String(random.between(100, 9999)).padStart(4, '0')}`;
  return {
    id,
    name: `${given} ${middle} ${family}`,
    email: `${given}.${middle}.${family}@${COMPANY_DOMAIN}`,
    role,
    team: role.teams[place % role.teams.length] ?? '',
    pc: `PC-${String(1000 + index * 37 + random.between(0, 30))}`,
    place,
    start: 7 * 60 + 15 + random.between(0, 100),
    length: 8 * 60 + random.between(-20, 40),
    pace: 0.75 + random.next() * 0.5,
    ...habits(random, role, place),
    privateAddress:
      `${given}.${family}@${random.pick(['postboks.example', 'fjordmail.example'])}`.toLowerCase(),
    contacts: contactsOf(random),
    ...staying(size, role, place),
  };
}

/** Of those beyond the usual company one in twelve comes and one in twelve goes each year. */
function staying(
  { seed, days, isClean }: DemoSize,
  role: Role,
  place: number,
): Pick<Employee, 'hired' | 'left' | 'notice'> {
  const key = `${role.id} ${place}`;
  const [hired, leaving] = [HIRED[key], LEAVING[key]];
  const random = randomOf(seed, 'turnover', key);
  if (place < usualPeople(role.id)) {
    const gone = leaving && !(isClean && key === DELETER);
    return {
      hired: hired === undefined ? null : dayOfIso(hired),
      left: gone ? dayOfIso(leaving.left) : null,
      notice: gone ? dayOfIso(leaving.notice) : null,
    };
  }
  const chance = days / 365 / 12;
  const on = (from: number) => workday(day(FIRST_DAY + random.between(from, Math.max(from, days - 5))));
  if (random.chance(chance)) return { hired: on(20), left: null, notice: null };
  if (days < DAYS || !random.chance(chance)) return { hired: null, left: null, notice: null };
  const left = on(40);
  return { hired: null, left, notice: day(left - random.between(14, 35)) };
}

const workday = (from: Day): Day => (isWeekend(from) ? workday(day(from + 1)) : from);

function habits(random: Random, role: Role, place: number) {
  const usesDrives = place < Math.round(role.drives.people * role.people);
  return {
    drivesPerDay: usesDrives ? role.drives.perDay * (0.7 + random.next() * 0.6) : 0,
    evenings: random.chance(0.3) ? 0.1 : 0.02,
    workSites: [
      ...INTRANET,
      ...random.sample(
        role.topics.flatMap((topic) => SITES_BY_TOPIC[topic] ?? []),
        7,
      ),
    ],
    privateSites: random.sample(PRIVATE_SITES, 6),
  };
}

function contactsOf(random: Random): readonly string[] {
  return random
    .sample(PARTNERS, 5)
    .flatMap((domain) =>
      [0, 1].map(() => `${random.pick(GIVEN)}.${random.pick(FAMILY)}@${domain}`.toLowerCase()),
    );
}
