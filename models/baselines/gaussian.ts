const HALF_LN_TWO_PI = 0.9189385;

/** −ln of the upper tail of the standard normal at `z`, in nats. Abramowitz & Stegun 26.2.17; error below 1e-5 for z ≤ 5. */
export function gaussianTail(z: number): number {
  if (z < -5) return 3e-7;
  if (z > 5) return (z * z) / 2 + Math.log(z) + HALF_LN_TWO_PI + Math.log1p(1 / (z * z));
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const upper = Math.exp((-z * z) / 2) * 0.39894228 * series;
  return -Math.log(z >= 0 ? upper : 1 - upper);
}
