/**
 * The recipe's knobs (docs/decisions/0021-calibrated-tails.md). Days are calendar days unless they say active.
 */
export const BASELINE = {
  /** The baseline reaches this far back, from the guard band on. */
  windowDays: 180,
  /** The last days never teach: a slow attack would raise its own baseline. */
  guardDays: 30,
  /** The first active days always teach, or nobody would have a baseline for a month. */
  firstActiveDays: 20,
  /** Peers and calibration are as of blocks of this many days: only earlier blocks count. */
  blockDays: 14,
  /** Tails of the first active days calibrate nothing and are 0. */
  unratedActiveDays: 10,
  /** Largest tail, in nats, before and after calibration. */
  rawCap: 60,
  cap: 40,
} as const;

export const blocksBack = Math.ceil(BASELINE.windowDays / BASELINE.blockDays);
