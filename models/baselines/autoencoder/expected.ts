import { at, type Days } from '../days.ts';
import { refitsOf, type Refit } from './schedule.ts';
import type { AutoencoderSettings, RefitSettings } from './settings.ts';
import type { TrainingJob } from './training.ts';
import { reconstruct, weightLayout } from './weights.ts';

/** One network of a person with its rows in the whole table. */
export interface PersonRefit extends Refit {
  readonly person: number;
}

/** Every network of every person, with what it learns from. `space`: log1p of the calibrated tails. */
export function refitsOfAll(days: Days, settings: RefitSettings): PersonRefit[] {
  return [...days.names.keys()].flatMap((person) => {
    const first = at(days.start, person);
    const own = refitsOf(days.day.subarray(first, at(days.end, person)), settings);
    const whole = (rows: Int32Array) => rows.map((row) => row + first);
    return own.map(({ fromDay, training, scored }) => ({
      person,
      fromDay,
      training: whole(training),
      scored: whole(scored),
    }));
  });
}

export function trainingJob(
  days: Days,
  space: Float32Array,
  { person, fromDay, training }: PersonRefit,
): TrainingJob {
  const F = days.features.length;
  const rows = new Float32Array(training.length * F);
  training.forEach((row, i) => rows.set(space.subarray(row * F, row * F + F), i * F));
  return { key: `${days.names[person] ?? ''}/${fromDay}`, rows };
}

/** A residual beyond this in log space is no expectation any more: it would be a tail of over 50 nats. */
const MOST_LOG = 4;

/** Tails that each person's network expected of a day given the rest of it, `rows × features`; 0 where there is none. */
export function expectedByNetworks(
  days: Days,
  space: Float32Array,
  refits: readonly PersonRefit[],
  weights: (index: number) => Float32Array,
  settings: AutoencoderSettings,
): Float32Array {
  const F = days.features.length;
  const layout = weightLayout(F, settings.hiddenUnits);
  const expected = new Float32Array(space.length);
  const output = new Float32Array(F);
  refits.forEach(({ scored }, index) => {
    const network = weights(index);
    for (const row of scored) {
      reconstruct(network, layout, space, row * F, output);
      for (let f = 0; f < F; f++)
        expected[row * F + f] = Math.expm1(Math.max(0, Math.min(MOST_LOG, at(output, f))));
    }
  });
  return expected;
}
