import type { Severity } from '../domain/signal.ts';

/** From this risk on a day is evidence. On CERT r4.2 (500 people) six days a week are, in all. */
export const LEAST_DAY_RISK = 50;
/** Points that a day adds to a story, from its risk: none at 40, as many as a strong signal at 100. */
const FROM = 40;
const SHARE = 0.8;

export const dayPoints = (risk: number): number => Math.max(0, risk - FROM) * SHARE;

export const daySeverity = (risk: number): Severity => (risk >= 90 ? 'high' : risk >= 70 ? 'medium' : 'low');
