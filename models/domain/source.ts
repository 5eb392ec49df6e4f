/** Every reason why a record is no event (never "an event without a mapping"). */
export type OtherReason =
  | 'directory'
  | 'psychometric'
  | 'comment'
  | 'header'
  | 'asset'
  | 'network'
  | 'change'
  | 'service-account'
  | 'holiday'
  | 'on-call'
  | 'travel'
  | 'indicator'
  | 'allowed';

/** How a source's zone was settled. */
export type ZoneDecision = 'record' | 'given' | 'assumed-utc' | 'none';

/** What one file of an import came to. `records = stored + rejected + duplicate + other`, or it is not published. */
export interface FileReceipt {
  readonly path: string;
  /** Importer id, null where the format is not known. */
  readonly source: string | null;
  /** Of the file as received, before decompression. */
  readonly sha256: string;
  /** Bytes of the file as received. */
  readonly bytes: number;
  readonly records: number;
  readonly stored: number;
  readonly rejected: number;
  readonly duplicate: number;
  readonly other: number;
  readonly other_by_reason: Readonly<Record<string, number>>;
  readonly balanced: boolean;
  /** ISO 8601 UTC, null without events. */
  readonly first: string | null;
  readonly last: string | null;
  readonly zone: string | null;
  readonly warnings: readonly string[];
}

export interface ImportReceipt {
  readonly files: readonly FileReceipt[];
  readonly case: string;
}
