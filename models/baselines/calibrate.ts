import { at, daysBefore, type Days } from './days.ts';
import { BASELINE, blocksBack } from './settings.ts';

/** Up to the lower quantile a tail is its rank; from there an exponential fitted to the upper one. */
const LOWER = 0.75;
const UPPER = 0.95;
const LEAST_SLOPE = 0.15;
/** Below these counts of earlier rows, in all and with a value, a tail is left as it is. */
const LEAST_ROWS = 300;
const LEAST_PRESENT = 30;
/** Quantiles rest on at most this many earlier rows, evenly drawn. */
const SAMPLE = 20_000;

/**
 * Step 5: every feature's tail on one scale over all people: −ln of the share of earlier days with as much. Earlier
 * means whole blocks of 14 days before, 180 days back. `rows × features`; 0 in the first ten active days of a person.
 */
export function calibrate(days: Days, tails: Float32Array): Float32Array {
  const F = days.features.length;
  const calibrated = new Float32Array(days.rows * F);
  const blocks = rowsByBlock(days);
  blocks.forEach((rows, block) => {
    const earlier = evenly(blocks.slice(Math.max(0, block - blocksBack), block).flat());
    for (let f = 0; f < F; f++) {
      const scale = earlier.length < LEAST_ROWS ? null : new Scale(earlier, tails, F, f);
      for (const row of rows) {
        const tail = at(tails, row * F + f);
        if (tail > 0) calibrated[row * F + f] = Math.min(BASELINE.cap, scale ? scale.of(tail) : tail);
      }
    }
  });
  return calibrated;
}

function rowsByBlock(days: Days): number[][] {
  const first = days.day.reduce((a, b) => Math.min(a, b), Infinity);
  const blocks: number[][] = [];
  for (let row = 0; row < days.rows; row++) {
    if (daysBefore(days, row) < BASELINE.unratedActiveDays) continue;
    const block = Math.floor((at(days.day, row) - first) / BASELINE.blockDays);
    while (blocks.length <= block) blocks.push([]);
    blocks[block]?.push(row);
  }
  return blocks;
}

function evenly(rows: readonly number[]): readonly number[] {
  if (rows.length <= SAMPLE) return rows;
  const step = rows.length / SAMPLE;
  return Array.from({ length: SAMPLE }, (_, k) => rows[Math.floor(k * step)] as number);
}

class Scale {
  private readonly sorted: Float64Array;
  private readonly presence: number;
  private readonly lower: number;
  private readonly slope: number;

  constructor(rows: readonly number[], tails: Float32Array, F: number, f: number) {
    const present: number[] = [];
    for (const row of rows) {
      const tail = at(tails, row * F + f);
      if (tail > 0) present.push(tail);
    }
    this.sorted = Float64Array.from(present).sort();
    this.presence = (present.length + 1) / (rows.length + 1);
    this.lower = this.quantile(LOWER);
    const spread = this.quantile(UPPER) - this.lower;
    this.slope = Math.max(LEAST_SLOPE, spread / Math.log((1 - LOWER) / (1 - UPPER)));
  }

  private quantile(share: number): number {
    const count = this.sorted.length;
    return count === 0 ? 0 : at(this.sorted, Math.min(count - 1, Math.floor(share * count)));
  }

  of(tail: number): number {
    return this.amount(tail) - Math.log(this.presence);
  }

  private amount(tail: number): number {
    if (this.sorted.length < LEAST_PRESENT) return tail;
    if (tail >= this.lower) return -Math.log(1 - LOWER) + (tail - this.lower) / this.slope;
    return -Math.log(1 - this.below(tail) / (this.sorted.length + 1));
  }

  /** How many lie below, by bisection. */
  private below(tail: number): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(this.sorted, middle) < tail) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
