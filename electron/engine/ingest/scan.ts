/** A record that cannot be read. */
export interface BadRecord {
  /** Ordinal in the file, from 0. */
  readonly record: number;
  /** Physical line, from 1. */
  readonly line: number;
  readonly reason: string;
  /** Its first bytes. */
  readonly original: Buffer;
}

/** Where a scanner hands what it finds. The bytes are only valid during the call. */
export interface ScanSink {
  /** The file's bytes, all of them, cut between records (only a record longer than 1 MiB spans blocks). */
  readonly block?: (bytes: Buffer, firstRecord: number, records: number) => void;
  /** What DuckDB is to read, in order: the header and the good records. */
  readonly keep?: (bytes: Buffer) => void;
  readonly bad?: (bad: BadRecord) => void;
  /** Every record, good or bad. */
  readonly record?: (bytes: Buffer, record: number, line: number, fault: string | null) => void;
}

/** Physical lines = records − sharedLines + headers + quotedNewlines + blankLines. */
export interface ScanCounts {
  readonly bytes: number;
  readonly lines: number;
  /** Lines of a header, or of what stands around the records. */
  readonly headers: number;
  /** Lines that go on with a record. */
  readonly quotedNewlines: number;
  readonly blankLines: number;
  /** Records that begin on a line of another one. */
  readonly sharedLines: number;
  readonly records: number;
  /** Records that the reader does not get. */
  readonly badRecords: number;
  /** Of these: what is no event. */
  readonly otherRecords?: number;
  /** Lines that end with CR LF; the reader wants one kind of line end in a file. */
  readonly returnLines: number;
  readonly endsWithNewline: boolean;
}

/** Bytes of a rejected record that are kept with its reason. */
export const ORIGINAL_BYTES = 1000;
