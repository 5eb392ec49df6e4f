/**
 * Adam (Kingma and Ba, arXiv:1412.6980) with decoupled weight decay, in place over plain arrays. TensorFlow.js has no
 * decoupled decay, and moments in our hands let denormals be flushed, which cost wasm several times the step.
 */
export interface AdamState {
  readonly first: Float32Array;
  readonly second: Float32Array;
  step: number;
}

export const adamState = (length: number): AdamState => ({
  first: new Float32Array(length),
  second: new Float32Array(length),
  step: 0,
});

const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-7;
const SMALLEST = 1e-30;

/** One step over one block of parameters; call once a block, then count `state.step` up once for all blocks. */
export function adamStep(
  weights: Float32Array,
  gradient: Float32Array,
  state: AdamState,
  learningRate: number,
  weightDecay: number,
): void {
  const { first, second } = state;
  const unbiasFirst = 1 - BETA_1 ** (state.step + 1);
  const unbiasSecond = 1 - BETA_2 ** (state.step + 1);
  for (let i = 0; i < weights.length; i++) {
    const g = gradient[i] ?? 0;
    const m = flush((first[i] ?? 0) * BETA_1 + g * (1 - BETA_1));
    const v = flush((second[i] ?? 0) * BETA_2 + g * g * (1 - BETA_2));
    first[i] = m;
    second[i] = v;
    const w = weights[i] ?? 0;
    weights[i] =
      w - learningRate * (m / unbiasFirst / (Math.sqrt(v / unbiasSecond) + EPSILON) + weightDecay * w);
  }
  state.step++;
}

const flush = (value: number) => (Math.abs(value) < SMALLEST ? 0 : value);
