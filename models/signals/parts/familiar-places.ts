import { ByWho } from './by-who.ts';
import { placeOf, type SignalEvent } from './event.ts';

/** So many days of one's own make a place familiar, and so many days of so many others. */
const DAYS = 5;
const PEOPLE = 3;

/** Who was where. */
type Stay = Pick<SignalEvent, 'who' | 'network' | 'city' | 'country'>;

interface Place {
  /** By person, the last day and how many there were. */
  readonly people: Map<number, { last: number; count: number }>;
  lastDay: number;
  days: number;
}

/** Cities and networks where somebody, or several others, have signed in for days: homes, offices, exits of a gateway. */
export class FamiliarPlaces {
  readonly #places = new Map<string, Place>();
  /** The day and keys that were taken in last of each: once more says nothing. */
  readonly #latest = new ByWho<{ day: number; network: string; place: string }>();
  #since = Infinity;

  add(event: SignalEvent): void {
    const { who, day, network } = event;
    const place = placeOf(event);
    const latest = this.#latest.get(who);
    if (latest?.day === day && latest.network === network && latest.place === place) return;
    this.#latest.set(who, { day, network, place });
    this.#since = Math.min(this.#since, day);
    for (const key of keysOf(event)) {
      const place = this.#places.get(key) ?? { people: new Map(), lastDay: -1, days: 0 };
      this.#places.set(key, place);
      const own = place.people.get(who) ?? { last: -1, count: 0 };
      place.people.set(who, own);
      own.count += Number(own.last !== day);
      own.last = day;
      // Of people further west it is still the day before.
      place.days += Number(place.lastDay < day);
      place.lastDay = Math.max(place.lastDay, day);
    }
  }

  /** To the person, or to three others. */
  isFamiliar(event: Stay): boolean {
    return keysOf(event).some((key) => {
      const place = this.#places.get(key);
      if (!place) return false;
      const own = place.people.get(event.who);
      if (own && own.count >= DAYS) return true;
      return place.days >= DAYS && place.people.size - Number(own !== undefined) >= PEOPLE;
    });
  }

  /** True once there has been time for a place to become familiar. */
  knows(day: number): boolean {
    return day - this.#since >= 2 * DAYS;
  }
}

const keysOf = (event: Stay): readonly string[] =>
  [event.network, placeOf(event)].filter((key) => key !== '');
