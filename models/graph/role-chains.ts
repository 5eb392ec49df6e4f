import { US_PER_HOUR } from '../domain/time.ts';

/** Somebody takes on a role of a cloud. */
export interface RoleStep {
  readonly event: bigint;
  /** Microseconds UTC. */
  readonly at: number;
  readonly who: number;
  readonly role: string;
  /** The key of the session in which it is done; '' where that is none. */
  readonly session: string;
  /** The key that it gives out. */
  readonly given: string;
}

/** From the first role to the last, each taken on with the key that the one before gave out. */
export interface RoleChain {
  readonly steps: readonly RoleStep[];
  readonly first: RoleStep;
  readonly last: RoleStep;
}

/** Sessions of a role of AWS last at most so long. */
const MOST_US = 12 * US_PER_HOUR;
/** Whoever renews a role by itself makes no longer chain. */
const LONGEST = 16;

/**
 * Chains of roles: a role is a place as a host is, and the key that leads from one to the next is certain where a login's
 * cause is only likely. Steps come in the order of time; keys are forgotten when they cannot be valid any more.
 */
export class RoleChains {
  readonly #byKey = new Map<string, RoleChain>();

  /** The chain that ends with this step. */
  add(step: RoleStep): RoleChain {
    this.#forget(step.at);
    const before = step.session === '' ? undefined : this.#byKey.get(step.session);
    const again = before?.last.role === step.role;
    const steps =
      before === undefined ? [step] : again ? before.steps : [...before.steps.slice(-(LONGEST - 1)), step];
    const chain = { steps, first: before?.first ?? step, last: step };
    if (step.given !== '') {
      this.#byKey.delete(step.given);
      this.#byKey.set(step.given, chain);
    }
    return chain;
  }

  /** Keys lie in the order in which they were given out. */
  #forget(at: number): void {
    for (const [key, { last }] of this.#byKey) {
      if (at - last.at <= MOST_US) return;
      this.#byKey.delete(key);
    }
  }
}
