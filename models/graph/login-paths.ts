import { US_PER_HOUR, US_PER_SECOND } from '../domain/time.ts';

/** Somebody comes to a host, or takes another account there. */
export interface PathStep {
  readonly event: bigint;
  /** Microseconds UTC. */
  readonly at: number;
  /** Who is there from then on: a person, less than −1 for an account; −1 for whoever is likeliest where it came from. */
  readonly who: number;
  /** Host from which it came, −1 where it came from none. */
  readonly from: number;
  readonly on: number;
  /** Who took the account on, where somebody did: −1. */
  readonly taker: number;
  /** True where somebody sits at the host, or at its remote desktop. */
  readonly atTheHost: boolean;
}

export interface LoginPath {
  readonly step: PathStep;
  readonly cause: LoginPath | null;
  /** Share of the cause among all that were possible, 1 where there was one or none. */
  readonly likelihood: number;
  /** Of the second-likeliest cause; 0 where there was none. */
  readonly second: number;
  /** Who began it, and when. */
  readonly first: PathStep;
  readonly length: number;
  /** The account changed on the way. */
  readonly switched: boolean;
}

export interface PathSettings {
  /** A sign-in this long ago can still be the cause, microseconds. */
  readonly windowUs: number;
}

const HALF_US = US_PER_HOUR / 2;
const SAME_ACCOUNT = 10;
const AT_THE_HOST = 3;
/** Credentials were taken for this account on the host: the likeliest of all. */
const TAKEN = 30;
/** A connection repeated within this is the same step. */
const REPEAT_US = 60 * US_PER_SECOND;
/** So many sign-ins of one host are weighed. */
const MOST = 64;

/**
 * Causal paths of logins, step by step in the order of time: each login gets its likeliest cause among those that put
 * somebody on its source host within a window. After Ho et al., "Hopper: Modeling and Detecting Lateral Movement",
 * USENIX Security 2021: the same account is likelier than another, who sits there than a connection, near in time than far.
 */
export class LoginPaths {
  readonly #there = new Map<number, LoginPath[]>();
  readonly #settings: PathSettings;

  constructor(settings: PathSettings) {
    this.#settings = settings;
  }

  /** The path that ends with this step; null where it only repeats one that was told just before, or nobody can be told. */
  add(step: PathStep): LoginPath | null {
    const here = this.#lately(step.on, step.at);
    if (repeatsLately(here, step)) return null;
    const path = pathOf(step, step.from >= 0 ? this.#lately(step.from, step.at) : []);
    if (path === null || (step.who === -1 && repeatsLately(here, path.step))) return null;
    here.push(path);
    if (here.length > MOST) here.shift();
    this.#there.set(step.on, here);
    return path;
  }

  #lately(host: number, at: number): LoginPath[] {
    const there = this.#there.get(host) ?? [];
    const lately = there.findIndex(({ step }) => at - step.at <= this.#settings.windowUs);
    if (lately !== 0) there.splice(0, lately < 0 ? there.length : lately);
    return there;
  }
}

/** The latest stand last. */
function repeatsLately(here: readonly LoginPath[], step: PathStep): boolean {
  for (let i = here.length - 1; i >= 0; i--) {
    const one = here[i]?.step;
    if (!one || step.at - one.at > REPEAT_US) return false;
    if (one.who === step.who && one.from === step.from && one.taker === step.taker) return true;
  }
  return false;
}

/** So likely at least whoever takes an unnamed step. */
const LEAST_UNNAMED = 0.5;

function pathOf(said: PathStep, possible: readonly LoginPath[]): LoginPath | null {
  const weighed = possible
    .map((path) => ({ path, weight: weightOf(path, said) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || b.path.step.at - a.path.step.at);
  const sum = weighed.reduce((total, { weight }) => total + weight, 0);
  const [best, next] = weighed;
  const unnamed = said.who === -1;
  if (unnamed && (!best || best.weight < LEAST_UNNAMED * sum)) return null;
  const step = unnamed && best ? { ...said, who: best.path.step.who } : said;
  if (!best) {
    const switched = step.taker !== -1 && step.taker !== step.who;
    return { step, cause: null, likelihood: 1, second: 0, first: step, length: 1, switched };
  }
  const { path: cause } = best;
  return {
    step,
    cause,
    likelihood: best.weight / sum,
    second: (next?.weight ?? 0) / sum,
    first: cause.first,
    length: cause.length + 1,
    switched: cause.switched || cause.step.who !== step.who,
  };
}

/** On one host a change needs somebody to take the account; over the network another account is possible, but unlikely. */
function weightOf({ step: cause }: LoginPath, step: PathStep): number {
  const near = 2 ** (-(step.at - cause.at) / HALF_US);
  const sits = cause.atTheHost ? AT_THE_HOST : 1;
  if (step.from === step.on) return cause.who === step.taker ? near * sits * SAME_ACCOUNT : 0;
  if (cause.who === step.who) return near * sits * (cause.taker === -1 ? SAME_ACCOUNT : TAKEN);
  return near * sits;
}

/** From the first step to the last. */
export function stepsOf(path: LoginPath): readonly PathStep[] {
  const steps: PathStep[] = [];
  for (let at: LoginPath | null = path; at; at = at.cause) steps.unshift(at.step);
  return steps;
}
