import type { SourceId } from '../../models/domain/ids.ts';
import type { Mapping, ProposedColumn } from '../../models/domain/mapping.ts';
import type { FileReceipt } from '../../models/domain/source.ts';
import type { Day, TimestampUs } from '../../models/domain/time.ts';

export interface DirectoryListing {
  readonly directory: string;
  readonly parent: string | null;
  readonly entries: readonly {
    readonly name: string;
    readonly kind: 'file' | 'directory';
    readonly bytes: number;
  }[];
}

export interface RecognisedFile {
  /** What to import it by; the files of one archive have the same. */
  readonly path: string;
  /** What to call it: the path (`archive!member`), or for a dropped file the path inside what was dropped. */
  readonly shown: string;
  readonly bytes: number;
  /** Importer id, null where the format is not known. */
  readonly source: string | null;
  readonly title: string;
  /** 0 to 1, with the reason in words. */
  readonly confidence: number;
  readonly reason: string;
  /** True where the records carry local times without a zone: the one thing to ask. */
  readonly needsZone: boolean;
  /** True where the times are seconds from a start that the analyst has to name. */
  readonly needsStart: boolean;
  /** True where a mapping can be made for it: text in columns, JSON records, Parquet. */
  readonly mappable: boolean;
}

export interface ImportRequest {
  readonly paths: readonly string[];
  readonly source?: string;
  readonly zone?: string;
  /** What second 0 means in sources with relative times. */
  readonly start?: TimestampUs;
  /** From when lists apply that do not say it themselves; the day of the import where nothing is given. */
  readonly known?: Day;
  /** How files of no known format are read: `path` as `sources.recognise` shows it, null for every such file. */
  readonly mappings?: readonly { readonly path: string | null; readonly mapping: Mapping }[];
  /** Goes on where a file does not balance; the receipt and every report then say so for ever. */
  readonly unbalanced?: boolean;
}

export interface MappingProposal {
  readonly mapping: Mapping;
  readonly columns: readonly ProposedColumn[];
  /** True where the times carry no zone. */
  readonly needsZone: boolean;
  /** True where the times count from a start that the analyst has to name. */
  readonly needsStart: boolean;
}

export interface MappingPreviewRequest {
  readonly path: string;
  readonly mapping: Mapping;
  readonly zone?: string;
  readonly start?: TimestampUs;
}

/** One of the file's first records as it would be stored; `reason` where it would be rejected. */
export interface PreviewedEvent {
  readonly record: number;
  readonly at: TimestampUs | null;
  readonly user: string | null;
  readonly action: string;
  readonly outcome: string | null;
  readonly srcHost: string | null;
  readonly srcIp: string | null;
  readonly dstHost: string | null;
  readonly resource: string | null;
  readonly bytes: number | null;
  readonly amount: number | null;
  readonly reason: string | null;
}

export interface MappingPreview {
  readonly events: readonly PreviewedEvent[];
  /** Of the records looked at. */
  readonly records: number;
  readonly rejected: number;
  /** What is wrong with the mapping itself: which part of it, and what to do. */
  readonly problems: readonly { readonly where: string; readonly message: string }[];
  readonly yaml: string;
}

/** What of how a source was read can be said otherwise later. */
export type SourceChangeKind = 'zone' | 'known' | 'mapping';

export interface SourceRow {
  readonly id: SourceId;
  readonly name: string;
  readonly importedUs: TimestampUs;
  readonly receipt: FileReceipt;
  readonly changes: readonly SourceChangeKind[];
  /** From when a list applies whose rows do not say it, else null. */
  readonly known: Day | null;
}

export interface RejectRow {
  readonly line: number;
  readonly record: number;
  readonly reason: string;
}

export interface ImportProgress {
  readonly file: string;
  readonly fileIndex: number;
  readonly files: number;
  readonly phase: 'reading' | 'storing' | 'publishing';
  readonly bytesDone: number;
  readonly bytes: number;
  readonly records: number;
  /** Of the whole import, by bytes: 0 to 1. */
  readonly done: number;
  /** Records read so far, of all files. */
  readonly recordsInAll: number;
  /** Set when this file is finished. */
  readonly receipt?: FileReceipt;
}

export interface ReceivedPiece {
  /** Names one drop; chosen by the page. */
  readonly drop: string;
  /** Relative path inside what was dropped, with `/`. */
  readonly name: string;
  readonly offset: number;
  /** At most PIECE_BYTES (handshake.ts); empty only for an empty file. */
  readonly bytes: Uint8Array;
  /** Bytes of the whole file. The path answers to requests once all of them have come. */
  readonly size: number;
}
