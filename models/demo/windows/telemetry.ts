import type { Day } from '../../domain/time.ts';
import { DELETER, keyOf, LEAVER, type Employee } from '../company/people.ts';
import { grouped } from '../grouped.ts';
import type { DemoRecord } from '../record.ts';
import { accountWork } from './days/help-desk.ts';
import { deletions } from './days/deletions.ts';
import { machinery } from './days/machinery.ts';
import { personDay } from './days/person-day.ts';
import type { Presence } from './days/presence.ts';
import type { WindowsRecord } from './record.ts';
import type { Site } from './site.ts';
import { hopByHop, lateWork, MOVER, MOVING_DAY } from './stories/hop-by-hop.ts';
import { massDeletion } from './stories/mass-deletion.ts';
import { priceLists } from './stories/price-lists.ts';
import { SLOW, slowCollection } from './stories/slow-collection.ts';
import { GRANTER, GRANTING_DAY, lateShift, selfGranted } from './stories/self-granted.ts';

/** What the two Windows stories leave in the endpoint records. */
export function storyPresence(person: Employee, day: number): DemoRecord[] {
  if (keyOf(person) === MOVER && day === MOVING_DAY) return lateWork(person);
  if (keyOf(person) === GRANTER && day === GRANTING_DAY) return lateShift(person);
  return [];
}

/** Everything that the company's Windows machines record of a day on which people were where `here` says. */
export function windowsDay(site: Site, day: Day, here: readonly Presence[]): WindowsRecord[] {
  const told = here.filter(({ story }) => story !== 3 && story !== 4);
  const byPerson = grouped(told, ({ person }) => person.id);
  return [
    ...[...byPerson.values()].flatMap((own) => personDay(site, own)),
    ...accountWork(site, day),
    ...machinery(site, day),
    ...deletions(site, day, told),
  ];
}

const STORIES: Readonly<Record<string, (site: Site, person: Employee, day: Day) => WindowsRecord[]>> = {
  [MOVER]: (site, person, day) => (day === MOVING_DAY ? hopByHop(site, person) : []),
  [LEAVER]: priceLists,
  [SLOW]: slowCollection,
  [DELETER]: massDeletion,
  [GRANTER]: (site, person, day) => (day === GRANTING_DAY ? selfGranted(site, person) : []),
};

/** What the planted stories leave in the Windows events of a day. */
export const windowsStories = (site: Site, day: Day): WindowsRecord[] =>
  site.people.flatMap((person) => STORIES[keyOf(person)]?.(site, person, day) ?? []);
