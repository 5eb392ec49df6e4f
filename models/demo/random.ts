import { uniformOf } from '../domain/random.ts';

/** Seeded and forkable: the same names give the same numbers, whatever else was drawn before. */
export interface Random {
  /** [0, 1) */
  next(): number;
  /** Whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Earlier entries are likelier, as in Zipf's law. */
  pickEarly<T>(from: readonly T[]): T;
  /** `count` different entries, or all where there are fewer. */
  sample<T>(from: readonly T[], count: number): T[];
  /** Normal with mean 0 and standard deviation 1. */
  normal(): number;
  /** Whole number around `mean`, never negative, with a tail to the right. */
  count(mean: number): number;
}

/** sfc32 seeded by a hash of `names`. */
export function randomOf(...names: readonly (string | number)[]): Random {
  const next = uniformOf(names.join('\u001f'));
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (from) => at(from, between(0, from.length - 1)),
    pickEarly: (from) => at(from, Math.floor(from.length * next() ** 2.5)),
    sample: (from, count) => shuffle(from, between).slice(0, count),
    normal,
    count: (mean) => Math.max(0, Math.round(mean * Math.exp(0.25 * normal() - 0.03) + 0.3 * normal())),
  };
}

function at<T>(from: readonly T[], index: number): T {
  const value = from[index];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
}

function shuffle<T>(from: readonly T[], between: (low: number, high: number) => number): T[] {
  const left = [...from];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(between(0, left.length - 1), 1));
  return out;
}
