import type { FeatureGroup } from '../domain/feature.ts';
import { at, type Days } from './days.ts';

/** Step 6: of related features only the largest tail counts. `feature` leads the group that day, −1 where all are 0. */
export interface Leader {
  readonly feature: number;
  readonly tail: number;
}

/** Features by group, in the groups' order of first appearance. */
export function featuresByGroup(days: Days): readonly (readonly number[])[] {
  const groups = new Map<FeatureGroup, number[]>();
  days.features.forEach(({ group }, f) => groups.set(group, [...(groups.get(group) ?? []), f]));
  return [...groups.values()];
}

export function leader(tails: Float32Array, offset: number, group: readonly number[]): Leader {
  let best: Leader = { feature: -1, tail: 0 };
  for (const feature of group) {
    const tail = at(tails, offset + feature);
    if (tail > best.tail) best = { feature, tail };
  }
  return best;
}

/** Sum over the groups of their largest tail, by row. */
export function sumOfLeaders(days: Days, tails: Float32Array): Float64Array {
  const F = days.features.length;
  const groups = featuresByGroup(days);
  return Float64Array.from({ length: days.rows }, (_, row) =>
    groups.reduce((sum, group) => sum + leader(tails, row * F, group).tail, 0),
  );
}
