import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { refitsOf } from '../../../models/baselines/autoencoder/schedule.ts';
import { AUTOENCODER, REFIT } from '../../../models/baselines/autoencoder/settings.ts';
import { trainAutoencoders, type TrainingJob } from '../../../models/baselines/autoencoder/training.ts';
import { reconstruct, weightLayout } from '../../../models/baselines/autoencoder/weights.ts';
import { uniformOf } from '../../../models/domain/random.ts';

const FEATURES = 6;
const layout = weightLayout(FEATURES, AUTOENCODER.hiddenUnits);

/** Days on which features 0 and 1 always rise together, and feature 5 never moves. */
function coupledDays(name: string, count: number): TrainingJob {
  const uniform = uniformOf(name);
  const rows = new Float32Array(count * FEATURES);
  for (let r = 0; r < count; r++) {
    const together = uniform() * 2;
    rows.set([together, together, uniform(), uniform(), uniform() * 0.5, 0], r * FEATURES);
  }
  return { key: name, rows };
}
const jobs = [40, 64, 65, 90, 91, 128].map((count, i) => coupledDays(`person-${i}`, count));
const expected = (weights: Float32Array, row: number[]) => {
  const out = new Float32Array(FEATURES);
  reconstruct(weights, layout, Float32Array.from(row), 0, out);
  return out;
};

beforeAll(async () => {
  const folder = dirname(
    createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json'),
  );
  setWasmPaths(`${join(folder, 'wasm-out')}/`);
  expect(await tf.setBackend('wasm')).toBe(true);
});

describe('stacked training', () => {
  it('is the same bit for bit however the networks are stacked, and again', () => {
    const alone = jobs.map((job) => trainAutoencoders(tf, [job], FEATURES, AUTOENCODER)[0]?.weights);
    const together = trainAutoencoders(tf, jobs, FEATURES, AUTOENCODER).map((network) => network.weights);
    const byTwo = trainAutoencoders(tf, jobs, FEATURES, AUTOENCODER, 2).map((network) => network.weights);
    expect(together).toEqual(alone);
    expect(byTwo).toEqual(alone);
  });

  it('agrees with the plain backend', async () => {
    const wasm = trainAutoencoders(tf, jobs.slice(0, 2), FEATURES, { ...AUTOENCODER, epochs: 5 });
    await tf.setBackend('cpu');
    const cpu = trainAutoencoders(tf, jobs.slice(0, 2), FEATURES, { ...AUTOENCODER, epochs: 5 });
    await tf.setBackend('wasm');
    wasm.forEach((network, n) =>
      network.weights.forEach((weight, i) => expect(weight).toBeCloseTo(cpu[n]?.weights[i] ?? Number.NaN, 4)),
    );
  });

  it('starts from its seed', () => {
    const first = trainAutoencoders(tf, jobs.slice(0, 1), FEATURES, { ...AUTOENCODER, epochs: 1 });
    const other = trainAutoencoders(tf, jobs.slice(0, 1), FEATURES, { ...AUTOENCODER, epochs: 1, seed: 2 });
    expect(other[0]?.weights).not.toEqual(first[0]?.weights);
  });

  it('leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    trainAutoencoders(tf, jobs, FEATURES, { ...AUTOENCODER, epochs: 2 });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('learns what belongs together: one feature without its companion stays unexplained', () => {
    const [network] = trainAutoencoders(tf, jobs.slice(5), FEATURES, { ...AUTOENCODER, epochs: 200 });
    if (!network) throw new Error('no network');
    const usual = expected(network.weights, [1.8, 1.8, 0.5, 0.5, 0.2, 0]);
    const alone = expected(network.weights, [1.8, 0, 0.5, 0.5, 0.2, 0]);
    expect(1.8 - (usual[0] ?? 0)).toBeLessThan(0.35);
    expect(1.8 - (alone[0] ?? 0)).toBeGreaterThan(0.6);
    expect(network.loss).toBeLessThan(0.05);
  });
});

describe('when a network is fitted', () => {
  const weekdays = Int32Array.from({ length: 200 }, (_, i) => 1000 + Math.floor(i / 5) * 7 + (i % 5));

  it('never teaches a day inside the guard band or later', () => {
    const refits = refitsOf(weekdays, REFIT).filter((refit) => refit.training.length >= REFIT.minRows);
    expect(refits.length).toBeGreaterThan(3);
    for (const refit of refits) {
      const latest = weekdays[refit.training.at(-1) ?? -1] ?? Infinity;
      const fromFallback = refit.training.length === REFIT.fallbackActiveDays;
      expect(latest).toBeLessThan(fromFallback ? refit.fromDay : refit.fromDay - REFIT.guardDays);
    }
  });

  it('scores every day from the 31st active one exactly once', () => {
    const scored = refitsOf(weekdays, REFIT).flatMap((refit) => [...refit.scored]);
    expect(scored).toEqual(Array.from({ length: 170 }, (_, i) => i + 30));
  });

  it('is the same for early days when later ones are cut away', () => {
    const whole = refitsOf(weekdays, REFIT);
    const cut = refitsOf(weekdays.slice(0, 120), REFIT);
    cut.slice(0, -1).forEach((refit, i) => expect(whole[i]).toEqual(refit));
  });

  it('stays silent before the 31st active day', () => {
    expect(refitsOf(weekdays.slice(0, 30), REFIT)).toEqual([]);
  });
});
