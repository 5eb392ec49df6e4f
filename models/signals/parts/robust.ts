/** From the median absolute deviation to the standard deviation of a Gaussian. */
const MAD_TO_SIGMA = 1.4826;

export function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/**
 * How far a count is above earlier ones, in robust spreads of log1p. The spread is at least 0.05 and half a count.
 * NaN where there are none.
 */
export function robustZ(count: number, earlier: readonly number[]): number {
  if (earlier.length === 0) return NaN;
  const logs = earlier.map(Math.log1p).sort((a, b) => a - b);
  const middle = median(logs);
  const away = logs.map((value) => Math.abs(value - middle)).sort((a, b) => a - b);
  const halfCount = 0.5 / (1 + Math.expm1(middle));
  const spread = Math.max(0.05, halfCount, MAD_TO_SIGMA * median(away));
  return (Math.log1p(count) - middle) / spread;
}
