import type * as TensorFlow from '@tensorflow/tfjs-core';
import { uniformOf } from '../../domain/random.ts';
import { adamState, adamStep, type AdamState } from './adam.ts';
import { fillBatch, shuffle, type StackedBatch } from './batches.ts';
import type { AutoencoderSettings } from './settings.ts';
import { initialWeights, reconstruct, weightLayout, type WeightLayout } from './weights.ts';

/** What training needs of TensorFlow.js, whichever backend carries it. */
export type Tensors = Pick<
  typeof TensorFlow,
  'tensor3d' | 'matMul' | 'add' | 'sub' | 'mul' | 'relu' | 'square' | 'sum' | 'grads' | 'tidy' | 'dispose'
>;

/** One person's network to be trained. */
export interface TrainingJob {
  /** Names the network: with the settings' seed it fixes its first weights and the order of its rows. */
  readonly key: string;
  /** [rows × features], log1p of calibrated tails. */
  readonly rows: Float32Array;
}

export interface TrainedNetwork {
  /** As laid out by `weightLayout`. */
  readonly weights: Float32Array;
  /** Mean squared error over its own rows after the last step. */
  readonly loss: number;
}

/** Networks trained in one stack share every kernel call; more do not fit the cache, fewer pay per call. */
const STACK = 64;

/**
 * Trains every network on its own rows, many at a time as stacked [networks, in, out] tensors. The result is the same,
 * bit for bit, however the jobs are cut into stacks.
 */
export function trainAutoencoders(
  tf: Tensors,
  jobs: readonly TrainingJob[],
  features: number,
  settings: AutoencoderSettings,
  stack = STACK,
): TrainedNetwork[] {
  const trained: TrainedNetwork[] = Array.from({ length: jobs.length });
  for (const bucket of bucketsOf(jobs, features, settings.batchRows)) {
    for (let start = 0; start < bucket.length; start += stack) {
      const chosen = bucket.slice(start, start + stack);
      const networks = trainStack(
        tf,
        chosen.flatMap((i) => jobs[i] ?? []),
        features,
        settings,
      );
      chosen.forEach((job, i) => {
        const network = networks[i];
        if (network) trained[job] = network;
      });
    }
  }
  return trained;
}

/** Indexes of jobs that take the same number of batches an epoch: only those can share every step. */
function bucketsOf(jobs: readonly TrainingJob[], features: number, batchRows: number): number[][] {
  const buckets = new Map<number, number[]>();
  jobs.forEach((job, index) => {
    const batches = Math.ceil(job.rows.length / features / batchRows);
    const bucket = buckets.get(batches);
    if (bucket) bucket.push(index);
    else buckets.set(batches, [index]);
  });
  return [...buckets.entries()].sort((a, b) => a[0] - b[0]).map(([, bucket]) => bucket);
}

/** The four parameter blocks of a stack, each [networks × block], with their moments. */
interface Block {
  readonly weights: Float32Array;
  readonly shape: [number, number, number];
  readonly state: AdamState;
  readonly decay: boolean;
}

/** What one network of a stack brings along: its rows, their order in this epoch, its own random numbers. */
interface Pupil {
  readonly rows: Float32Array;
  readonly order: Int32Array;
  readonly uniform: () => number;
  readonly first: Float32Array;
}

function pupilOf({ key, rows }: TrainingJob, layout: WeightLayout, seed: number): Pupil {
  const uniform = uniformOf(`${seed}/${key}`);
  const order = Int32Array.from({ length: rows.length / layout.features }, (_, row) => row);
  return { rows, order, uniform, first: initialWeights(rows, layout, uniform) };
}

function trainStack(
  tf: Tensors,
  jobs: readonly TrainingJob[],
  features: number,
  settings: AutoencoderSettings,
): TrainedNetwork[] {
  const layout = weightLayout(features, settings.hiddenUnits);
  const pupils = jobs.map((job) => pupilOf(job, layout, settings.seed));
  const blocks = stackBlocks(
    pupils.map((pupil) => pupil.first),
    layout,
  );
  const { batchRows } = settings;
  const batch: StackedBatch = {
    rows: new Float32Array(jobs.length * batchRows * features),
    weight: new Float32Array(jobs.length * batchRows),
  };
  const batches = Math.ceil((pupils[0]?.order.length ?? 0) / batchRows);
  const steps = settings.epochs * batches;

  for (let step = 0; step < steps; step++) {
    const start = (step % batches) * batchRows;
    pupils.forEach(({ rows, order, uniform }, i) => {
      if (start === 0) shuffle(order, uniform);
      fillBatch(batch, i, rows, order, start, batchRows, features);
    });
    const rate = settings.learningRate * (1 - (0.9 * (step + 1)) / steps);
    const gradients = stepGradients(tf, batch, blocks, [jobs.length, batchRows, features]);
    blocks.forEach((block, i) =>
      adamStep(
        block.weights,
        gradients[i] ?? block.weights,
        block.state,
        rate,
        block.decay ? settings.weightDecay : 0,
      ),
    );
  }
  return jobs.map((job, i) => {
    const weights = unstack(blocks, i);
    return { weights, loss: meanSquaredError(weights, layout, job.rows) };
  });
}

/** Gradients of the stack's summed error, one array a block. Products and biases stay apart: the fused form is wrong on wasm when batched. */
function stepGradients(
  tf: Tensors,
  batch: StackedBatch,
  blocks: readonly Block[],
  shape: [number, number, number],
): Float32Array[] {
  const [networks, batchRows] = shape;
  const gradients = tf.tidy(() => {
    const input = tf.tensor3d(batch.rows, shape);
    const weight = tf.tensor3d(batch.weight, [networks, batchRows, 1]);
    const error = tf.grads((encoder, encoderBias, decoder, decoderBias) => {
      const hidden = tf.relu(tf.add(tf.matMul(input, as3d(encoder)), as3d(encoderBias)));
      const output = tf.add(tf.matMul(hidden, as3d(decoder)), as3d(decoderBias));
      return tf.sum(tf.mul(weight, tf.square(tf.sub(output, input))));
    });
    return error(blocks.map((block) => tf.tensor3d(block.weights, block.shape)));
  });
  const values = gradients.map((gradient) => gradient.dataSync() as Float32Array);
  tf.dispose(gradients);
  return values;
}

const as3d = (tensor: TensorFlow.Tensor | undefined) => tensor as TensorFlow.Tensor3D;

function stackBlocks(networks: readonly Float32Array[], layout: WeightLayout): Block[] {
  const { features, hidden } = layout;
  const block = (offset: number, rows: number, columns: number): Block => {
    const length = rows * columns;
    const weights = new Float32Array(networks.length * length);
    networks.forEach((network, i) => weights.set(network.subarray(offset, offset + length), i * length));
    const shape: [number, number, number] = [networks.length, rows, columns];
    return { weights, shape, state: adamState(weights.length), decay: rows > 1 };
  };
  return [
    block(layout.encoder, features, hidden),
    block(layout.encoderBias, 1, hidden),
    block(layout.decoder, hidden, features),
    block(layout.decoderBias, 1, features),
  ];
}

function unstack(blocks: readonly Block[], network: number): Float32Array {
  const parts = blocks.map(({ weights, shape }) => {
    const length = shape[1] * shape[2];
    return weights.subarray(network * length, (network + 1) * length);
  });
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

function meanSquaredError(weights: Float32Array, layout: WeightLayout, rows: Float32Array): number {
  const out = new Float32Array(layout.features);
  let sum = 0;
  for (let offset = 0; offset < rows.length; offset += layout.features) {
    reconstruct(weights, layout, rows, offset, out);
    for (let f = 0; f < layout.features; f++) sum += ((out[f] ?? 0) - (rows[offset + f] ?? 0)) ** 2;
  }
  return sum / rows.length;
}
