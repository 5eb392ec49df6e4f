import type { FeatureGroup, FeatureUnit } from '../domain/feature.ts';

/** What the baselines need to know of a feature. */
export interface Measured {
  readonly id: string;
  readonly group: FeatureGroup;
  readonly unit: FeatureUnit;
}

/**
 * Every active day of every person: rows sorted by (person's name, day), so that nothing depends on the order of
 * import. Matrices are row-major, `rows × features`.
 */
export interface Days {
  readonly rows: number;
  readonly features: readonly Measured[];
  /** By person index: first row and the row after the last. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** By person index; seeds the networks. */
  readonly names: readonly string[];
  /** By row. */
  readonly person: Int32Array;
  readonly day: Int32Array;
  /** By row: index of the role held on that day, below `roles`. */
  readonly role: Int32Array;
  readonly roles: number;
  /** Values in the feature's own unit, 0 where there was none. */
  readonly values: Float32Array;
}

/** How many active days of the person lie before this row. */
export const daysBefore = (days: Days, row: number): number => row - at(days.start, at(days.person, row));

/** An entry that is known to be there. */
export const at = (array: Float64Array | Float32Array | Int32Array, index: number): number =>
  array[index] as number;

/** Adds in place. */
export function add(array: Float64Array | Float32Array, index: number, value: number): void {
  array[index] = (array[index] as number) + value;
}
