import { LONG_TAIL } from '../company/places.ts';
import type { Employee } from '../company/people.ts';
import { keywords, pageAddress } from '../company/texts.ts';
import type { Random } from '../random.ts';
import type { DemoRecord, Scribe } from '../record.ts';

/** `count` visits spread from `from` to `to`: work, in breaks private, now and then something never seen. */
export function visits(
  random: Random,
  person: Employee,
  write: Scribe,
  from: number,
  to: number,
  count: number,
): DemoRecord[] {
  return Array.from({ length: count }, () => {
    const minute = from + random.next() * (to - from);
    const inBreak = Math.abs(minute - 12 * 60) < 25 || random.chance(0.08);
    const about = inBreak ? 'leisure' : random.pick(person.role.topics);
    const domain = domainOf(random, person, inBreak);
    return write.visit(minute, pageAddress(random, domain, about), keywords(random, about, 6));
  });
}

function domainOf(random: Random, person: Employee, inBreak: boolean): string {
  if (random.chance(0.004)) return random.pick(LONG_TAIL);
  return random.pickEarly(inBreak ? person.privateSites : person.workSites);
}
