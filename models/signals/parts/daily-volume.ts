import { ByWho } from './by-who.ts';
import { lesserZ, Sample } from './robust.ts';

interface Own {
  day: number;
  count: number;
  readonly past: Sample;
}

/** Past days of somebody, and of everybody of a role, as counts. */
export class DailyVolume {
  readonly #own = new ByWho<Own>();
  readonly #roles = new Map<string, Sample>();

  /** Sets today's count; the day before, once over, becomes history. */
  set(who: number, role: string, day: number, count: number): void {
    this.#today(who, role, day).count = count;
  }

  /** Sets today's count where it is higher than what it was: of several windows the busiest counts. */
  raise(who: number, role: string, day: number, count: number): void {
    const today = this.#today(who, role, day);
    today.count = Math.max(today.count, count);
  }

  pastDays(who: number): number {
    return this.#own.get(who)?.past.length ?? 0;
  }

  /** Past days with at least so many. */
  pastDaysOf(who: number, count: number): number {
    return this.#own.get(who)?.past.atLeast(count) ?? 0;
  }

  /** Past days of everybody of the role. */
  peerDays(role: string): number {
    return this.#roles.get(role)?.length ?? 0;
  }

  /** How far a count is above the person's own past days and the role's: the lesser of both. NaN without any. */
  z(who: number, role: string, count: number): number {
    return lesserZ(count, this.#own.get(who)?.past, this.#roles.get(role));
  }

  usual(who: number): number {
    return this.#own.get(who)?.past.median() ?? 0;
  }

  #today(who: number, role: string, day: number): Own {
    const own = this.#own.get(who) ?? this.#own.set(who, { day, count: 0, past: new Sample(MOST_DAYS) });
    if (own.day !== day) {
      let all = this.#roles.get(role);
      if (!all) this.#roles.set(role, (all = new Sample(MOST_DAYS)));
      all.add(own.count);
      own.past.add(own.count);
      [own.day, own.count] = [day, 0];
    }
    return own;
  }
}

const MOST_DAYS = 400;
