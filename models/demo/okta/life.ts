import { day as toDay, type Day } from '../../domain/time.ts';
import { FIRST_DAY } from '../calendar.ts';
import type { Employee } from '../company/people.ts';
import { randomOf } from '../random.ts';
import { appsOf } from './apps.ts';
import { userAgent, type Browser } from './browsers.ts';
import { actorOf, oktaId } from './events.ts';
import { homeLine, officeOf, type Line } from './places.ts';
import type { Actor, Device } from './record.ts';

/** What of somebody's sign-ins stays: their home, their devices and when these are replaced. */
export interface OktaLife {
  readonly person: Employee;
  readonly actor: Actor;
  readonly office: Line;
  readonly home: Line;
  /** Weekdays, Monday is 0, on which they work at home. */
  readonly homeDays: readonly number[];
  readonly apps: readonly string[];
  readonly hasPhone: boolean;
  readonly agentOn: (day: Day) => string;
  readonly laptopOn: (day: Day) => Device;
  readonly phoneOn: (day: Day) => Device;
  /** Days on which a new one is handed out; none for most. */
  readonly newLaptop: Day | null;
  readonly newPhone: Day | null;
}

/** Share of the devices that are replaced in a year. */
const REPLACED = { laptop: 0.25, phone: 0.25 };

export function oktaLife(seed: number, days: number, person: Employee, index: number): OktaLife {
  const random = randomOf(seed, 'okta life', person.id);
  const office = officeOf(person).line;
  const browser: Browser = random.pickEarly(['CHROME', 'CHROME', 'EDGE', 'FIREFOX']);
  const lag = random.between(0, 9);
  const replaced = (share: number): Day | null =>
    random.chance((share * days) / 365) ? toDay(FIRST_DAY + random.between(20, days - 4)) : null;
  const [newLaptop, newPhone] = [replaced(REPLACED.laptop), replaced(REPLACED.phone)];
  const isOffice = person.role.id !== 'LabTechnician' && person.role.id !== 'HelpDeskAnalyst';
  return {
    person,
    actor: actorOf(person),
    office,
    home: homeLine(random, index, office.at),
    homeDays: isOffice && random.chance(0.6) ? random.sample([0, 2, 3, 4], random.between(1, 2)) : [],
    apps: appsOf(person),
    hasPhone: random.chance(0.8) || travels(person),
    agentOn: (day) => userAgent(browser, day, lag),
    laptopOn: (day) => device('guo', person.pc, newLaptop !== null && day >= newLaptop),
    phoneOn: (day) => device('gup', `Phone ${person.id}`, newPhone !== null && day > newPhone),
    newLaptop,
    newPhone,
  };
}

/** Who travels has mail on the phone: a loan notebook is for files, and is wiped after each journey. */
const travels = ({ role }: Employee) => role.outside >= 0.3;

const device = (prefix: string, name: string, isSecond: boolean): Device => ({
  id: oktaId(prefix, name, isSecond ? 2 : 1),
  name,
});
