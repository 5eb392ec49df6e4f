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

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/**
 * Factors for the weights of kinds of signals: a logistic regression of verdicts on kinds, regularised towards the defaults
 * (all factors 1), bounded. Without verdicts all are 1.
 */
export function learnedFactors(judged: readonly Judged[]): ReadonlyMap<string, number> {
  const kinds = [...new Set(judged.flatMap(({ kinds: own }) => own))].sort();
  const effect = new Map(kinds.map((kind) => [kind, 0]));
  for (let step = 0; step < STEPS; step++) {
    const slope = new Map(kinds.map((kind) => [kind, RIDGE * (effect.get(kind) ?? 0)]));
    for (const { verdict, kinds: own } of judged) {
      const sum = own.reduce((total, kind) => total + (effect.get(kind) ?? 0), 0);
      const error = logistic(sum) - HARMFUL[verdict];
      for (const kind of own) slope.set(kind, (slope.get(kind) ?? 0) + error);
    }
    for (const kind of kinds)
      effect.set(kind, (effect.get(kind) ?? 0) - (RATE / (1 + judged.length)) * (slope.get(kind) ?? 0));
  }
  const { least, most } = FEEDBACK_BOUNDS;
  return new Map(
    kinds.map((kind) => [kind, Math.min(most, Math.max(least, Math.exp(2 * (effect.get(kind) ?? 0))))]),
  );
}
