/** From the median absolute deviation to the standard deviation of a Gaussian. */
const MAD_TO_SIGMA = 1.4826;

export function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Of log1p. */
export interface Usual {
  readonly middle: number;
  readonly spread: number;
}

/** Median and robust spread of earlier counts; the spread is at least 0.05 and half a count. Null where there are none. */
export function usualOf(earlier: readonly number[]): Usual | null {
  if (earlier.length === 0) return null;
  const logs = earlier.map(Math.log1p).sort((a, b) => a - b);
  const middle = median(logs);
  const away = logs.map((value) => Math.abs(value - middle)).sort((a, b) => a - b);
  const halfCount = 0.5 / (1 + Math.expm1(middle));
  return { middle, spread: Math.max(0.05, halfCount, MAD_TO_SIGMA * median(away)) };
}

/** A tenth of what their role spreads over is the least that somebody's own days do. */
const OF_ROLE = 0.1;

/** How far a count is above the usual, in spreads; NaN where nothing is. `role`: whose spread one's own may not be far below. */
export const aboveUsual = (count: number, usual: Usual | null, role: Usual | null = null): number =>
  usual === null
    ? NaN
    : (Math.log1p(count) - usual.middle) / Math.max(usual.spread, OF_ROLE * (role?.spread ?? 0));

/** How far a count is above the person's own earlier ones and the role's: the lesser of both. NaN without any. */
export function aboveBoth(count: number, own: Usual | null, role: Usual | null): number {
  const [byOwn, byRole] = [aboveUsual(count, own, role), aboveUsual(count, role)];
  return Number.isNaN(byOwn) ? byRole : Number.isNaN(byRole) ? byOwn : Math.min(byOwn, byRole);
}
