import { allDays } from '../calendar.ts';
import { keyOf, type Employee } from '../company/people.ts';
import { grouped } from '../grouped.ts';
import type { DemoRecord } from '../record.ts';
import { accountWork } from './days/help-desk.ts';
import { machinery } from './days/machinery.ts';
import { personDay } from './days/person-day.ts';
import { presences } from './days/presence.ts';
import type { WindowsRecord } from './record.ts';
import { siteOf } from './site.ts';
import { hopByHop, lateWork, MOVER, MOVING_DAY } from './stories/hop-by-hop.ts';
import { GRANTER, GRANTING_DAY, lateShift, selfGranted } from './stories/self-granted.ts';

/** What the two Windows stories leave in the endpoint records. */
export function storyPresence(person: Employee, day: number): DemoRecord[] {
  if (keyOf(person) === MOVER && day === MOVING_DAY) return lateWork(person);
  if (keyOf(person) === GRANTER && day === GRANTING_DAY) return lateShift(person);
  return [];
}

/** Everything that the company's Windows machines record; `records` are the endpoint records of the same days. */
export function windowsRecords(
  seed: number,
  people: readonly Employee[],
  records: readonly DemoRecord[],
): WindowsRecord[] {
  const site = siteOf(seed, people);
  const told = presences(people, records).filter(({ story }) => story !== 3 && story !== 4);
  const days = grouped(told, ({ person, day }) => `${person.id} ${day}`);
  return [
    ...[...days.values()].flatMap((day) => personDay(site, day)),
    ...allDays().flatMap((day) => [...accountWork(site, day), ...machinery(site, day)]),
    ...people.filter((person) => keyOf(person) === MOVER).flatMap((person) => hopByHop(site, person)),
    ...people.filter((person) => keyOf(person) === GRANTER).flatMap((person) => selfGranted(site, person)),
  ];
}
