import type { Columnar } from '../../models/domain/columns.ts';
import type { EventId, HostId, AccountId, PersonId, SourceId } from '../../models/domain/ids.ts';
import type { Action, Stream } from '../../models/domain/event.ts';
import type { ContributionId } from '../../models/domain/contribution.ts';
import type { ModelId } from '../../models/domain/score.ts';
import type { ReplaySubject } from '../../models/domain/replay.ts';
import type { Day, TimestampUs } from '../../models/domain/time.ts';
import type { LivedIn } from '../../models/domain/zone.ts';
import type { ErrorCode } from './errors.ts';

export interface RecentCase {
  readonly path: string;
  readonly name: string;
  readonly openedUs: TimestampUs;
  readonly bytes: number | null;
  /** null where the file is gone. */
  readonly exists: boolean;
}

export interface CaseStatus {
  readonly path: string;
  readonly name: string;
  readonly zone: string;
  readonly events: number;
  readonly people: number;
  readonly sources: number;
  readonly rejected: number;
  readonly first: TimestampUs | null;
  readonly last: TimestampUs | null;
  readonly analysis: AnalysisStatus;
  /** e.g. "autoencoder, run 7"; null before the first analysis. */
  readonly model: string | null;
  readonly audit: { readonly entries: number; readonly head: string };
  readonly lookedUs: TimestampUs | null;
}

export interface StageProgress {
  readonly stage: string;
  /** In words, e.g. "Scoring 212 people". */
  readonly title: string;
  readonly done: number;
  readonly total: number;
  readonly stageIndex: number;
  readonly stages: number;
}

export interface AnalysisStatus {
  readonly state: 'empty' | 'stale' | 'current' | 'running';
  readonly staleStages: readonly string[];
  readonly finishedUs: TimestampUs | null;
}

export interface AnalysisReport {
  readonly stages: readonly {
    readonly stage: string;
    readonly ran: boolean;
    readonly rows: number;
    readonly ms: number;
  }[];
  readonly people: number;
  readonly days: number;
  readonly backend: string | null;
}

/** A sentence's raw material: the renderer words it (models/figures/words.ts), so that no name crosses. */
export interface Reason {
  readonly feature: string;
  readonly seen: number;
  readonly usualLow: number;
  readonly usualHigh: number;
  readonly points: number;
}

export interface RankedPeople {
  readonly from: Day;
  readonly to: Day;
  /** One row a person by falling risk. `spark` holds 12 weekly peaks a row, NaN where there was no scored day. */
  readonly people: Columnar<{
    person: Int32Array;
    rank: Int32Array;
    risk: Float64Array;
    /** Points against the week before. */
    change: Float64Array;
    peakDay: Int32Array;
    surprise: Float64Array;
    spark: Float64Array;
    usualLow: Float64Array;
    usualHigh: Float64Array;
    /** Index into dictionary.role. */
    role: Int32Array;
    /** Days above the person's usual band since the analyst last looked. */
    newDays: Int32Array;
    activeDays: Int32Array;
  }>;
  /** Two strongest reasons of the peak day, by row. */
  readonly reasons: readonly (readonly Reason[])[];
}

export interface PersonProfile {
  readonly person: PersonId;
  readonly accounts: readonly AccountId[];
  readonly role: string;
  readonly department: string | null;
  /** Where the person lived, in the order of time; at least one. */
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
  readonly ownHours: { readonly from: number; readonly to: number } | null;
}

export interface PersonTimeline {
  readonly days: Columnar<{
    day: Int32Array;
    /** NaN while the baseline is learning. */
    risk: Float64Array;
    surprise: Float64Array;
    relief: Float64Array;
    events: Float64Array;
  }>;
  /** Points by day and contribution; sums to the risk, relief already taken off. `contribution` indexes dictionary.contribution. */
  readonly parts: Columnar<{ day: Int32Array; contribution: Int32Array; points: Float64Array }>;
}

export interface PersonSessions {
  readonly sessions: Columnar<{
    start: Float64Array;
    end: Float64Array;
    host: Int32Array;
    events: Float64Array;
    closed: Uint8Array;
    /** Local minutes since midnight of `day`; `endMinute` may exceed 1440. */
    day: Int32Array;
    startMinute: Float64Array;
    endMinute: Float64Array;
  }>;
}

export interface PersonLanes {
  /** `kind` indexes dictionary.kind (host, device, recipient …); `entity` is a host id for hosts and devices. */
  readonly lanes: Columnar<{
    kind: Int32Array;
    entity: Int32Array;
    day: Int32Array;
    count: Float64Array;
    first: Uint8Array;
  }>;
}

export interface PersonPrivileges {
  /**
   * From `at` on, the highest level held anywhere (index of PRIVILEGE_LEVELS). `reason` indexes dictionary.reason; `by` is
   * the account that brought it about, -1 where it comes with a sign-in of its own; `host` -1 where it holds everywhere. `change` indexes
   * dictionary.change: the ticket that covers it, UNCOVERED where none does, '' where none is asked for.
   */
  readonly steps: Columnar<{
    at: Float64Array;
    account: Int32Array;
    host: Int32Array;
    level: Int32Array;
    reason: Int32Array;
    by: Int32Array;
    change: Int32Array;
    event: BigUint64Array;
  }>;
}

export interface WhyFeature {
  readonly feature: string;
  readonly contribution: ContributionId;
  readonly points: number;
  readonly seen: number;
  /** Person's own 5th to 95th percentile in the baseline; null while learning. */
  readonly usual: Range | null;
  readonly peers: Range | null;
  /** What the autoencoder and the most alike day expected, in the unit of the feature; null where not assessed. */
  readonly expected: number | null;
  readonly nearest: number | null;
  readonly tail: number;
}
export interface Range {
  readonly low: number;
  readonly high: number;
}

export interface WhyDay {
  readonly person: PersonId;
  readonly day: Day;
  readonly risk: number | null;
  readonly surprise: number | null;
  readonly usual: Range | null;
  readonly features: readonly WhyFeature[];
  readonly rests: { readonly ownDays: number; readonly peers: number; readonly role: string };
  /** What speaks for the person, with the points already taken off. */
  readonly relief: readonly { readonly reason: string; readonly points: number }[];
  readonly alike: { readonly day: Day; readonly similarity: number } | null;
  readonly models: readonly {
    readonly model: ModelId;
    readonly surprise: number;
    readonly rank: number;
    readonly of: number;
  }[];
}

/** Selections made elsewhere; all given parts must hold. `story`, `signal`: only what proves it. */
export interface EventFilter {
  readonly person?: PersonId;
  readonly host?: HostId;
  readonly from?: TimestampUs;
  readonly to?: TimestampUs;
  readonly stream?: readonly Stream[];
  readonly action?: readonly Action[];
  /** Channel and id of the record, e.g. `Security 4624`. */
  readonly type?: readonly string[];
  readonly source?: SourceId;
  /** Case-insensitive part of the resource. */
  readonly text?: string;
  readonly story?: string;
  readonly signal?: string;
}

export interface EventPage {
  readonly total: number;
  /**
   * `stream`, `action`, `outcome`, `type` index the dictionaries of the same name, where '' is none; people, accounts and
   * hosts are ids, -1 for none. `target`: the account that was acted on or acted as.
   */
  readonly events: Columnar<{
    id: BigUint64Array;
    at: Float64Array;
    person: Int32Array;
    account: Int32Array;
    target: Int32Array;
    outcome: Int32Array;
    type: Int32Array;
    stream: Int32Array;
    action: Int32Array;
    host: Int32Array;
    source: Int32Array;
    record: Float64Array;
    bytes: Float64Array;
    items: Float64Array;
  }>;
}

export interface Facet {
  readonly field: 'stream' | 'action' | 'type' | 'source';
  readonly value: string;
  readonly events: number;
}

/**
 * `resource` takes event ids and gives what the event was about (file, address, recipients); `container` what that
 * belongs to: the share, folder, service or network address that a replay draws as one node.
 */
export type NamesRequest =
  | { readonly kind: 'person' | 'account' | 'host'; readonly ids: readonly number[] }
  | { readonly kind: 'resource' | 'container'; readonly events: readonly EventId[] };

export type RecordRequest =
  { readonly event: EventId } | { readonly source: SourceId; readonly record: number };

export interface OriginalRecord {
  readonly source: SourceId;
  readonly path: string;
  readonly record: number;
  /** Header line where the format has one. */
  readonly header: string | null;
  readonly text: string;
}

export interface PseudonymStatus {
  readonly masked: boolean;
  readonly until: TimestampUs | null;
  readonly reason: string | null;
}

export interface LabelReceipt {
  readonly rows: number;
  readonly userDays: number;
  readonly unknownUsers: readonly string[];
}

export interface EvaluationRow {
  readonly model: string;
  readonly scenario: string;
  readonly metric: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly labels_used: string;
}

export type ExportKind = 'scores' | 'signals' | 'stories' | 'sessions' | 'events' | 'evaluation';
export type ExportFormat = 'csv' | 'ndjson' | 'parquet';

export interface AuditPage {
  readonly entries: number;
  readonly head: string;
  /** False names the first entry whose hash does not follow from the one before. */
  readonly intact: true | { readonly brokenAt: number };
  readonly rows: readonly {
    readonly seq: number;
    readonly atUs: TimestampUs;
    readonly actor: string;
    readonly action: string;
    readonly detail: string;
    readonly hash: string;
  }[];
}

/** A failed request as it crosses a channel. */
export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface ReplayCandidate {
  readonly subject: ReplaySubject;
  readonly person: PersonId;
  readonly from: TimestampUs;
  readonly to: TimestampUs;
  readonly events: number;
  readonly hosts: number;
  readonly accounts: number;
  /** Hosts reached, credentials taken on and changes of rights: how much there is to replay, before any path is looked for. */
  readonly moves: number;
  readonly firstEdges: number;
  /** Highest privilege level reached. */
  readonly level: number;
}

/** What holds of the open case. */
export interface CaseVerification {
  readonly holds: boolean;
  readonly audit: { readonly entries: number; readonly head: string };
  /** Sources, and how many of their records have their original text in the case. */
  readonly sources: readonly {
    readonly source: SourceId;
    readonly path: string;
    readonly records: number;
    readonly kept: number;
    /** Whether the kept text has the hash that the file had; null where it was kept in another form. */
    readonly text: boolean | null;
  }[];
  readonly problems: readonly string[];
}
