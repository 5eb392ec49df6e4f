import { placeOf, type SignalEvent } from './event.ts';

/** So many days of one's own make a place familiar, and so many others who have as many. */
const DAYS = 5;
const PEOPLE = 3;

/** Cities and networks where somebody, or several others, have signed in for days: homes, offices, exits of a gateway. */
export class FamiliarPlaces {
  readonly #days = new Map<string, Map<number, { last: number; count: number }>>();
  readonly #regulars = new Map<string, Set<number>>();

  add(event: SignalEvent): void {
    for (const place of keysOf(event)) this.#addTo(place, event);
  }

  /** By earlier days and this one, for the person or for three others. */
  isFamiliar(event: SignalEvent): boolean {
    return keysOf(event).some((place) => {
      const regulars = this.#regulars.get(place);
      return regulars !== undefined && (regulars.has(event.who) || regulars.size >= PEOPLE);
    });
  }

  #addTo(place: string, { who, day }: SignalEvent): void {
    let people = this.#days.get(place);
    if (!people) this.#days.set(place, (people = new Map()));
    const known = people.get(who) ?? { last: -1, count: 0 };
    people.set(who, known);
    if (known.last === day) return;
    known.last = day;
    known.count += 1;
    if (known.count < DAYS) return;
    const regulars = this.#regulars.get(place) ?? new Set<number>();
    this.#regulars.set(place, regulars);
    regulars.add(who);
  }
}

const keysOf = (event: SignalEvent): readonly string[] =>
  [event.network, placeOf(event)].filter((key) => key !== '');
