import type { SignalInfo } from '../../../models/domain/signal.ts';
import { US_PER_DAY } from '../../../models/domain/time.ts';

/** Events that a signal could look at, and the time over which they go. */
export class Seen {
  events = 0;
  #fromUs = Infinity;
  #toUs = -Infinity;

  add(atUs: number): void {
    this.events += 1;
    if (atUs < this.#fromUs) this.#fromUs = atUs;
    if (atUs > this.#toUs) this.#toUs = atUs;
  }

  get days(): number {
    return this.events === 0 ? 0 : (this.#toUs - this.#fromUs) / US_PER_DAY;
  }
}

/** Tunables by which a signal waits until it knows somebody, in days of their own. */
const LEARNING = ['learning', 'learningDays', 'activeDays'] as const;

/** Why a signal could not be assessed, in words; null where it could. `tuned`: a tunable as the case has it. */
export function whyNot(
  { needs, tunables }: SignalInfo,
  { events, days }: Seen,
  tuned: (key: string) => number,
): string | null {
  if (events === 0) return `no ${needs}`;
  const learning = Math.max(0, ...LEARNING.filter((key) => key in tunables).map(tuned));
  if (days >= learning) return null;
  return `not yet: its logs cover ${Math.floor(days)} of the ${learning} days that it learns from`;
}
