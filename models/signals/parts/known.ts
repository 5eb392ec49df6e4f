import { US_PER_DAY } from '../../domain/time.ts';

interface Use {
  readonly firstUs: number;
  lastUs: number;
}

/** What somebody was seen with, and since when. */
interface Habits {
  readonly sinceUs: number;
  uses: number;
  lastUs: number;
  readonly of: Map<string, Use>;
}

/** Remembers who used what, and how long anybody is known. */
export class Known {
  readonly #of = new Map<number, Habits>();

  /** True where `who` used `what` at most `lookBackUs` before. */
  has(who: number, what: string, atUs: number, lookBackUs: number): boolean {
    const use = this.#of.get(who)?.of.get(what);
    return use !== undefined && atUs - use.lastUs <= lookBackUs;
  }

  /** True where `who` used `what` before a moment. */
  before(who: number, what: string, atUs: number): boolean {
    const use = this.#of.get(who)?.of.get(what);
    return use !== undefined && use.firstUs < atUs;
  }

  /** True once enough is known to call something new: so many days, or so many uses. */
  learned(who: number, atUs: number, days: number, uses: number): boolean {
    const habits = this.#of.get(who);
    return habits !== undefined && (atUs - habits.sinceUs >= days * US_PER_DAY || habits.uses >= uses);
  }

  sinceUs(who: number): number | undefined {
    return this.#of.get(who)?.sinceUs;
  }

  /** Several things at one moment are one use. */
  add(who: number, what: string, atUs: number): void {
    let habits = this.#of.get(who);
    if (!habits) this.#of.set(who, (habits = { sinceUs: atUs, uses: 0, lastUs: -1, of: new Map() }));
    if (habits.lastUs !== atUs) habits.uses += 1;
    habits.lastUs = atUs;
    const use = habits.of.get(what);
    if (use) use.lastUs = atUs;
    else habits.of.set(what, { firstUs: atUs, lastUs: atUs });
  }
}
