import { add, at, type Days } from './days.ts';
import { BASELINE, blocksBack } from './settings.ts';

/** What is usual among peers, by feature: share of days with a value; mean and spread of log1p where there is one. */
export interface PeerNorm {
  readonly presence: Float64Array;
  readonly mean: Float64Array;
  readonly spread: Float64Array;
}

/** Weight of everybody's norm in a role's: days for presence, days with a value for the amount. */
const PRIOR_DAYS = 50;
const PRIOR_PRESENT = 20;

/** Norms of roles as of each block, from the blocks before it; a role leans on everybody while it is thin. */
export class Peers {
  private readonly features: number;
  private readonly blocks: number;
  private readonly everybody: number;
  private readonly days: Float64Array;
  private readonly present: Float64Array;
  private readonly sum: Float64Array;
  private readonly squares: Float64Array;
  private readonly norms = new Map<number, PeerNorm>();
  readonly blockOf: (day: number) => number;

  constructor(days: Days, logs: Float32Array) {
    const first = days.day.reduce((a, b) => Math.min(a, b), Infinity);
    const last = days.day.reduce((a, b) => Math.max(a, b), -Infinity);
    this.blockOf = (day) => Math.floor((day - first) / BASELINE.blockDays);
    this.features = days.features.length;
    this.blocks = days.rows === 0 ? 0 : this.blockOf(last) + 1;
    this.everybody = days.roles;
    const cells = (days.roles + 1) * this.blocks;
    this.days = new Float64Array(cells);
    this.present = new Float64Array(cells * this.features);
    this.sum = new Float64Array(cells * this.features);
    this.squares = new Float64Array(cells * this.features);
    for (let row = 0; row < days.rows; row++) this.count(days, logs, row);
  }

  private count(days: Days, logs: Float32Array, row: number): void {
    for (const role of [at(days.role, row), this.everybody]) {
      const cell = role * this.blocks + this.blockOf(at(days.day, row));
      add(this.days, cell, 1);
      for (let f = 0; f < this.features; f++) {
        const value = at(logs, row * this.features + f);
        if (value <= 0) continue;
        add(this.present, cell * this.features + f, 1);
        add(this.sum, cell * this.features + f, value);
        add(this.squares, cell * this.features + f, value * value);
      }
    }
  }

  /** The norm of a role as of a block. */
  norm(role: number, block: number): PeerNorm {
    const cell = role * this.blocks + block;
    let norm = this.norms.get(cell);
    if (!norm) {
      norm = this.compute(role, block);
      this.norms.set(cell, norm);
    }
    return norm;
  }

  private compute(role: number, block: number): PeerNorm {
    const all = role === this.everybody ? null : this.norm(this.everybody, block);
    const from = role * this.blocks + Math.max(0, block - blocksBack);
    const to = role * this.blocks + block;
    let seen = 0;
    for (let cell = from; cell < to; cell++) seen += at(this.days, cell);
    const F = this.features;
    const norm = { presence: new Float64Array(F), mean: new Float64Array(F), spread: new Float64Array(F) };
    for (let f = 0; f < F; f++) {
      let k = 0;
      let sum = 0;
      let squares = 0;
      for (let cell = from; cell < to; cell++) {
        k += at(this.present, cell * F + f);
        sum += at(this.sum, cell * F + f);
        squares += at(this.squares, cell * F + f);
      }
      const weight = all ? PRIOR_PRESENT : 1;
      const priorMean = all ? at(all.mean, f) : 1;
      const priorVariance = all ? at(all.spread, f) ** 2 : 1;
      norm.presence[f] = all
        ? (k + PRIOR_DAYS * at(all.presence, f)) / (seen + PRIOR_DAYS)
        : (k + 0.5) / (seen + 1);
      norm.mean[f] = (sum + weight * priorMean) / (k + weight);
      const within = k === 0 ? 0 : Math.max(0, squares - (sum * sum) / k);
      const apart = k === 0 ? 0 : ((k * weight) / (k + weight)) * (sum / k - priorMean) ** 2;
      norm.spread[f] = Math.sqrt((within + apart + weight * priorVariance) / (k + weight));
    }
    return norm;
  }
}
