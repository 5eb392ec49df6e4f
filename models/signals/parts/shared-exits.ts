import type { SignalEvent } from './event.ts';

/** So many people on so many days each: a gateway that they share, not a place where they are. */
const PEOPLE = 3;
const DAYS = 5;

/** Networks through which several people have signed in for days: an office's or a relay's exit. */
export class SharedExits {
  readonly #days = new Map<string, Map<number, Set<number>>>();
  readonly #regulars = new Map<string, Set<number>>();

  add({ network, who, day }: SignalEvent): void {
    if (network === '') return;
    let people = this.#days.get(network);
    if (!people) this.#days.set(network, (people = new Map()));
    let days = people.get(who);
    if (!days) people.set(who, (days = new Set()));
    if (days.size < DAYS) days.add(day);
    if (days.size < DAYS) return;
    let regulars = this.#regulars.get(network);
    if (!regulars) this.#regulars.set(network, (regulars = new Set()));
    regulars.add(who);
  }

  /** True where others than the person themself use it. */
  isShared({ network, who }: Pick<SignalEvent, 'network' | 'who'>): boolean {
    const regulars = this.#regulars.get(network);
    if (!regulars) return false;
    return regulars.size - (regulars.has(who) ? 1 : 0) >= PEOPLE;
  }
}
