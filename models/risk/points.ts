/**
 * Surprise in nats to risk in points, 0 to 100: a fixed map, the same in every case, so that a number means the same
 * everywhere (docs/decisions/0020-risk-in-points.md).
 */
export function riskPoints(nats: number): number {
  const over = Math.max(0, nats) / HALF_WAY;
  return 100 * (1 - 2 ** -(over ** STEEPNESS));
}

/** Surprise that makes 50 points, and how sharply points rise around it. */
export const HALF_WAY = 40;
export const STEEPNESS = 1.5;
