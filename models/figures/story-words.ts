import type { Verdict } from '../domain/decision.ts';
import type { History, Severity } from '../domain/signal.ts';

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  'benign-expected': 'Benign: expected',
  'benign-one-off': 'Benign: one-off',
  suspicious: 'Suspicious',
  confirmed: 'Confirmed',
};

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};

/** A short name for one of the case's stories: `S-97D7`. */
export const storyLabel = (id: string): string => `S-${id.slice(0, 4).toUpperCase()}`;

/** What a sentence leaves open where there was little to compare with; null where there was enough. */
export const HISTORY_WORDS: Readonly<Record<History, string | null>> = {
  enough: null,
  short: 'rests on a short history',
  none: 'no history to compare with',
};
