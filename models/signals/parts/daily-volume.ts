import { aboveBoth, median, usualOf, type Usual } from './robust.ts';

/** Past counts, with what is usual among them: found anew only when one is added. */
class Past {
  readonly counts: number[] = [];
  #usual: Usual | null = null;

  add(count: number): void {
    this.counts.push(count);
    if (this.counts.length > MOST_DAYS) this.counts.shift();
    this.#usual = null;
  }

  get usual(): Usual | null {
    return (this.#usual ??= usualOf(this.counts));
  }
}

interface Own {
  day: number;
  count: number;
  readonly past: Past;
}

/** Past days of somebody, and of everybody of a role, as counts. */
export class DailyVolume {
  readonly #own = new Map<number, Own>();
  readonly #roles = new Map<string, Past>();

  /** Sets today's count; the day before, once over, becomes history. */
  set(who: number, role: string, day: number, count: number): void {
    this.#today(who, role, day).count = count;
  }

  /** Sets today's count where it is higher than what it was: of several windows the busiest counts. */
  raise(who: number, role: string, day: number, count: number): void {
    const today = this.#today(who, role, day);
    today.count = Math.max(today.count, count);
  }

  past(who: number): readonly number[] {
    return this.#own.get(who)?.past.counts ?? [];
  }

  /** Past days of everybody of the role. */
  peerDays(role: string): number {
    return this.#roles.get(role)?.counts.length ?? 0;
  }

  /** How far a count is above the person's own past days and the role's: the lesser of both. NaN without any. */
  z(who: number, role: string, count: number): number {
    return aboveBoth(count, this.#own.get(who)?.past.usual ?? null, this.#roles.get(role)?.usual ?? null);
  }

  usual(who: number): number {
    return median(this.past(who).toSorted((a, b) => a - b));
  }

  #today(who: number, role: string, day: number): Own {
    let own = this.#own.get(who);
    if (!own) this.#own.set(who, (own = { day, count: 0, past: new Past() }));
    if (own.day !== day) {
      own.past.add(own.count);
      let all = this.#roles.get(role);
      if (!all) this.#roles.set(role, (all = new Past()));
      all.add(own.count);
      [own.day, own.count] = [day, 0];
    }
    return own;
  }
}

const MOST_DAYS = 400;
