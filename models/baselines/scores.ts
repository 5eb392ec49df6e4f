import { FIRST_SCORED_ACTIVE_DAY, type ModelId } from '../domain/score.ts';
import { buildUp } from './build-up.ts';
import { at, daysBefore, type Days } from './days.ts';
import { featuresByGroup, leader, sumOfLeaders } from './groups.ts';
import { unexplained } from './nearest-day.ts';
import { robustZ } from './robust-z.ts';

/** Every model's surprise by row of the days, and what remains unexplained, in nats. */
export interface Scores {
  readonly byModel: Readonly<Record<ModelId, Float64Array>>;
  /** `rows × features`: the part of each tail that the autoencoder did not expect. */
  readonly unexplained: Float32Array;
  /** By row: the week's build-up of it. */
  readonly buildUp: Float64Array;
}

const sum = (day: Float64Array, week: Float64Array) => day.map((surprise, row) => surprise + at(week, row));

/** The day's score is the mean of the whole and of its unexplained part; the week's build-up comes on top. */
export function scoreDays(
  days: Days,
  tails: Float32Array,
  expected: { readonly autoencoder: Float32Array; readonly nearest: Float32Array },
): Scores {
  const recipe = sumOfLeaders(days, tails);
  const mean = (part: Float64Array) => recipe.map((whole, row) => (whole + at(part, row)) / 2);
  const left = {
    autoencoder: unexplained(tails, expected.autoencoder),
    nearest: unexplained(tails, expected.nearest),
  };
  const autoencoder = mean(sumOfLeaders(days, left.autoencoder));
  const nearest = mean(sumOfLeaders(days, left.nearest));
  const week = buildUp(days, left.autoencoder);
  return {
    byModel: {
      tails: recipe,
      autoencoder,
      'nearest-day': nearest,
      'robust-z': robustZ(days),
      'autoencoder-week': sum(autoencoder, week),
      'nearest-day-week': sum(nearest, buildUp(days, left.nearest)),
    },
    unexplained: left.autoencoder,
    buildUp: week,
  };
}

/** Rows from each person's 31st active day on: the ones that are scored. */
export function scoredRows(days: Days): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < days.rows; row++)
    if (daysBefore(days, row) >= FIRST_SCORED_ACTIVE_DAY - 1) rows.push(row);
  return Int32Array.from(rows);
}

/** Place of each of `rows` by falling surprise, from 1; equals by person's name, then day. */
export function ranks(rows: Int32Array, surprise: Float64Array): Int32Array {
  const order = Int32Array.from(rows.keys()).sort(
    (a, b) => at(surprise, at(rows, b)) - at(surprise, at(rows, a)) || a - b,
  );
  const places = new Int32Array(rows.length);
  order.forEach((index, place) => {
    places[index] = place + 1;
  });
  return places;
}

/** What a feature adds to the person's score of a day, in nats. */
export interface Part {
  readonly feature: number;
  readonly nats: number;
}

/** The parts of `autoencoder-week` but for the build-up: each group's leading tail and leading unexplained tail, halved. */
export function partsOf(days: Days, tails: Float32Array, left: Float32Array): (row: number) => Part[] {
  const F = days.features.length;
  const groups = featuresByGroup(days);
  return (row) => {
    const nats = new Map<number, number>();
    for (const group of groups)
      for (const { feature, tail } of [leader(tails, row * F, group), leader(left, row * F, group)])
        if (feature >= 0) nats.set(feature, (nats.get(feature) ?? 0) + tail / 2);
    return [...nats].map(([feature, part]) => ({ feature, nats: part }));
  };
}
