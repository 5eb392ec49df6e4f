import type { Verdict } from '../domain/decision.ts';

/** What a verdict says of the kinds of evidence of its story. */
export interface Judged {
  readonly verdict: Verdict;
  readonly kinds: readonly string[];
}

/** How sure a verdict is that the story was harmful: a one-off says less about the next one than an expected habit. */
const HARMFUL: Readonly<Record<Verdict, number>> = {
  'benign-expected': 0,
  'benign-one-off': 0.25,
  suspicious: 0.75,
  confirmed: 1,
};
/** Pull towards the defaults; that of about four verdicts. */
const RIDGE = 4;
const STEPS = 200;
const RATE = 0.2;
/** No kind loses or gains more than this, whatever the verdicts. */
export const FEEDBACK_BOUNDS = { least: 0.5, most: 1.5 } as const;
/** Points that a kind alone needs to make a story, without verdicts and at most with them. */
export const ALONE = { points: 38, least: 32, most: 46 } as const;

/** What verdicts have taught. */
export interface Learned {
  /** Of the weights of kinds; those that no verdict speaks of are not in it. */
  readonly factors: ReadonlyMap<string, number>;
  /** Points that a kind alone needs to make a story. */
  readonly alone: number;
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));
const within = (value: number, { least, most }: { readonly least: number; readonly most: number }) =>
  Math.min(most, Math.max(least, value));

/**
 * A logistic regression of verdicts on the kinds of evidence of their stories, regularised towards the defaults, bounded:
 * each kind's effect moves its weight, what all have in common moves the threshold of a story. Without verdicts nothing moves.
 */
export function learnFrom(judged: readonly Judged[]): Learned {
  const kinds = [...new Set(judged.flatMap(({ kinds: own }) => own))].sort();
  const effect = new Map(kinds.map((kind) => [kind, 0]));
  const rate = RATE / (1 + judged.length);
  let common = 0;
  for (let step = 0; step < STEPS; step++) {
    const slope = new Map(kinds.map((kind) => [kind, RIDGE * (effect.get(kind) ?? 0)]));
    let slopeOfAll = RIDGE * common;
    for (const { verdict, kinds: own } of judged) {
      const sum = own.reduce((total, kind) => total + (effect.get(kind) ?? 0), common);
      const error = logistic(sum) - HARMFUL[verdict];
      slopeOfAll += error;
      for (const kind of own) slope.set(kind, (slope.get(kind) ?? 0) + error);
    }
    common -= rate * slopeOfAll;
    for (const kind of kinds) effect.set(kind, (effect.get(kind) ?? 0) - rate * (slope.get(kind) ?? 0));
  }
  return {
    factors: new Map(
      kinds.map((kind) => [kind, within(Math.exp(2 * (effect.get(kind) ?? 0)), FEEDBACK_BOUNDS)]),
    ),
    alone: within(ALONE.points * Math.exp(-common), ALONE),
  };
}
