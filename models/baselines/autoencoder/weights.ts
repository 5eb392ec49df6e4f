/**
 * A network's weights in one array: encoder [features × hidden], its bias [hidden], decoder [hidden × features], its
 * bias [features]. This is also how they are stored, as little-endian float32.
 */
export interface WeightLayout {
  readonly features: number;
  readonly hidden: number;
  readonly encoder: number;
  readonly encoderBias: number;
  readonly decoder: number;
  readonly decoderBias: number;
  readonly length: number;
}

export function weightLayout(features: number, hidden: number): WeightLayout {
  const encoderBias = features * hidden;
  const decoder = encoderBias + hidden;
  const decoderBias = decoder + hidden * features;
  return { features, hidden, encoder: 0, encoderBias, decoder, decoderBias, length: decoderBias + features };
}

/** Glorot-uniform, the decoder at half its width and biased to the mean row, so that training starts from "usual". */
export function initialWeights(
  rows: Float32Array,
  layout: WeightLayout,
  uniform: () => number,
): Float32Array {
  const { features, hidden } = layout;
  const weights = new Float32Array(layout.length);
  const limit = Math.sqrt(6 / (features + hidden));
  for (let i = 0; i < layout.encoderBias; i++) weights[i] = (uniform() * 2 - 1) * limit;
  for (let i = layout.decoder; i < layout.decoderBias; i++) weights[i] = (uniform() * 2 - 1) * limit * 0.5;
  const count = rows.length / features;
  for (let f = 0; f < features; f++) {
    let sum = 0;
    for (let r = 0; r < count; r++) sum += rows[r * features + f] ?? 0;
    weights[layout.decoderBias + f] = sum / count;
  }
  return weights;
}

/** What the network expects of one row, written to `out` [features]; `input` is read from `offset` on. */
export function reconstruct(
  weights: Float32Array,
  layout: WeightLayout,
  input: Float32Array,
  offset: number,
  out: Float32Array,
): void {
  const { features, hidden, encoderBias, decoder, decoderBias } = layout;
  for (let f = 0; f < features; f++) out[f] = weights[decoderBias + f] ?? 0;
  for (let j = 0; j < hidden; j++) {
    let sum = weights[encoderBias + j] ?? 0;
    for (let f = 0; f < features; f++) sum += (input[offset + f] ?? 0) * (weights[f * hidden + j] ?? 0);
    if (sum <= 0) continue;
    const row = decoder + j * features;
    for (let f = 0; f < features; f++) out[f] = (out[f] ?? 0) + sum * (weights[row + f] ?? 0);
  }
}
