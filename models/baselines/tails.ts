import { add, at, type Days, type Measured } from './days.ts';
import { gaussianTail } from './gaussian.ts';
import { Peers, type PeerNorm } from './peers.ts';
import { BASELINE } from './settings.ts';

/** Pseudo-days of the role in the share of days with a value, and in the mean and spread of the amount. */
const PRESENCE_DAYS = 10;
const AMOUNT_DAYS = 3;
/** The person's own spread is taken for half the role's before it is known. */
const OWN_SPREAD = 0.25;
/** Least spread of log1p(value): of any feature, and as a part of the role's. */
const LEAST_SPREAD = 0.05;
const LEAST_OF_ROLE = 0.1;
/** Half a count around the mean: 2 instead of 1 is no departure. */
const HALF_COUNT = 0.5;

/** Already −ln of a share of the person's own days: z-scored it would drift with tenure, so it enters as it is. */
const ENTERS_AS_IS: ReadonlySet<string> = new Set(['host-rarity']);

/**
 * Steps 1 to 4: how far into its own tail each value lies, in nats, 0 for absence (`rows × features`). The baseline is
 * the person's active days from 210 to 30 days before and the first twenty; nothing of the day itself or later.
 */
export function rawTails(days: Days): Float32Array {
  const F = days.features.length;
  const logs = Float32Array.from(days.values, Math.log1p);
  const peers = new Peers(days, logs);
  const tails = new Float32Array(days.rows * F);
  for (let person = 0; person < days.start.length; person++) {
    const own = new OwnBaseline(days, logs, person);
    for (let row = at(days.start, person); row < at(days.end, person); row++) {
      own.moveTo(row);
      const norm = peers.norm(at(days.role, row), peers.blockOf(at(days.day, row)));
      days.features.forEach((feature, f) => {
        if (at(logs, row * F + f) > 0)
          tails[row * F + f] = Math.min(BASELINE.rawCap, tailOf(days, own, norm, feature, row, f));
      });
    }
  }
  return tails;
}

function tailOf(
  days: Days,
  own: OwnBaseline,
  norm: PeerNorm,
  feature: Measured,
  row: number,
  f: number,
): number {
  const cell = row * days.features.length + f;
  if (ENTERS_AS_IS.has(feature.id)) return at(days.values, cell);
  const value = at(own.logs, cell);
  const k = at(own.present, f);
  const sum = at(own.sum, f);
  const roleSpread = at(norm.spread, f);
  const share = (k + PRESENCE_DAYS * at(norm.presence, f)) / (own.days + PRESENCE_DAYS);
  const mean = (sum + AMOUNT_DAYS * at(norm.mean, f)) / (k + AMOUNT_DAYS);
  const within = k > 0 ? Math.max(0, at(own.squares, f) - (sum * sum) / k) : 0;
  const variance = (within + AMOUNT_DAYS * OWN_SPREAD * roleSpread * roleSpread) / (k + AMOUNT_DAYS);
  const spread = Math.max(
    Math.sqrt(variance * (1 + 1 / (k + 1))),
    LEAST_SPREAD,
    LEAST_OF_ROLE * roleSpread,
    feature.unit === 'count' ? HALF_COUNT * Math.exp(-mean) : 0,
  );
  const z = (value - mean) / spread;
  const tail = -Math.log(share) + gaussianTail(z);
  return z > 1 ? Math.min(tail, own.precedent(f, value)) : tail;
}

/** Sums over the days that teach about one person, moved from day to day. */
class OwnBaseline {
  readonly logs: Float32Array;
  readonly present: Float64Array;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
  private readonly table: Days;
  private readonly first: number;
  private from: number;
  private to: number;

  constructor(table: Days, logs: Float32Array, person: number) {
    const F = table.features.length;
    this.table = table;
    this.logs = logs;
    this.first = at(table.start, person);
    this.from = this.first;
    this.to = this.first;
    this.present = new Float64Array(F);
    this.sum = new Float64Array(F);
    this.squares = new Float64Array(F);
  }

  get days(): number {
    return this.to - this.from;
  }

  /** Everything up to the guard band of this row's day, and the first active days, from the window on. */
  moveTo(row: number): void {
    const { day } = this.table;
    const today = at(day, row);
    const { guardDays, windowDays, firstActiveDays } = BASELINE;
    while (
      this.to < row &&
      (at(day, this.to) <= today - 1 - guardDays || this.to < this.first + firstActiveDays)
    )
      this.count(this.to++, 1);
    while (this.from < this.to && at(day, this.from) < today - windowDays - guardDays)
      this.count(this.from++, -1);
  }

  private count(row: number, sign: 1 | -1): void {
    const F = this.table.features.length;
    for (let f = 0; f < F; f++) {
      const value = at(this.logs, row * F + f);
      if (value <= 0) continue;
      add(this.present, f, sign);
      add(this.sum, f, sign * value);
      add(this.squares, f, sign * value * value);
    }
  }

  /** The most that a value can surprise which the person reached before, in nats. */
  precedent(f: number, value: number): number {
    const F = this.table.features.length;
    let reached = 0;
    for (let row = this.from; row < this.to; row++)
      if (at(this.logs, row * F + f) >= value * 0.9999) reached++;
    return reached === 0 ? Infinity : -Math.log((reached + 0.5) / (this.days + 1));
  }
}
