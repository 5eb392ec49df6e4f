/** From the median absolute deviation to the standard deviation of a Gaussian. */
const MAD_TO_SIGMA = 1.4826;
/** A tenth of what a role spreads over is the least that a person's own numbers do. */
const OF_ROLE = 0.1;

type Sorted = ArrayLike<number>;

export function median(sorted: Sorted, of: (value: number) => number = itself): number {
  const middle = sorted.length >> 1;
  const upper = of(sorted[middle] ?? 0);
  return sorted.length % 2 === 1 ? upper : (of(sorted[middle - 1] ?? 0) + upper) / 2;
}

/**
 * Median of the distances from `middle`, which is the median: they grow to both sides of it, so that the ones in the middle
 * are found without looking at all. `of`: what a number counts as; it keeps their order.
 */
export function medianAway(sorted: Sorted, middle: number, of: (value: number) => number = itself): number {
  const half = sorted.length >> 1;
  const below = (i: number) => (i < half ? middle - of(sorted[half - 1 - i] ?? 0) : Infinity);
  const above = (i: number) => (half + i < sorted.length ? of(sorted[half + i] ?? 0) - middle : Infinity);
  /** The distance that so many are not above: some of the first below the middle, the others above it. */
  const nth = (count: number) => {
    let [from, to] = [Math.max(0, count - (sorted.length - half)), Math.min(count, half)];
    while (from < to) {
      const i = (from + to) >> 1;
      if (below(i) < above(count - i - 1)) from = i + 1;
      else to = i;
    }
    return Math.min(below(from), above(count - from));
  };
  return sorted.length % 2 === 1 ? nth(half) : (nth(half - 1) + nth(half)) / 2;
}

const itself = (value: number) => value;

/** Of log1p, around the median of that. */
const spreadOf = (sorted: Sorted, middle: number) =>
  Math.max(0.05, 0.5 / (1 + Math.expm1(middle)), MAD_TO_SIGMA * medianAway(sorted, middle, Math.log1p));

/**
 * How far a count is above earlier ones, in robust spreads of log1p. The spread is at least 0.05 and half a count.
 * NaN where there are none.
 */
export function robustZ(count: number, earlier: readonly number[]): number {
  if (earlier.length === 0) return NaN;
  const sorted = Float64Array.from(earlier).sort();
  const middle = median(sorted, Math.log1p);
  return (Math.log1p(count) - middle) / spreadOf(sorted, middle);
}

/** The first index whose value is not less. */
function placeOf(sorted: readonly number[], value: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const at = (from + to) >> 1;
    if ((sorted[at] ?? 0) < value) from = at + 1;
    else to = at;
  }
  return from;
}

/** The latest so many numbers, also in the order of their size: each costs no more than to put it in its place. */
export class Sample {
  readonly #most: number;
  readonly #latest: number[] = [];
  readonly #sorted: number[] = [];
  #oldest = 0;
  #known: { readonly middle: number; readonly spread: number } | null = null;

  constructor(most: number) {
    this.#most = most;
  }

  get length(): number {
    return this.#sorted.length;
  }

  add(value: number): void {
    this.#known = null;
    if (this.#sorted.length < this.#most) this.#latest.push(value);
    else {
      const gone = placeOf(this.#sorted, this.#latest[this.#oldest] ?? 0);
      this.#sorted.splice(gone, 1);
      this.#latest[this.#oldest] = value;
      this.#oldest = (this.#oldest + 1) % this.#most;
    }
    this.#sorted.splice(placeOf(this.#sorted, value), 0, value);
  }

  /** Those of at least so much. */
  atLeast(value: number): number {
    return this.#sorted.length - placeOf(this.#sorted, value);
  }

  /** The value that a share of them does not reach; Infinity of none. */
  quantile(share: number): number {
    return this.#sorted[Math.floor(this.#sorted.length * share)] ?? Infinity;
  }

  median(): number {
    return median(this.#sorted);
  }

  /** As `robustZ` of all that are kept; the spread is at least a tenth of the role's. */
  z(count: number, role?: Sample): number {
    if (this.#sorted.length === 0) return NaN;
    const { middle, spread } = this.#usual();
    const ofRole = role && role.length > 0 ? role.#usual().spread : 0;
    return (Math.log1p(count) - middle) / Math.max(spread, OF_ROLE * ofRole);
  }

  #usual(): { readonly middle: number; readonly spread: number } {
    if (!this.#known) {
      const middle = median(this.#sorted, Math.log1p);
      this.#known = { middle, spread: spreadOf(this.#sorted, middle) };
    }
    return this.#known;
  }
}

/** How far a count is above the person's own earlier ones and the role's: the lesser of both. NaN without any. */
export function lesserZ(count: number, own: Sample | undefined, role: Sample | undefined): number {
  const [byOwn, byRole] = [own?.z(count, role) ?? NaN, role?.z(count) ?? NaN];
  return Number.isNaN(byOwn) ? byRole : Number.isNaN(byRole) ? byOwn : Math.min(byOwn, byRole);
}
