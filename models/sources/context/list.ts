import type { ContextTable } from '../../domain/context.ts';
import type { OtherReason } from '../../domain/source.ts';
import type {
  Check,
  ColumnOf,
  ListedFile,
  Recognition,
  RowFormat,
  RowMapping,
  Sample,
} from '../parts/format.ts';
import { csvFields } from '../parts/sample.ts';
import { assigned, KNOWN_NAMES, type Fields } from './columns.ts';
import { dayOf, instantOf, isEndless, isWholeDay, looksLikeInstant, slashOrder } from './times.ts';

type Assigned = ReadonlyMap<string, string>;

/** A list of context: what tells it from other files, and its rows as SQL. */
export interface ListSpec {
  readonly id: string;
  /** 1 where it is left out. */
  readonly version?: number;
  readonly title: string;
  readonly table: ContextTable;
  readonly reason: OtherReason;
  /** The column of the table that says from when a row applies. */
  readonly known: 'known_from' | 'as_of';
  /** More names of that column than those common to all lists. */
  readonly knownNames?: readonly string[];
  /** Entries have a beginning and an end, and are taken as known in it where nothing says since when. */
  readonly ownWindow?: boolean;
  readonly needsZone: boolean;
  readonly fields: Fields;
  /** Of each group the file has at least one. */
  readonly needs: readonly (readonly string[])[];
  /** What the file is often called. */
  readonly called: RegExp;
  /** Whether its columns and first rows, or its name, are those of this list and of nothing else. */
  readonly suits: (file: Suit) => boolean;
  readonly map: (columns: ListColumns) => RowMapping;
}

/** What a list is recognised by. */
export interface Suit {
  readonly has: (field: string) => boolean;
  /** The column's own name. */
  readonly column: (field: string) => string;
  /** Values of the first rows that are not empty. */
  readonly values: (field: string) => readonly string[];
  /** True where the file's name says what it is. */
  readonly called: boolean;
}

/** SQL of the file's columns by our fields. */
export interface ListColumns {
  readonly file: ListedFile;
  readonly has: (field: string) => boolean;
  /** Trimmed, NULL where empty or without a column. */
  readonly text: (field: string) => string;
  /** Values of the first rows that are not empty. */
  readonly values: (field: string) => readonly string[];
  /** DATE. */
  readonly day: (field: string) => string;
  /** DATE, NULL as well where the text says that there is no end. */
  readonly lastDay: (field: string) => string;
  /** BIGINT, microseconds UTC; `end`: of a day without a time, where it ends. */
  readonly instant: (field: string, end?: boolean) => string;
  /** Rejects a text that is there and cannot be read. */
  readonly readable: (field: string, value: string, what: string) => Check;
}

/** Most of the sampled values, and at least one. */
export const most = (values: readonly string[], like: (value: string) => boolean) =>
  values.length > 0 && values.filter(like).length >= values.length * 0.6;

export function contextList(spec: ListSpec): RowFormat {
  const fields: Fields = { ...spec.fields, known: [...(spec.knownNames ?? []), ...KNOWN_NAMES] };
  return {
    kind: 'rows',
    encoding: 'csv',
    delimiter: [',', ';', '\t'],
    id: spec.id,
    version: spec.version ?? 1,
    title: spec.title,
    table: spec.table,
    reason: spec.reason,
    needsZone: spec.needsZone,
    needsKnownDay: true,
    required: [],
    optional: [],
    rowId: null,
    uses: (header) => [...assigned(header, fields).values()],
    recognise: (sample) => recognise(spec, assigned(sample.header, fields), sample),
    startsRecord: (line, header, delimiter) => csvFields(line, delimiter).length === header.length,
    map: (column, file) =>
      withKnownDay(spec, listColumns(column, file, assigned(file.sample.header, fields))),
    warnings: (file) => warnings(assigned(file.sample.header, fields), spec, file),
  };
}

function recognise(spec: ListSpec, found: Assigned, sample: Sample): Recognition | null {
  const has = (field: string) => found.has(field);
  if (!spec.needs.every((group) => group.some(has))) return null;
  const valuesOf = sampledValues(sample);
  const used = new Set(found.values());
  const events = sample.header.some((name) => !used.has(name) && most(valuesOf(name), looksLikeInstant));
  const called = spec.called.test(sample.name);
  const suit: Suit = {
    has,
    column: (field) => found.get(field) ?? '',
    values: (field) => valuesOf(found.get(field) ?? ''),
    called,
  };
  if (events || !spec.suits(suit)) return null;
  const columns = [...used].join(', ');
  const confidence = Math.min(0.95, 0.6 + 0.03 * found.size + (called ? 0.15 : 0));
  return { confidence, reason: `${spec.title}: columns ${columns}${called ? ', and its name' : ''}` };
}

const sampledValues = (sample: Sample) => (column: string) => {
  const at = sample.header.indexOf(column);
  return sample.rows.map((row) => row[at]?.trim() ?? '').filter((value) => value !== '');
};

function listColumns(column: ColumnOf, file: ListedFile, found: Assigned): ListColumns {
  const { order } = slashOrder(file.sample);
  const text = (field: string) => {
    const name = found.get(field);
    return name === undefined ? 'NULL::VARCHAR' : `nullif(trim(${column(name)}), '')`;
  };
  return {
    file,
    has: (field) => found.has(field),
    text,
    values: (field) => sampledValues(file.sample)(found.get(field) ?? ''),
    day: (field) => dayOf(text(field), order),
    lastDay: (field) => `CASE WHEN NOT ${isEndless(text(field))} THEN ${dayOf(text(field), order)} END`,
    instant: (field, end = false) => {
      const at = instantOf(text(field), order, file.zone);
      if (!end) return at;
      const midnight = `(${dayOf(text(field), order)} + INTERVAL 1 DAY)`;
      const zone = file.zone.replaceAll("'", "''");
      return `CASE WHEN ${isWholeDay(text(field))} THEN epoch_us(timezone('${zone}', ${midnight})) ELSE ${at} END`;
    },
    readable: (field, value, what) => ({
      when: `${text(field)} IS NOT NULL AND ${value} IS NULL AND NOT ${isEndless(text(field))}`,
      reason: what,
    }),
  };
}

function withKnownDay(spec: ListSpec, columns: ListColumns): RowMapping {
  const { columns: named, checks } = spec.map(columns);
  const own = columns.day('known');
  return {
    columns: { [spec.known]: `coalesce(${own}, DATE '${columns.file.known}')`, ...named },
    checks: [...checks, columns.readable('known', own, 'the day it became known cannot be read')],
  };
}

function warnings(found: Assigned, spec: ListSpec, { sample, known, knownBy }: ListedFile): string[] {
  const said: string[] = [];
  const { order, seen } = slashOrder(sample);
  if (seen && order === null) said.push('dates like 03/04/2024 are read month first');
  if (found.has('known')) said.push(`each entry applies from the day in "${found.get('known')}"`);
  else if (knownBy === 'given') said.push(`applies from ${known}, as given`);
  else if (spec.ownWindow)
    said.push(
      'does not say since when it is known: each entry is taken as known in its own window; name the day with --known, or later with “context CASE known”',
    );
  else
    said.push(
      `does not say since when it is known: it applies from ${known}, the day of the import, and explains nothing before; name the day with --known, or later with “context CASE known”`,
    );
  return said;
}
