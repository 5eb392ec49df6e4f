import { dayOfIso, type Day } from '../../domain/time.ts';
import { randomOf, type Random } from '../random.ts';
import { FAMILY, GIVEN, MIDDLE } from './names.ts';
import { COMPANY_DOMAIN, INTRANET, PARTNERS, PRIVATE_SITES, SITES_BY_TOPIC } from './places.ts';
import { ROLES, type Role } from './roles.ts';

/** One of the 60, with the habits that stay through the 90 days. */
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
}

/** Two people begin during the recorded time, and one leaves: (role, place in it) → day. */
const HIRED: Readonly<Record<string, string>> = {
  'SoftwareEngineer 5': '2026-09-14',
  'LabTechnician 3': '2026-10-12',
};
export const LEAVER = 'AccountManager 2';
export const LEAVING_DAY = dayOfIso('2026-10-30');
export const COLLECTOR = 'ToolingEngineer 4';

export const keyOf = (person: Employee) => `${person.role.id} ${person.place}`;

/** The 60 people, in the order of the roles. */
export function employees(seed: number): readonly Employee[] {
  const names = namesOf(randomOf(seed, 'names'));
  const out: Employee[] = [];
  for (const role of ROLES) {
    for (let place = 0; place < role.people; place += 1)
      out.push(employ(seed, role, place, out.length, names));
  }
  return out;
}

interface Name {
  readonly given: string;
  readonly middle: string;
  readonly family: string;
}

function namesOf(random: Random): readonly Name[] {
  const given = random.sample(GIVEN, GIVEN.length);
  return given.map((name, i) => ({
    given: name,
    middle: random.pick(MIDDLE),
    family: FAMILY[(i * 7) % FAMILY.length] ?? 'Holm',
  }));
}

function employ(seed: number, role: Role, place: number, index: number, names: readonly Name[]): Employee {
  const key = `${role.id} ${place}`;
  const random = randomOf(seed, 'employee', key);
  const { given, middle, family } = names[index] ?? { given: 'Ann', middle: 'Moe', family: 'Holm' };
  const id = `${given[0]}${middle[0]}${family[0]}${String(random.between(100, 9999)).padStart(4, '0')}`;
  const hired = HIRED[key];
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
    hired: hired === undefined ? null : dayOfIso(hired),
    left: key === LEAVER ? LEAVING_DAY : null,
  };
}

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
