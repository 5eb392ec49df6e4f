/** Rows of one step for every network of a stack: `rows` [networks, batchRows, features], `weight` [networks, batchRows, 1]. */
export interface StackedBatch {
  readonly rows: Float32Array;
  readonly weight: Float32Array;
}

/** Fisher–Yates, in place. */
export function shuffle(order: Int32Array, uniform: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
}

/**
 * Copies one network's share of a step into the stack. Missing rows of its last batch stay zero with weight 0; a real
 * row weighs 1 / (real rows · features), so that the sum over the batch is the mean squared error of the real rows.
 */
export function fillBatch(
  batch: StackedBatch,
  network: number,
  rows: Float32Array,
  order: Int32Array,
  start: number,
  batchRows: number,
  features: number,
): void {
  const real = Math.min(batchRows, order.length - start);
  for (let b = 0; b < batchRows; b++) {
    const slot = network * batchRows + b;
    if (b >= real) {
      batch.weight[slot] = 0;
      batch.rows.fill(0, slot * features, (slot + 1) * features);
      continue;
    }
    const from = (order[start + b] ?? 0) * features;
    batch.rows.set(rows.subarray(from, from + features), slot * features);
    batch.weight[slot] = 1 / (real * features);
  }
}
