import type { SourceId } from '../../models/domain/ids.ts';
import type { FileReceipt } from '../../models/domain/source.ts';
import type { TimestampUs } from '../../models/domain/time.ts';

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
}

export interface ImportRequest {
  readonly paths: readonly string[];
  readonly source?: string;
  readonly zone?: string;
}

export interface SourceRow {
  readonly id: SourceId;
  readonly name: string;
  readonly importedUs: TimestampUs;
  readonly receipt: FileReceipt;
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
