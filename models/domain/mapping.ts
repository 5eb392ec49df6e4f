/** What a mapped file tells of. Stored in a mapping's YAML as this text. */
export const MAPPED_KINDS = ['logon', 'access', 'transfer', 'transaction', 'change', 'event'] as const;
export type MappedKind = (typeof MAPPED_KINDS)[number];

/** What a column can be. `dst_ip` and `src_ip` are addresses; `src_host` the machine it came from, `host` the one that recorded it. */
export const MAPPED_FIELDS = [
  'user',
  'target_user',
  'host',
  'src_host',
  'src_ip',
  'dst_host',
  'dst_ip',
  'action',
  'outcome',
  'resource',
  'bytes',
  'items',
  'amount',
  'record_id',
] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];

export const MAPPED_ENCODINGS = ['csv', 'json', 'parquet'] as const;
export type MappedEncoding = (typeof MAPPED_ENCODINGS)[number];

/** Times that need no pattern. `iso` carries a zone, `iso-local` none; `relative-s`: seconds from the start that the analyst names. */
export const TIME_WORDS = [
  'iso',
  'iso-local',
  'epoch-s',
  'epoch-ms',
  'epoch-us',
  'epoch-ns',
  'relative-s',
] as const;
export type TimeWord = (typeof TIME_WORDS)[number];

/**
 * `pattern`: one of TIME_WORDS, or strptime (`%d.%m.%Y %H:%M:%S`); with `%z` it carries a zone. Several columns (a date and
 * a time) are read with a blank between them.
 */
export interface MappedTime {
  readonly columns: readonly string[];
  readonly pattern: string;
}

/**
 * How a file of no known format is read. Columns are named as the file names them: a CSV header's field (`#1`, `#2` … where
 * there is none), or a path into a JSON record (`user.name`).
 */
export interface Mapping {
  readonly name: string;
  readonly kind: MappedKind;
  readonly encoding: MappedEncoding;
  /** CSV only: `,`, `;`, `|` or a tab. */
  readonly delimiter?: string;
  /** CSV only: false where the first line is a record already. */
  readonly header?: boolean;
  readonly time: MappedTime;
  readonly fields: Readonly<Partial<Record<MappedField, string>>>;
  /** Words of the action column → our action; others become the kind's own. */
  readonly actions?: Readonly<Record<string, string>>;
  /** Words of the outcome column that mean failure, lower case; all others mean success. */
  readonly failures?: readonly string[];
}

/** A column of the file, and why it was proposed for something. */
export interface ProposedColumn {
  readonly column: string;
  /** A few of its values, the first differing ones. */
  readonly samples: readonly string[];
  readonly field: MappedField | 'time' | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
}
