import type { Verdict } from './decision.ts';
import type { EntityKind, Severity, SignalId } from './signal.ts';

/** A day on which somebody's risk stood out: evidence by the learned baselines, beside what signals say. */
export const UNUSUAL_DAY = 'unusual-day';
export type EvidenceKind = SignalId | typeof UNUSUAL_DAY;

/** What stories are made of: a signal, or an unusual day. */
export interface Evidence {
  /** Hexadecimal, 16 digits: of a signal that under which it is stored. */
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly entity: { readonly kind: EntityKind; readonly id: number | null; readonly name: string };
  readonly person: number | null;
  readonly startUs: number;
  readonly endUs: number;
  readonly severity: Severity;
  /** What happened as a phrase without a subject, '' where only its kind is known. */
  readonly did: string;
  /** Points, with what verdicts have taught. */
  readonly weight: number;
  readonly links: readonly (readonly [kind: string, value: string])[];
}

export const RELIEF_KINDS = ['on-call', 'change', 'travel', 'peers'] as const;
export type ReliefKind = (typeof RELIEF_KINDS)[number];

/** What speaks against a story, with the points that it takes off. */
export interface Relief {
  readonly kind: ReliefKind;
  readonly reason: string;
  readonly points: number;
}

export interface Story {
  /** 16 hexadecimal digits; of the principal and the earliest evidence. */
  readonly id: string;
  readonly principal: { readonly kind: EntityKind; readonly id: number | null; readonly name: string };
  /** Everybody involved, the principal first where it is a person. */
  readonly people: readonly number[];
  readonly startUs: number;
  readonly endUs: number;
  /** 0 to 100. */
  readonly risk: number;
  /** 1 is the first to look at. */
  readonly rank: number;
  readonly title: string;
  readonly severity: Severity;
  /** In the order of time; none where all on which a verdict rests is gone. */
  readonly evidence: readonly { readonly id: string; readonly kind: EvidenceKind; readonly points: number }[];
  readonly relief: readonly Relief[];
  readonly verdict: { readonly verdict: Verdict; readonly decision: number } | null;
  /** The evidence is another than that on which the verdict rests. */
  readonly changed: boolean;
}
