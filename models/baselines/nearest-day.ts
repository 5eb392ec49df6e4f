import { at, type Days } from './days.ts';
import { BASELINE } from './settings.ts';

/** By row: the most alike earlier day and its distance in log1p(tails); −1 and NaN where there is none yet. */
export interface NearestDays {
  readonly row: Int32Array;
  readonly distance: Float64Array;
}

/** More than then counts in full, less than then a quarter: quiet days are no departure. */
const LESS_WEIGHT = 0.25;

/** The person's most alike day of 210 to 31 days before or among the first twenty. `space`: log1p of the tails. */
export function nearestDays(days: Days, space: Float32Array): NearestDays {
  const nearest = {
    row: new Int32Array(days.rows).fill(-1),
    distance: new Float64Array(days.rows).fill(NaN),
  };
  const { guardDays, windowDays, firstActiveDays } = BASELINE;
  for (let person = 0; person < days.start.length; person++) {
    const first = at(days.start, person);
    let from = first;
    let to = first;
    for (let row = first; row < at(days.end, person); row++) {
      const today = at(days.day, row);
      while (to < row && (at(days.day, to) < today - guardDays || to < first + firstActiveDays)) to++;
      while (from < to && at(days.day, from) < today - guardDays - windowDays) from++;
      search(days.features.length, space, row, from, to, nearest);
    }
  }
  return nearest;
}

function search(
  F: number,
  space: Float32Array,
  row: number,
  from: number,
  to: number,
  nearest: NearestDays,
): void {
  let least = Infinity;
  for (let candidate = from; candidate < to; candidate++) {
    let distance = 0;
    for (let f = 0; f < F && distance < least; f++) {
      const more = at(space, row * F + f) - at(space, candidate * F + f);
      distance += more > 0 ? more * more : LESS_WEIGHT * more * more;
    }
    if (distance >= least) continue;
    least = distance;
    nearest.row[row] = candidate;
  }
  if (least < Infinity) nearest.distance[row] = Math.sqrt(least);
}

/** Tails of each row's most alike day: what a day like this one showed before. */
export function expectedByNearest(days: Days, tails: Float32Array, nearest: NearestDays): Float32Array {
  const F = days.features.length;
  const expected = new Float32Array(tails.length);
  for (let row = 0; row < days.rows; row++) {
    const like = at(nearest.row, row);
    if (like >= 0) expected.set(tails.subarray(like * F, like * F + F), row * F);
  }
  return expected;
}

/** What the expectation leaves of each tail, in nats. */
export const unexplained = (tails: Float32Array, expected: Float32Array): Float32Array =>
  tails.map((tail, cell) => Math.max(0, tail - at(expected, cell)));
