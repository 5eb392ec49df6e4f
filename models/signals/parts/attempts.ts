import { US_PER_SECOND } from '../../domain/time.ts';

const US_PER_MINUTE = 60 * US_PER_SECOND;

export interface Attempt {
  readonly at: number;
  readonly who: number;
  readonly failed: boolean;
  readonly event: bigint;
}

/** Attempts of the last minutes from one place, oldest first. */
export class Attempts {
  #kept: Attempt[] = [];

  add(attempt: Attempt, minutes: number): readonly Attempt[] {
    const from = attempt.at - minutes * US_PER_MINUTE;
    if ((this.#kept[0]?.at ?? Infinity) < from) this.#kept = this.#kept.filter(({ at }) => at >= from);
    this.#kept.push(attempt);
    return this.#kept;
  }
}

export const failuresOf = (attempts: readonly Attempt[]): number =>
  attempts.reduce((sum, { failed }) => sum + Number(failed), 0);

export const accountsOf = (attempts: readonly Attempt[]): ReadonlySet<number> =>
  new Set(attempts.map(({ who }) => who));
