import { US_PER_DAY } from '../../domain/time.ts';
import { ByWho } from './by-who.ts';

interface Use {
  readonly what: string;
  readonly firstUs: number;
  lastUs: number;
}

/** What somebody was seen with, and since when. */
interface Habits {
  readonly sinceUs: number;
  uses: number;
  lastUs: number;
  readonly of: Map<string, Use>;
  /** What was asked for last: mostly what is asked for next. */
  latest: Use;
}

/** Remembers who used what, and how long anybody is known. */
export class Known {
  readonly #of = new ByWho<Habits>();

  /** True where `who` used `what` at most `lookBackUs` before. */
  has(who: number, what: string, atUs: number, lookBackUs: number): boolean {
    const use = useOf(this.#of.get(who), what);
    return use !== undefined && atUs - use.lastUs <= lookBackUs;
  }

  /** True where `who` used `what` before a moment. */
  before(who: number, what: string, atUs: number): boolean {
    const use = useOf(this.#of.get(who), what);
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
    const habits = this.#of.get(who);
    if (!habits) {
      const latest = { what, firstUs: atUs, lastUs: atUs };
      this.#of.set(who, { sinceUs: atUs, uses: 1, lastUs: atUs, of: new Map([[what, latest]]), latest });
      return;
    }
    if (habits.lastUs !== atUs) habits.uses += 1;
    habits.lastUs = atUs;
    const use = useOf(habits, what);
    if (use) use.lastUs = atUs;
    else habits.of.set(what, (habits.latest = { what, firstUs: atUs, lastUs: atUs }));
  }
}

function useOf(habits: Habits | undefined, what: string): Use | undefined {
  if (habits === undefined) return undefined;
  if (habits.latest.what === what) return habits.latest;
  const use = habits.of.get(what);
  if (use) habits.latest = use;
  return use;
}
