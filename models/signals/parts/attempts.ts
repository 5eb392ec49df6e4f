import { MOST_EVIDENCE } from '../../domain/signal.ts';
import { US_PER_SECOND } from '../../domain/time.ts';

const US_PER_MINUTE = 60 * US_PER_SECOND;

export interface Attempt {
  readonly at: number;
  readonly who: number;
  readonly failed: boolean;
  readonly network: string;
  readonly event: bigint;
}

/** Attempts of the last minutes from one place, oldest first, with their numbers. */
export class Attempts {
  #kept: Attempt[] = [];
  #gone = 0;
  #failures = 0;
  readonly #tries = new Map<number, number>();

  add(attempt: Attempt, minutes: number): void {
    this.#forget(attempt.at - minutes * US_PER_MINUTE);
    this.#kept.push(attempt);
    this.#failures += Number(attempt.failed);
    this.#tries.set(attempt.who, (this.#tries.get(attempt.who) ?? 0) + 1);
  }

  get length(): number {
    return this.#kept.length - this.#gone;
  }

  get failures(): number {
    return this.#failures;
  }

  get accounts(): number {
    return this.#tries.size;
  }

  /** Of the account with the most; of any with more than a limit, where there is one. */
  mostTries(limit: number): number {
    let most = 0;
    for (const tries of this.#tries.values()) {
      most = Math.max(most, tries);
      if (most > limit) return most;
    }
    return most;
  }

  all(): Attempt[] {
    return this.#kept.slice(this.#gone);
  }

  #forget(beforeUs: number): void {
    for (let first = this.#kept[this.#gone]; first && first.at < beforeUs; first = this.#kept[this.#gone]) {
      this.#gone += 1;
      this.#failures -= Number(first.failed);
      const tries = (this.#tries.get(first.who) ?? 1) - 1;
      if (tries === 0) this.#tries.delete(first.who);
      else this.#tries.set(first.who, tries);
    }
    if (this.#gone * 2 <= this.#kept.length) return;
    this.#kept = this.#kept.slice(this.#gone);
    this.#gone = 0;
  }
}

/** A run of attempts as it is told: numbers, and no more events than prove it. */
export class AttemptTotals {
  readonly accounts = new Set<number>();
  /** Accounts that got in, in the order in which they did. */
  readonly hits = new Set<number>();
  readonly networks = new Set<string>();
  readonly firstUs: number;
  lastUs: number;
  attempts = 0;
  failures = 0;
  readonly #won: Attempt[] = [];
  readonly #lost: Attempt[] = [];

  constructor(attempts: readonly Attempt[]) {
    this.firstUs = this.lastUs = attempts[0]?.at ?? 0;
    for (const attempt of attempts) this.add(attempt);
  }

  add(attempt: Attempt): void {
    const { at, who, failed, network } = attempt;
    this.lastUs = at;
    this.attempts += 1;
    this.failures += Number(failed);
    this.accounts.add(who);
    this.networks.add(network);
    if (!failed) this.hits.add(who);
    const kept = failed ? this.#lost : this.#won;
    if (kept.length >= MOST_EVIDENCE) kept.pop();
    kept.push(attempt);
  }

  /** In the order of time; where there are too many, rather those that got in. */
  events(): readonly bigint[] {
    return [...this.#won, ...this.#lost]
      .slice(0, MOST_EVIDENCE)
      .sort((a, b) => a.at - b.at)
      .map(({ event }) => event);
  }
}

/** Ten accounts in ten minutes of which hardly any succeeds is stuffing, whatever else it may be. */
export const STUFFING = { accounts: 10, minutes: 10, failed: 90 };

/** Whose attempts they are, in the order in which they began. */
export const accountsOf = (attempts: readonly Attempt[]): ReadonlySet<number> =>
  new Set(attempts.map(({ who }) => who));
