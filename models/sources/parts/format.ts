import type { ContextTable, KnownDecision } from '../../domain/context.ts';
import type { OtherReason } from '../../domain/source.ts';
import type { Stream } from '../../domain/event.ts';

/** The first lines of a file, split into fields. */
export interface Sample {
  /** The file's base name, without `.gz`. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Recognition {
  /** 0 to 1. */
  readonly confidence: number;
  /** In words, for the person who imports. */
  readonly reason: string;
}

/** The first records of a JSON file, parsed, in whatever layout the file has them. */
export interface JsonSample {
  /** The file's base name, without `.gz`. */
  readonly name: string;
  readonly records: readonly Readonly<Record<string, unknown>>[];
  /** What only all lines of a file show, where it is read line by line. */
  readonly whole?: WholeFile;
}

/** The first lines of a text. */
export interface LineSample {
  /** The file's base name, without `.gz`. */
  readonly name: string;
  readonly lines: readonly string[];
}

/** What one line is: a record, as JSON on one line; no event, and why; or nothing that can be read, and why. */
export type LineRecord =
  | { readonly kind: 'record'; readonly json: string }
  | { readonly kind: 'other'; readonly reason: OtherReason }
  | { readonly kind: 'bad'; readonly reason: string };

/** Reads the lines of one file in their order, each without its line end, none of them blank. */
export interface LineReader {
  readonly read: (line: string) => LineRecord;
  readonly end: (anchor: TimeAnchor) => WholeFile;
}

/** By what times without a year are placed: the start that the analyst named, or until when the file was written. */
export interface TimeAnchor {
  readonly startUs?: number;
  readonly writtenUs: number;
}

export interface WholeFile {
  readonly warnings: readonly string[];
  /** Of times without a year: that of the first line. */
  readonly firstYear?: number;
  /** With this as the start the file is read the same once more. */
  readonly startUs?: number;
}

/** Text of lines that stand for the records of a JSON format. */
export interface LineLayout {
  readonly recognise: (sample: LineSample) => Recognition | null;
  readonly reader: () => LineReader;
}

/** The SQL name of a column of the file, or `NULL` where the file has none of that name. */
export type ColumnOf = (name: string) => string;

/** A row is rejected with `reason` where `when` holds. */
export interface Check {
  readonly when: string;
  readonly reason: string;
}

/**
 * SQL expressions over the file's text columns; what is left out is NULL. A constant (`NULL`, `'word'`) costs nothing by row.
 * Types as of JsonEventMapping.
 */
export interface EventMapping extends Partial<MappedColumns> {
  /** Nobody is NO_ACCOUNT, never NULL. */
  readonly account: string;
  /** TIMESTAMP without zone, NULL where it cannot be read; where times are relative, from 1970-01-01 on. */
  readonly atLocal: string;
  readonly action: string;
  readonly origin?: Partial<Origin>;
  readonly ids?: AccountIds;
  readonly checks: readonly Check[];
}

interface MappedColumns {
  /** The format's own stream where it is left out. */
  readonly stream: string;
  readonly outcome: string;
  /** `'user'` where it is left out; else domain and user are parted from the names as well. */
  readonly accountKind: string;
  readonly accountSid: string;
  readonly targetAccount: string;
  readonly targetKind: string;
  readonly targetSid: string;
  /** The host that recorded it. */
  readonly computer: string;
  readonly srcHost: string;
  readonly srcIp: string;
  readonly dstHost: string;
  readonly resource: string;
  readonly fromAddress: string;
  readonly bytes: string;
  readonly items: string;
  /** DOUBLE */
  readonly amount: string;
  readonly channel: string;
  readonly code: string;
  readonly logonType: string;
  readonly logonId: string;
}

/** Named SQL expressions for a table of what is no event. */
export interface RowMapping {
  readonly columns: Readonly<Record<string, string>>;
  readonly checks: readonly Check[];
}

interface Named {
  /** The file's name here, and the importer id in the case. */
  readonly id: string;
  /** Rises whenever the same file would come out differently. */
  readonly version: number;
  readonly title: string;
}

interface FormatBase extends Named {
  readonly encoding: 'csv';
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Of files without a header: names of their fields in order, or none of them for `#1`, `#2` …; left out where there is one. */
  readonly fieldNames?: readonly string[];
  /** What parts the fields; a comma where it is left out. Of several, that which parts the first line most. */
  readonly delimiter?: string | readonly string[];
  /** Columns without which it cannot be read, besides `required`; they do not matter to what makes two records the same. */
  readonly needed?: readonly string[];
  /** Which of the file's columns are read, where they go by several names. */
  readonly uses?: (header: readonly string[]) => readonly string[];
  /** The exporter's own row id: no part of a record's content. */
  readonly rowId: string | null;
  readonly recognise: (sample: Sample) => Recognition | null;
  /** Of a line inside a quoted field: true where it looks like a record of its own, so that the quote is a stray one. */
  readonly startsRecord: (line: string, header: readonly string[], delimiter: string) => boolean;
}

export interface EventFormat extends FormatBase {
  readonly kind: 'events';
  readonly stream: Stream;
  /** True where the records carry local times without a zone. */
  readonly needsZone: boolean;
  /** True where times count from a start that the analyst has to name. */
  readonly needsStart?: boolean;
  /** `file`: for what only its name shows. Constant expressions are the same without it. */
  readonly map: (column: ColumnOf, file?: ListedFile) => EventMapping;
}

/** Rows that are no events: they go to a table of their own and count as `other`. */
export interface RowFormat extends FormatBase {
  readonly kind: 'rows';
  readonly table: ContextTable | 'psychometric';
  readonly reason: OtherReason;
  /** True where rows hold local times without a zone. */
  readonly needsZone: boolean;
  /** True where rows apply from the day on which they became known. */
  readonly needsKnownDay: boolean;
  readonly map: (column: ColumnOf, file: ListedFile) => RowMapping;
  /** What the receipt says of the file besides its rows. */
  readonly warnings?: (file: ListedFile) => readonly string[];
}

/** A file of rows, besides its columns. */
export interface ListedFile {
  /** Its base name, header and first rows. */
  readonly sample: Sample;
  /** Of times that name none. */
  readonly zone: string;
  /** What second 0 of relative times means. */
  readonly startUs?: number;
  /** `YYYY-MM-DD`: from when rows that do not say it themselves became known. */
  readonly known: string;
  readonly knownBy: KnownDecision;
}

/**
 * What a JSON record becomes, as SQL over `r`, the record as the struct of `structure`, and `j`, its text. Accounts are
 * named as the record names them (`CORP\\ann`, `ann@CORP.EXAMPLE`), hosts likewise; an absent one is NULL, except that
 * `account` is NO_ACCOUNT. Types: `at` TIMESTAMP in UTC, `code` INTEGER, `logonType` TINYINT, `logonId` and
 * `linkedLogonId` UBIGINT, `bytes` BIGINT, `items` INTEGER, all else VARCHAR.
 */
export interface JsonEventMapping {
  readonly at: string;
  readonly stream: string;
  readonly action: string;
  readonly outcome: string;
  readonly account: string;
  readonly accountKind: string;
  readonly accountSid: string;
  readonly targetAccount: string;
  readonly targetKind: string;
  readonly targetSid: string;
  /** The host that recorded it. */
  readonly computer: string;
  readonly srcHost: string;
  readonly srcIp: string;
  readonly dstHost: string;
  readonly resource: string;
  readonly fromAddress: string;
  readonly bytes: string;
  readonly items: string;
  /** DOUBLE; NULL where it is left out. */
  readonly amount?: string;
  readonly channel: string;
  readonly code: string;
  readonly logonType: string;
  readonly logonId: string;
  readonly linkedLogonId: string;
  readonly origin?: Origin;
  readonly ids?: AccountIds;
  /** Columns that the expressions name besides: computed once a record, list by list, each seeing those before it. */
  readonly named?: readonly Readonly<Record<string, string>>[];
  /** What makes two records the same one, hashed with the format's id. */
  readonly content: string;
  readonly checks: readonly Check[];
}

/** The vendor's own ids of the accounts that a record names: they outlive a change of the name. VARCHAR; NULL where it has none. */
export interface AccountIds {
  readonly account: string;
  readonly target: string;
}

/** Where an event came from, where a source tells it; typed VARCHAR unless it says otherwise; the degrees are DOUBLE. */
export interface Origin {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly city: string;
  readonly latitude: string;
  readonly longitude: string;
  /** The vendor's id of the device. */
  readonly device: string;
  readonly userAgent: string;
  /** The vendor's id of the session. */
  readonly sessionRef: string;
  /** Operator of the address: `AS64500 Example`. */
  readonly network: string;
  /** By what a sign-in was proved, or a ticket encrypted. */
  readonly factor: string;
  /** What else of the record a signal reads: an access mask, rights, the program of a service, a status. */
  readonly detail: string;
  /** Fingerprint of the client's certificate, else its subject. */
  readonly certificate: string;
  readonly certificateSubject: string;
  readonly certificateIssuer: string;
  /** Fingerprint of the client's TLS (JA3). */
  readonly tlsClient: string;
  /** The session key that a call gave out. */
  readonly givenKey: string;
  /** The log's own running number of the record, UBIGINT. */
  readonly recordNumber: string;
}

/** Records that are JSON objects: one a line, in an array, pretty-printed one after another, or in a wrapper's array. */
export interface JsonFormat extends Named {
  readonly kind: 'events';
  readonly encoding: 'json';
  /** True where the records carry local times without a zone: `at` is then local. */
  readonly needsZone: boolean;
  /** True where times count from a start that the analyst has to name: `at` then counts from 1970-01-01. */
  readonly needsStart?: boolean;
  readonly recognise: (sample: JsonSample) => Recognition | null;
  /** DuckDB's `json_transform` structure of one record: a JSON text; what it does not name is not read. */
  readonly structure: string;
  /**
   * Further relations for a WITH clause before the mapping, each reading the one before; the first reads `source(row, j, r)`.
   * The mapping's expressions see the columns of the last. Empty: they see `source`.
   */
  readonly steps: readonly { readonly name: string; readonly select: string }[];
  /** Text that is read as such records, besides JSON. */
  readonly lines?: LineLayout;
  /** What the receipt says of the file besides its records. */
  readonly warnings?: (sample: JsonSample) => readonly string[];
  /** `sample`: the file's first records, for what only several of them show. Constant expressions are the same without it. */
  readonly map: (sample?: JsonSample) => JsonEventMapping;
}

export type SourceFormat = EventFormat | RowFormat | JsonFormat;
