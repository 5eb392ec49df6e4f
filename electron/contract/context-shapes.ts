import type { ContextList, NetworkKind } from '../../models/domain/context.ts';
import type { SourceId } from '../../models/domain/ids.ts';
import type { Day } from '../../models/domain/time.ts';

/** What the case holds of one kind of list. */
export interface ContextListSummary {
  readonly list: ContextList;
  readonly entries: number;
  readonly sources: readonly SourceId[];
  /** The days from which its entries apply; null without entries. */
  readonly firstKnown: Day | null;
  readonly lastKnown: Day | null;
  /** Entries that have ended before the last event of the case. */
  readonly ended: number;
}

export interface ContextEntries {
  /** What the cells are. */
  readonly columns: readonly string[];
  readonly total: number;
  readonly entries: readonly ContextEntry[];
}

export interface ContextEntry {
  readonly source: SourceId;
  readonly knownFrom: Day;
  readonly validTo: Day | null;
  /** In the order of `columns`; names in them are masked as the case shows them. */
  readonly cells: readonly (string | null)[];
}

/** What is known of an address as of a day. */
export interface AddressContext {
  readonly ip: string;
  /** ISO 3166-1 alpha-2, and the place where it is known. */
  readonly country: string | null;
  readonly city: string | null;
  /** Who says where it is: `record`, `list`, or the title of a location database. */
  readonly placedBy: string | null;
  /** Of the lists: the network that it belongs to and what that is for. */
  readonly network: string | null;
  readonly kind: NetworkKind | null;
  readonly name: string | null;
  readonly asn: number | null;
}

/** What lists say of one event, as of its day. */
export interface EventContext {
  readonly day: Day;
  readonly addresses: readonly (AddressContext & { readonly role: 'from' | 'to' })[];
  readonly mentions: readonly ListMention[];
}

export interface ListMention {
  readonly list: ContextList;
  readonly source: SourceId;
  readonly knownFrom: Day;
  /** In words, names masked. */
  readonly words: string;
}

/** Which databases tell where an address is, the one that is asked first before the others. */
export interface GeoStatus {
  readonly databases: readonly GeoDatabase[];
  /** What keeps the analyst's own database from being read, and what to do. */
  readonly problem: string | null;
}

export interface GeoDatabase {
  /** As the database calls itself. */
  readonly title: string;
  readonly built: Day | null;
  /** The analyst's own file; null for the data that comes with Tracewell. */
  readonly path: string | null;
  /** True where the DB-IP attribution has to stand beside its answers. */
  readonly attributed: boolean;
}
