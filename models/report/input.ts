import type { EventId, PersonId, SourceId } from '../domain/ids.ts';
import type { Replay } from '../domain/replay.ts';
import type { FileReceipt, ZoneDecision } from '../domain/source.ts';
import type { Day, TimestampUs } from '../domain/time.ts';
import type { LivedIn } from '../domain/zone.ts';
import type { ContributionId } from '../domain/contribution.ts';
import type { StreamDays } from '../figures/coverage-spans.ts';
import type { Gap, Skew } from '../figures/coverage-words.ts';
import type { SessionBar } from '../figures/session-track.ts';
import type { TimelineDay } from '../figures/timeline.ts';

/** Names as the report may show them; every one is already masked where the case is. */
export interface ReportNames {
  readonly person: (id: number) => string;
  readonly account: (id: number) => string;
  readonly host: (id: number) => string;
  /** What an event was about, and what that belongs to (share, folder, address); '' for none. */
  readonly resource: (event: EventId) => string;
  readonly container: (event: EventId) => string;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

export interface ReportDay {
  readonly person: PersonId;
  readonly day: Day;
  readonly risk: number | null;
  readonly usual: Range | null;
  readonly features: readonly {
    readonly feature: string;
    readonly contribution: ContributionId;
    readonly points: number;
    readonly seen: number;
    readonly usual: Range | null;
    readonly peers: Range | null;
  }[];
  readonly rests: { readonly ownDays: number; readonly peers: number; readonly role: string };
  readonly relief: readonly { readonly reason: string; readonly points: number }[];
  readonly alike: { readonly day: Day; readonly similarity: number } | null;
  readonly models: readonly {
    readonly model: string;
    readonly surprise: number;
    readonly rank: number;
    readonly of: number;
  }[];
  readonly sessions: readonly ReportSession[];
  /** Events of the day, and those of them that the chronology prints. */
  readonly events: number;
  readonly printed: number;
}

export interface ReportSession extends SessionBar {
  readonly host: number | null;
  readonly events: number;
  /** False where no sign-off was seen: the end is that of the last event. */
  readonly closed: boolean;
}

export interface ReportPerson {
  readonly person: PersonId;
  readonly accounts: readonly number[];
  readonly role: string;
  readonly department: string | null;
  readonly zones: readonly LivedIn[];
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly activeDays: number;
  readonly peakDay: Day | null;
  readonly peakRisk: number;
  readonly rank: number;
  readonly rankedPeople: number;
  readonly usualLow: number;
  readonly usualHigh: number;
  /** Minutes since midnight. */
  readonly ownHours: { readonly from: number; readonly to: number } | null;
  readonly days: readonly TimelineDay[];
  readonly sessions: readonly SessionBar[];
}

export interface ChosenEvent {
  readonly event: EventId;
  readonly at: TimestampUs;
  readonly source: SourceId;
  readonly path: string;
  /** Ordinal in its file, from 0. */
  readonly record: number;
  readonly action: string;
  readonly person: number | null;
  readonly account: number | null;
  readonly target: number | null;
  readonly host: number | null;
  readonly text: string;
  readonly comment: string | null;
}

/** One piece of evidence with everything that is printed of it, in the order of the report. */
export type ReportItem =
  | { readonly kind: 'day'; readonly day: ReportDay }
  | { readonly kind: 'replay'; readonly replay: Replay; readonly label: string }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'event'; readonly event: EventId };

export interface ReportSource {
  readonly name: string;
  readonly receipt: FileReceipt;
  readonly zoneDecision: ZoneDecision;
  readonly importedUs: TimestampUs;
}

export interface ModelRun {
  readonly model: string;
  readonly version: number;
  readonly seed: number;
  readonly backend: string;
  /** JSON, as stored with the run. */
  readonly settings: string;
  readonly finishedUs: TimestampUs;
}

export interface Coverage {
  readonly events: number;
  readonly people: number;
  readonly first: TimestampUs | null;
  readonly last: TimestampUs | null;
  readonly analysis: 'empty' | 'stale' | 'current' | 'running';
  /** Events that have no mapping, by channel and id; the most first. */
  readonly unmapped: readonly { readonly type: string; readonly events: number }[];
}

/** What was logged when; names of sources by their ids. */
export interface LogCoverage extends StreamDays {
  readonly gaps: readonly Gap[];
  readonly skews: readonly Skew[];
  readonly sourceNames: ReadonlyMap<number, string>;
}

/** What a report is made of: nothing here is asked for or computed again. */
export interface ReportInput {
  readonly title: string | null;
  readonly summary: string | null;
  readonly case: string;
  readonly zone: string;
  readonly product: string;
  readonly actor: string;
  readonly madeUs: TimestampUs;
  readonly masked: boolean;
  readonly audit: { readonly entries: number; readonly head: string };
  readonly names: ReportNames;
  readonly person: ReportPerson | null;
  /** True where the pieces were taken by rank, not by the analyst. */
  readonly byRank: boolean;
  readonly items: readonly ReportItem[];
  readonly events: readonly ChosenEvent[];
  readonly sources: readonly ReportSource[];
  readonly models: readonly ModelRun[];
  readonly coverage: Coverage;
  readonly logs: LogCoverage;
}
