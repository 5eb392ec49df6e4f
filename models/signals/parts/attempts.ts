import { US_PER_SECOND } from '../../domain/time.ts';

const US_PER_MINUTE = 60 * US_PER_SECOND;

export interface Attempt {
  readonly at: number;
  readonly who: number;
  readonly failed: boolean;
  readonly network: string;
  readonly event: bigint;
}

/** Attempts of the last minutes from one place, counted as they come and go: a gateway has hundreds of thousands a day. */
export class Attempts {
  #kept: Attempt[] = [];
  #from = 0;
  #failures = 0;
  #over = 0;
  readonly #tries = new Map<number, number>();
  readonly #most: number;

  /** `most`: more tries than these for one account are too many. */
  constructor(most = Infinity) {
    this.#most = most;
  }

  add(attempt: Attempt, minutes: number): void {
    const from = attempt.at - minutes * US_PER_MINUTE;
    for (let first = this.#kept[this.#from]; first && first.at < from; first = this.#kept[this.#from])
      this.#drop(first);
    if (this.#from > 1000 && this.#from * 2 > this.#kept.length) {
      this.#kept = this.#kept.slice(this.#from);
      this.#from = 0;
    }
    this.#kept.push(attempt);
    const tries = (this.#tries.get(attempt.who) ?? 0) + 1;
    this.#tries.set(attempt.who, tries);
    if (tries === this.#most + 1) this.#over += 1;
    this.#failures += Number(attempt.failed);
  }

  get size(): number {
    return this.#kept.length - this.#from;
  }

  get accounts(): number {
    return this.#tries.size;
  }

  get failures(): number {
    return this.#failures;
  }

  /** True where one account was tried too often. */
  get tooOften(): boolean {
    return this.#over > 0;
  }

  /** Oldest first. */
  all(): readonly Attempt[] {
    return this.#kept.slice(this.#from);
  }

  #drop({ who, failed }: Attempt): void {
    this.#from += 1;
    this.#failures -= Number(failed);
    const tries = this.#tries.get(who) ?? 1;
    if (tries === this.#most + 1) this.#over -= 1;
    if (tries > 1) this.#tries.set(who, tries - 1);
    else this.#tries.delete(who);
  }
}

export const accountsOf = (attempts: readonly Attempt[]): ReadonlySet<number> =>
  new Set(attempts.map(({ who }) => who));

/** Ten accounts in ten minutes of which hardly any succeeds is stuffing, whatever else it may be. */
export const STUFFING = { accounts: 10, minutes: 10, failed: 90 };
