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

/** Remembers who used what, and how long anybody is known. What is asked for again just after is found at once. */
export class Known {
  readonly #of = new Map<number, Habits>();
  #who = NaN;
  #habits: Habits | undefined;
  #what = '';
  #use: Use | undefined;

  /** True where `who` used `what` at most `lookBackUs` before. */
  has(who: number, what: string, atUs: number, lookBackUs: number): boolean {
    const use = this.#useOf(who, what);
    return use !== undefined && atUs - use.lastUs <= lookBackUs;
  }

  /** True where `who` used `what` before a moment. */
  before(who: number, what: string, atUs: number): boolean {
    const use = this.#useOf(who, what);
    return use !== undefined && use.firstUs < atUs;
  }

  /** True once enough is known to call something new: so many days, or so many uses. */
  learned(who: number, atUs: number, days: number, uses: number): boolean {
    const habits = this.#habitsOf(who);
    return habits !== undefined && (atUs - habits.sinceUs >= days * US_PER_DAY || habits.uses >= uses);
  }

  sinceUs(who: number): number | undefined {
    return this.#habitsOf(who)?.sinceUs;
  }

  /** Several things at one moment are one use. */
  add(who: number, what: string, atUs: number): void {
    let habits = this.#habitsOf(who);
    if (!habits)
      this.#of.set(who, (this.#habits = habits = { sinceUs: atUs, uses: 0, lastUs: -1, of: new Map() }));
    if (habits.lastUs !== atUs) habits.uses += 1;
    habits.lastUs = atUs;
    const use = this.#useOf(who, what);
    if (use) use.lastUs = atUs;
    else habits.of.set(what, (this.#use = { firstUs: atUs, lastUs: atUs }));
  }

  #habitsOf(who: number): Habits | undefined {
    if (who === this.#who) return this.#habits;
    this.#who = who;
    this.#what = '';
    this.#use = undefined;
    return (this.#habits = this.#of.get(who));
  }

  #useOf(who: number, what: string): Use | undefined {
    const habits = this.#habitsOf(who);
    if (what === this.#what && this.#use) return this.#use;
    this.#what = what;
    return (this.#use = habits?.of.get(what));
  }
}
