import { at, type Days } from './days.ts';

const TRAILING_ACTIVE_DAYS = 90;
/** Standard deviations in a median absolute deviation of a normal distribution. */
const MAD_TO_SD = 1.4826;
const LEAST_SPREAD = 0.5;
const MOST = 10;

/**
 * The plain third: positive robust z-scores of log1p of every daily feature against the person's 90 active days before,
 * each at most 10, summed. No role, no guard, no calibration. By row.
 */
export function robustZ(days: Days): Float64Array {
  const F = days.features.length;
  const sums = new Float64Array(days.rows);
  const daily = days.features.flatMap(({ group }, f) => (group === 'week' ? [] : [f]));
  for (let person = 0; person < days.start.length; person++)
    for (const f of daily) {
      const window = new SortedWindow();
      const first = at(days.start, person);
      for (let row = first; row < at(days.end, person); row++) {
        if (row - first > TRAILING_ACTIVE_DAYS)
          window.remove(Math.log1p(at(days.values, (row - TRAILING_ACTIVE_DAYS - 1) * F + f)));
        const value = Math.log1p(at(days.values, row * F + f));
        if (window.length > 1) sums[row] = at(sums, row) + Math.min(MOST, Math.max(0, window.z(value)));
        window.insert(value);
      }
    }
  return sums;
}

/** The values of a trailing window in order. */
class SortedWindow {
  private readonly values: number[] = [];

  get length(): number {
    return this.values.length;
  }

  insert(value: number): void {
    this.values.splice(this.place(value), 0, value);
  }

  remove(value: number): void {
    this.values.splice(this.place(value), 1);
  }

  z(value: number): number {
    const middle = this.median();
    return (value - middle) / Math.max(LEAST_SPREAD, MAD_TO_SD * this.medianDistance(middle));
  }

  private place(value: number): number {
    let low = 0;
    let high = this.values.length;
    while (low < high) {
      const half = (low + high) >> 1;
      if ((this.values[half] as number) < value) low = half + 1;
      else high = half;
    }
    return low;
  }

  private median(): number {
    const half = this.values.length >> 1;
    const upper = this.values[half] as number;
    return this.values.length % 2 === 1 ? upper : (upper + (this.values[half - 1] as number)) / 2;
  }

  /** Walks outwards from the middle until half of the values are passed. */
  private medianDistance(middle: number): number {
    let above = this.place(middle);
    let below = above - 1;
    let distance = 0;
    for (let passed = 0; passed <= this.values.length >> 1; passed++) {
      const up = (this.values[above] ?? Infinity) - middle;
      const down = middle - (this.values[below] ?? -Infinity);
      distance = Math.min(up, down);
      if (up <= down) above++;
      else below--;
    }
    return distance;
  }
}
