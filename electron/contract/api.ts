import type { Columnar } from '../../models/domain/columns.ts';
import type { Verdict } from '../../models/domain/decision.ts';
import type { ContextList } from '../../models/domain/context.ts';
import type { AccountId, EventId, PersonId, SourceId } from '../../models/domain/ids.ts';
import type { Mapping } from '../../models/domain/mapping.ts';
import type { FileReceipt, ImportReceipt } from '../../models/domain/source.ts';
import type { Replay, ReplaySubject } from '../../models/domain/replay.ts';
import type { ReportDocument } from '../../models/domain/report.ts';
import type { Day, TimestampUs } from '../../models/domain/time.ts';
import type {
  RecentCase,
  CaseStatus,
  StageProgress,
  AnalysisStatus,
  AnalysisReport,
  RankedPeople,
  PersonProfile,
  PersonTimeline,
  PersonSessions,
  PersonLanes,
  PersonPrivileges,
  WhyDay,
  EventFilter,
  EventPage,
  Facet,
  NamesRequest,
  RecordRequest,
  OriginalRecord,
  PseudonymStatus,
  LabelReceipt,
  EvaluationRow,
  ExportKind,
  ExportFormat,
  AuditPage,
  ReplayCandidate,
  CaseVerification,
} from './shapes.ts';
import type { ReportFormat, ReportReceipt, ReportRequest, ReportVerification } from './report-shapes.ts';
import type {
  AddressContext,
  ContextEntries,
  ContextListSummary,
  EventContext,
  GeoStatus,
} from './context-shapes.ts';
import type { Coverage, PeopleCoverage } from './coverage-shapes.ts';
import type { PersonIdentity } from './identity-shapes.ts';
import type {
  Allowed,
  EventOrigin,
  SignalRow,
  SignalState,
  StoryDetail,
  StoryId,
  StoryRow,
  VerdictPreview,
} from './story-shapes.ts';
import type {
  DirectoryListing,
  RecognisedFile,
  ImportRequest,
  MappingPreview,
  MappingPreviewRequest,
  MappingProposal,
  SourceRow,
  RejectRow,
  ImportProgress,
  ReceivedPiece,
} from './import-shapes.ts';

export type * from './context-shapes.ts';
export type * from './coverage-shapes.ts';
export type * from './identity-shapes.ts';
export type * from './import-shapes.ts';
export type * from './report-shapes.ts';
export type * from './shapes.ts';
export type * from './story-shapes.ts';

/**
 * Every request an interface can make: one plain object in, plain data out. Only ids cross; names and original text
 * come through `names.resolve` and `records.original`, which mask in the engine.
 */
export interface Requests {
  'cases.recent': { in: Empty; out: readonly RecentCase[] };
  'cases.create': { in: { path: string; zone?: string }; out: CaseStatus };
  'cases.open': { in: { path: string }; out: CaseStatus };
  'cases.close': { in: Empty; out: Empty };
  'cases.status': { in: Empty; out: CaseStatus | null };
  /** Remembers that the analyst has seen the overview; "new since" counts from here. */
  'cases.looked': { in: Empty; out: Empty };
  /** Follows the audit log from its first entry and counts the original text of every source. */
  'cases.verify': { in: Empty; out: CaseVerification };

  'files.browse': { in: { directory?: string }; out: DirectoryListing };

  /**
   * A dropped file whose path the page does not know, piece by piece in order, offset 0 first. It is kept beside the
   * case until the import that names the path has ended.
   */
  'files.receive': { in: ReceivedPiece; out: { path: string } };
  /** Lets go of a drop that will not be imported. */
  'files.discard': { in: { drop: string }; out: Empty };

  'sources.recognise': { in: { paths: readonly string[] }; out: readonly RecognisedFile[] };
  'sources.import': { in: ImportRequest; out: ImportReceipt };
  'sources.list': { in: Empty; out: readonly SourceRow[] };
  'sources.remove': { in: { source: SourceId }; out: { removedEvents: number } };
  /** Line numbers and reasons; the original text of a reject comes through `records.original`. */
  'sources.rejects': { in: { source: SourceId; offset: number; limit: number }; out: readonly RejectRow[] };

  /** Reads the whole source again, in this zone, from the text that the case keeps; what was computed becomes stale. */
  'sources.set-zone': { in: { source: SourceId; zone: string }; out: FileReceipt };
  /** Likewise from when a list applies, where its rows do not say it themselves. */
  'sources.set-known': { in: { source: SourceId; known: Day }; out: FileReceipt };
  /** Likewise by another mapping. */
  'sources.set-mapping': { in: { source: SourceId; mapping: Mapping }; out: FileReceipt };

  /** What the columns of a file of no known format seem to be. The analyst sees the file's own words: nothing of it is in the case yet. */
  'mapping.propose': { in: { path: string }; out: MappingProposal };
  'mapping.preview': { in: MappingPreviewRequest; out: MappingPreview };
  /** Reads a mapping that was written before. */
  'mapping.read': { in: { path: string }; out: Mapping };
  'mapping.save': { in: { mapping: Mapping; out: string }; out: { path: string } };

  /** What was logged when: events and people by stream and day, silences, and clocks that disagree. */
  'coverage.streams': { in: Empty; out: Coverage };
  /** Events of people by stream and day; at most 200 people and 400 days. */
  'coverage.people': { in: { people: readonly PersonId[]; from: Day; to: Day }; out: PeopleCoverage };

  /** The lists that say what an event cannot: who people are, what hosts are worth, what was planned. */
  'context.lists': { in: Empty; out: readonly ContextListSummary[] };
  /** `asOf`: those that were known by the day and had not ended. */
  /** Times are of `zone`, else of the case's. Throws BAD_REQUEST for what is no zone. */
  'context.entries': {
    in: { list: ContextList; asOf?: Day; offset: number; limit: number; zone?: string };
    out: ContextEntries;
  };
  /** Where addresses are and whose, in the order asked; as of a day, or of all that is known. Throws BAD_REQUEST for what is no address. */
  'context.addresses': { in: { ips: readonly string[]; day?: Day }; out: readonly AddressContext[] };
  'context.event': { in: { event: EventId }; out: EventContext };
  'context.geoip': { in: Empty; out: GeoStatus };
  /** The analyst's own location database (.mmdb), read where it lies; null goes back to what comes with Tracewell. */
  'context.set-geoip': { in: { path: string | null }; out: GeoStatus };

  'analysis.run': { in: Empty; out: AnalysisReport };
  'analysis.status': { in: Empty; out: AnalysisStatus };

  'people.ranked': { in: { from?: Day; to?: Day }; out: RankedPeople };
  /** Whom a name stands for: account, full name or e-mail; while names are masked, pseudonyms only. */
  'people.find': { in: { name: string }; out: readonly PersonId[] };
  'people.profile': { in: { person: PersonId }; out: PersonProfile };
  /** Every scored or learning day of a person with the points of each feature. */
  'people.timeline': { in: { person: PersonId }; out: PersonTimeline };
  'people.sessions': { in: { person: PersonId; from?: TimestampUs; to?: TimestampUs }; out: PersonSessions };
  /** Devices, hosts and destinations used by day: the lanes under the timeline. */
  'people.lanes': { in: { person: PersonId; from?: Day; to?: Day }; out: PersonLanes };
  /** What the person may do, from change to change, with what changed it. */
  'people.privileges': { in: { person: PersonId }; out: PersonPrivileges };
  /** Which accounts are the person's, from when, by which rule or decision. */
  'people.identity': { in: { person: PersonId }; out: PersonIdentity };
  /** `person`'s accounts become `into`'s. What was computed becomes stale. */
  'people.merge': { in: { into: PersonId; person: PersonId; note?: string }; out: { decision: number } };
  /** The account becomes a person of its own. */
  'people.split': {
    in: { person: PersonId; account: AccountId; note?: string };
    out: { decision: number };
  };
  'people.undo': { in: { decision: number }; out: Empty };
  'people.why': { in: { person: PersonId; day: Day }; out: WhyDay };

  /** By rank. */
  'stories.list': { in: Empty; out: readonly StoryRow[] };
  'stories.detail': { in: { story: StoryId }; out: StoryDetail };
  /** What the verdict would change, and within a budget of so many stories a week. */
  'stories.preview': { in: { story: StoryId; verdict: Verdict; budget: number }; out: VerdictPreview };
  'stories.judge': {
    in: { story: StoryId; verdict: Verdict; note?: string };
    out: { decision: number };
  };
  /** Takes a verdict, a tunable or an allowance back. */
  'stories.undo': { in: { decision: number }; out: Empty };

  /** What was found about a person, in the order of time. */
  'signals.person': { in: { person: PersonId }; out: readonly SignalRow[] };
  'signals.states': { in: Empty; out: readonly SignalState[] };
  /** Throws BAD_REQUEST for a value out of its range; what was computed becomes stale. */
  'signals.tune': {
    in: { signal: string; key: string; value: number; role?: string; note?: string };
    out: { decision: number };
  };
  /** Leaves an account, host or name out of a signal until the end of a day. */
  'signals.allow': {
    in: { signal: string; value: string; until: string; why: string };
    out: { decision: number };
  };
  'signals.allowed': { in: Empty; out: readonly Allowed[] };

  'organisation.activity': {
    in: Empty;
    out: Columnar<{ day: Int32Array; events: Float64Array; people: Float64Array }>;
  };

  'events.page': { in: { filter: EventFilter; offset: number; limit: number }; out: EventPage };
  'events.count': { in: { filter: EventFilter }; out: { events: number } };
  'events.facets': { in: { filter: EventFilter }; out: readonly Facet[] };
  /** Place, device, session, network, factor and certificate of an event, and the signals that it proves. */
  'events.origin': { in: { event: EventId }; out: EventOrigin };

  /** Spans worth replaying: those with movement between hosts or a change of credential, the most moves first. */
  'replay.candidates': {
    in: { person?: PersonId; from?: TimestampUs; to?: TimestampUs };
    out: readonly ReplayCandidate[];
  };
  /** `open` names groups (their keys in dictionary.group of the nodes) that are shown member by member. */
  'replay.load': { in: { subject: ReplaySubject; open?: readonly string[] }; out: Replay };

  /** The document as it would be written, names masked as the case shows them. */
  'report.draft': { in: ReportRequest; out: ReportDocument };
  'report.write': {
    in: { request: ReportRequest; formats: readonly ReportFormat[]; out: string };
    out: ReportReceipt;
  };
  /** A report's folder, or a file in it, against its manifest. */
  'report.verify': { in: { path: string }; out: ReportVerification };

  /** The one way to a name. Masked with a pseudonym that is stable in the case, unless unmasked. */
  'names.resolve': { in: NamesRequest; out: readonly string[] };
  /** The one way to original text; names inside it are masked the same way. */
  'records.original': { in: RecordRequest; out: OriginalRecord };
  'pseudonyms.status': { in: Empty; out: PseudonymStatus };
  'pseudonyms.unmask': { in: { reason: string; minutes: number }; out: PseudonymStatus };
  'pseudonyms.mask': { in: Empty; out: PseudonymStatus };

  'labels.attach': { in: { path: string }; out: LabelReceipt };
  'evaluation.run': { in: Empty; out: readonly EvaluationRow[] };
  'exports.write': {
    in: { what: ExportKind; format: ExportFormat; out: string };
    out: { rows: number; path: string };
  };

  'audit.list': { in: { offset: number; limit: number }; out: AuditPage };
}

/** What the engine says unasked, to every client of the case. */
export interface Events {
  'import.progress': ImportProgress;
  'analysis.progress': StageProgress;
  /** Something in the case changed: refetch what is on screen. */
  'case.changed': { what: 'sources' | 'scores' | 'case' | 'pseudonyms' | 'labels' };
}

export type Empty = Readonly<Record<never, never>>;
export type Method = keyof Requests;
export type Input<M extends Method> = Requests[M]['in'];
export type Output<M extends Method> = Requests[M]['out'];
export type EventName = keyof Events;

/** What a handler may use besides its input. */
export interface RequestContext {
  readonly signal: AbortSignal;
  readonly emit: <E extends EventName>(event: E, data: Events[E]) => void;
  /** True for the command line, whose names are never masked and whose looks at them are logged. */
  readonly unmasked?: boolean;
}
export type Handler<M extends Method> = (input: Input<M>, context: RequestContext) => Promise<Output<M>>;
/** A missing or misspelt handler does not compile. */
export type Handlers = { readonly [M in Method]: Handler<M> };

/** The client's side, derived from the same lines. */
export interface Client {
  call<M extends Method>(method: M, input: Input<M>, options?: { signal?: AbortSignal }): Promise<Output<M>>;
  /** Returns the undo. */
  on<E extends EventName>(event: E, listener: (data: Events[E]) => void): () => void;
  close(): void;
}
