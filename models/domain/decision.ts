import type { Severity } from './signal.ts';

/** What an analyst decides: who is one person, what a signal means in this case, what a story turned out to be. */
export const DECISION_KINDS = ['merge', 'split', 'tune', 'allow', 'verdict'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

export const VERDICTS = ['benign-expected', 'benign-one-off', 'suspicious', 'confirmed'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A tunable set for a role, or for all. */
export interface TuneDetail {
  readonly signal: string;
  readonly key: string;
  readonly value: number;
  readonly role?: string;
}

/** Something that a signal leaves out from a day on, to the end of another. */
export interface AllowDetail {
  readonly signal: string;
  readonly value: string;
  /** `YYYY-MM-DD`, both included. */
  readonly until: string;
  readonly why: string;
}

/** A verdict rests on the evidence that there was: it finds its story again by it. */
export interface VerdictDetail {
  readonly story: string;
  readonly verdict: Verdict;
  readonly principal: string;
  readonly title: string;
  readonly startUs: number;
  readonly endUs: number;
  readonly risk: number;
  /** Missing from those of before they were kept. */
  readonly severity?: Severity;
  /** Ids of its evidence, hexadecimal. */
  readonly signals: readonly string[];
  readonly kinds: readonly string[];
}
