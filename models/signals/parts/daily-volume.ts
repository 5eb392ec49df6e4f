import { median, robustZ } from './robust.ts';

/** Past days of somebody, and of everybody of a role, as counts. */
export class DailyVolume {
  readonly #own = new Map<number, { day: number; count: number; past: number[] }>();
  readonly #roles = new Map<string, number[]>();

  /** Sets today's count; the day before, once over, becomes history. */
  set(who: number, role: string, day: number, count: number): void {
    const own = this.#own.get(who);
    if (!own) {
      this.#own.set(who, { day, count, past: [] });
      return;
    }
    if (own.day !== day) {
      own.past.push(own.count);
      const all = this.#roles.get(role) ?? [];
      this.#roles.set(role, all);
      all.push(own.count);
      if (all.length > MOST_DAYS) all.shift();
      if (own.past.length > MOST_DAYS) own.past.shift();
      own.day = day;
    }
    own.count = count;
  }

  past(who: number): readonly number[] {
    return this.#own.get(who)?.past ?? [];
  }

  /** Past days of everybody of the role. */
  peerDays(role: string): number {
    return this.#roles.get(role)?.length ?? 0;
  }

  /** How far a count is above the person's own past days and the role's: the lesser of both. NaN without any. */
  z(who: number, role: string, count: number): number {
    const own = robustZ(count, this.past(who));
    const peers = robustZ(count, this.#roles.get(role) ?? []);
    return Number.isNaN(own) ? peers : Number.isNaN(peers) ? own : Math.min(own, peers);
  }

  usual(who: number): number {
    return median(this.past(who).toSorted((a, b) => a - b));
  }
}

const MOST_DAYS = 400;
