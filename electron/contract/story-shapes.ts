import type { Verdict } from '../../models/domain/decision.ts';
import type { EventId, PersonId } from '../../models/domain/ids.ts';
import type { EntityKind, History, Severity, SignalId, Tunable } from '../../models/domain/signal.ts';
import type { ReliefKind } from '../../models/domain/story.ts';
import type { Day, TimestampUs } from '../../models/domain/time.ts';

/** 16 hexadecimal digits. */
export type StoryId = string;

/** Weak signals joined: one row of the list. Texts have names as the case shows them. */
export interface StoryRow {
  readonly id: StoryId;
  /** 1 is the first to look at. */
  readonly rank: number;
  readonly title: string;
  readonly principal: {
    readonly kind: EntityKind;
    readonly person: PersonId | null;
    readonly called: string;
  };
  readonly people: readonly PersonId[];
  readonly start: TimestampUs;
  readonly end: TimestampUs;
  /** 0 to 100. */
  readonly risk: number;
  readonly severity: Severity;
  /** What it rests on; none of either where all on which the verdict rests is gone. */
  readonly signals: number;
  readonly days: number;
  readonly verdict: Verdict | null;
  /** Of the verdict, to take it back. */
  readonly decision: number | null;
  /** The evidence is another than when the verdict was given. */
  readonly changed: boolean;
}

export interface SignalRow {
  readonly id: string;
  readonly signal: SignalId;
  readonly title: string;
  readonly severity: Severity;
  readonly person: PersonId | null;
  readonly start: TimestampUs;
  readonly end: TimestampUs;
  /** One sentence with the numbers in it. */
  readonly says: string;
  /** What happened in a few words: "read 64 files in 13 min". */
  readonly did: string;
  /** What kind of source its first event comes from. */
  readonly from: string;
  readonly history: History;
  readonly events: readonly EventId[];
  /** Points that it adds to its story; 0 where a stronger one of its kind does. */
  readonly points: number;
  /** The story that it belongs to, where it is in one. */
  readonly story: StoryId | null;
}

export interface StoryDetail extends StoryRow {
  readonly evidence: readonly SignalRow[];
  /** Days on which somebody's risk stood out, in the order of time. */
  readonly unusual: readonly UnusualDayRow[];
  /** By whom and when the verdict was given, and on how many pieces of evidence. */
  readonly judged: {
    readonly at: TimestampUs;
    readonly by: string;
    readonly note: string | null;
    readonly pieces: number;
  } | null;
  readonly techniques: readonly { readonly id: string; readonly name: string }[];
  /** What speaks against it, with the points already taken off. */
  readonly relief: readonly { readonly kind: ReliefKind; readonly reason: string; readonly points: number }[];
}

export interface UnusualDayRow {
  readonly person: PersonId;
  readonly day: Day;
  /** The first and the last event of the day. */
  readonly start: TimestampUs;
  readonly end: TimestampUs;
  /** 0 to 100. */
  readonly risk: number;
  readonly severity: Severity;
  readonly says: string;
  readonly points: number;
}

/** A story that a verdict on another one moves. */
export interface StoryMoved {
  readonly story: StoryId;
  readonly title: string;
  readonly called: string;
  /** Risk before, null where it was no story; and after. */
  readonly from: number | null;
  readonly to: number;
}

/** What a verdict would change; nothing is changed yet. */
export interface VerdictPreview {
  /** Weights of kinds of signals that would move. */
  readonly weights: readonly {
    readonly kind: string;
    readonly title: string;
    readonly from: number;
    readonly to: number;
  }[];
  /** Points that a kind alone needs to make a story, where they would move. */
  readonly alone: { readonly from: number; readonly to: number } | null;
  /** Stories that would come into the first `budget`, and go out of it. */
  readonly appear: readonly StoryMoved[];
  readonly vanish: readonly StoryMoved[];
  /** Other stories whose risk would move. */
  readonly others: readonly StoryMoved[];
}

/** What was looked for: without its logs nobody can tell that nothing happened. */
export interface SignalState {
  readonly signal: SignalId;
  readonly title: string;
  readonly techniques: readonly string[];
  /** Events that it could look at. */
  readonly events: number;
  /** Why it could not be assessed, in words. */
  readonly reason: string | null;
  readonly found: number;
  readonly tunables: readonly (Tunable & {
    readonly key: string;
    /** As it is set in this case: for all (no role), and by role. */
    readonly set: readonly {
      readonly role: string | null;
      readonly value: number;
      readonly decision: number;
    }[];
  })[];
}

/** What else a record says of where an event came from and by what it was proved, and what it proves. */
export interface EventOrigin {
  /** In words, names masked; only what the record has. */
  readonly facts: readonly { readonly what: string; readonly says: string }[];
  readonly signals: readonly SignalRow[];
}

export interface Allowed {
  readonly decision: number;
  readonly signal: string;
  readonly value: string;
  readonly until: string;
  readonly why: string;
}
