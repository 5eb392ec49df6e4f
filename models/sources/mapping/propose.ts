import { MAPPED_FIELDS, type MappedField, type Mapping, type ProposedColumn } from '../../domain/mapping.ts';
import { actionsFor, kindFor } from './propose-kind.ts';
import { FAILURE_WORDS } from './failures.ts';
import { valuesOf, type TableSample } from './table.ts';
import { timeShapeOf, type TimeShape } from './time-shapes.ts';
import { timeNeeds } from './times.ts';
import { FIELD_NAMES, spellings } from './vocabulary.ts';

export interface Proposal {
  readonly mapping: Mapping;
  readonly columns: readonly ProposedColumn[];
  readonly needsZone: boolean;
  readonly needsStart: boolean;
}

const SHOWN_SAMPLES = 4;
const LEAST = 0.4;

interface Claim {
  readonly column: number;
  readonly field: MappedField | 'time';
  readonly confidence: number;
  readonly reason: string;
}

/** What the columns of a file seem to be, by their names and their values. Nothing is certain: the analyst decides. */
export function proposeMapping(table: TableSample): Proposal {
  const values = table.columns.map((_, column) => valuesOf(table, column));
  const shapes = table.columns.map((name, column) => timeShapeOf(values[column] ?? [], name));
  const time = timeClaims(table, shapes);
  const taken = new Set(time.claims.map(({ column }) => column));
  const claims = [...time.claims, ...fieldClaims(table, values, shapes, taken)];
  const fields = Object.fromEntries(
    MAPPED_FIELDS.flatMap((field) => {
      const claim = claims.find((one) => one.field === field);
      return claim ? [[field, table.columns[claim.column] ?? '']] : [];
    }),
  ) as Mapping['fields'];
  const of = (field: MappedField) => values[claims.find((one) => one.field === field)?.column ?? -1] ?? [];
  const kind = kindFor(table, fields, of('action'));
  const actions = actionsFor(kind, fields, of('action'));
  const failures = unique(of('outcome').map((word) => word.toLowerCase())).filter((word) =>
    FAILURE_WORDS.includes(word),
  );
  const mapping: Mapping = {
    name: table.name.replace(/\.[a-z0-9]+$/i, '') || 'Mapping',
    kind,
    encoding: table.encoding,
    ...(table.delimiter === undefined ? {} : { delimiter: table.delimiter }),
    ...(table.encoding === 'csv' ? { header: table.header } : {}),
    time: { columns: time.claims.map(({ column }) => table.columns[column] ?? ''), pattern: time.pattern },
    fields,
    ...(Object.keys(actions).length > 0 ? { actions } : {}),
    ...(failures.length > 0 ? { failures } : {}),
  };
  return { mapping, columns: proposed(table, values, claims), ...timeNeeds(time.pattern) };
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

function proposed(
  table: TableSample,
  values: readonly (readonly string[])[],
  claims: readonly Claim[],
): ProposedColumn[] {
  return table.columns.map((name, column) => {
    const claim = claims.find((one) => one.column === column);
    return {
      column: name,
      samples: unique(values[column] ?? []).slice(0, SHOWN_SAMPLES),
      field: claim?.field ?? null,
      confidence: claim?.confidence ?? 0,
      reason:
        claim?.reason ??
        ((values[column] ?? []).length === 0 ? 'no values in the first records' : 'nothing that is known'),
    };
  });
}

/** One column with date and time, else a date and the first time of day after it. */
function timeClaims(
  table: TableSample,
  shapes: readonly (TimeShape | null)[],
): { claims: readonly Claim[]; pattern: string } {
  const whole = bestTime(table, shapes, 'both');
  if (whole) return { claims: [whole], pattern: shapes[whole.column]?.pattern ?? 'iso' };
  const date = bestTime(table, shapes, 'date');
  if (!date) return { claims: [], pattern: 'iso-local' };
  const datePattern = shapes[date.column]?.pattern ?? '';
  const after = shapes.findIndex((shape, column) => shape?.part === 'time' && column > date.column);
  const clock = after >= 0 ? after : shapes.findIndex((shape) => shape?.part === 'time');
  if (clock < 0)
    return { claims: [{ ...date, reason: `${date.reason}; no time of day` }], pattern: datePattern };
  const second: Claim = {
    column: clock,
    field: 'time',
    confidence: date.confidence,
    reason: 'time of day, read with the date',
  };
  return { claims: [date, second], pattern: `${datePattern} ${shapes[clock]?.pattern ?? ''}` };
}

function bestTime(
  table: TableSample,
  shapes: readonly (TimeShape | null)[],
  part: TimeShape['part'],
): Claim | null {
  let best: Claim | null = null;
  shapes.forEach((shape, column) => {
    if (shape?.part !== part) return;
    const named = nameScore(table.columns[column] ?? '', 'time');
    const confidence = Math.min(1, shape.confidence * (named > 0 ? 1 : 0.8));
    if (confidence > (best?.confidence ?? 0))
      best = { column, field: 'time', confidence, reason: `${named > 0 ? 'named so; ' : ''}${shape.reason}` };
  });
  return best;
}

/** The surest claim first; a column is one field, a field one column. */
function fieldClaims(
  table: TableSample,
  values: readonly (readonly string[])[],
  shapes: readonly (TimeShape | null)[],
  taken: ReadonlySet<number>,
): readonly Claim[] {
  const all = table.columns.flatMap((_, column) =>
    taken.has(column) || shapes[column]?.part === 'both'
      ? []
      : MAPPED_FIELDS.flatMap((field) => claimOf(table, values[column] ?? [], column, field) ?? []),
  );
  const chosen: Claim[] = [];
  for (const claim of all.sort((a, b) => b.confidence - a.confidence || a.column - b.column))
    if (
      claim.confidence >= LEAST &&
      !chosen.some(({ column, field }) => column === claim.column || field === claim.field)
    )
      chosen.push(claim);
  return chosen;
}

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?|\[?[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}\]?)$/i;
const NUMBER =
  /^[-+(]?[\d.,'\s\u00a0]*\d[\d.,'\s\u00a0]*\)?\s?(?:[kmgt]i?b?|bytes?|b|€|\$|eur|usd|chf|円)?$/i;
const share = (values: readonly string[], matches: (value: string) => boolean) =>
  values.length === 0 ? 0 : values.filter(matches).length / values.length;

function claimOf(
  table: TableSample,
  values: readonly string[],
  column: number,
  field: MappedField,
): Claim | null {
  const name = table.columns[column] ?? '';
  const named = nameScore(name, field);
  const fits = valueScore(values, field);
  if (fits === 0 && values.length > 0) return null;
  const byValue = named === 0 ? valueAlone(values, field) : 0;
  const confidence = named > 0 ? Math.min(0.99, named * (0.7 + 0.3 * fits)) : byValue;
  if (confidence === 0) return null;
  const reason =
    named > 0
      ? `named "${name}"${fits === 1 && NEEDS_VALUES.has(field) ? ', and its values fit' : ''}`
      : VALUE_REASONS[field];
  return { column, field, confidence, reason: reason ?? 'its values' };
}

/** `Size (MB)` */
const UNIT = /(?:^|[^a-z])[kmgt]i?b(?:ytes?)?(?:$|[^a-z])/i;

/** 1 for a name of the list, less where it only holds one. */
function nameScore(column: string, field: MappedField | 'time'): number {
  const names = FIELD_NAMES[field];
  const [first = '', last, before] = spellings(column);
  // The values would be read as bytes.
  if (field === 'bytes' && UNIT.test(column)) return 0;
  const place = names.indexOf(first);
  if (place >= 0) return 0.97 - place * 0.002;
  if (last !== undefined && names.includes(last)) return 0.85;
  if (before !== undefined && names.includes(before) && /^(?:name|id|email|value|path)$/.test(last ?? ''))
    return 0.8;
  const words = first.split(' ');
  return names.some((name) => name.length > 2 && words.includes(name)) ? 0.55 : 0;
}

const NEEDS_VALUES: ReadonlySet<MappedField> = new Set(['src_ip', 'dst_ip', 'bytes', 'items', 'amount']);

/** How far values can be what a field holds: 0 rules it out. */
function valueScore(values: readonly string[], field: MappedField): number {
  if (field === 'src_ip' || field === 'dst_ip')
    return share(values, (value) => ADDRESS.test(value)) >= 0.7 ? 1 : 0;
  const numbers = share(values, (value) => NUMBER.test(value));
  if (field === 'bytes' || field === 'items' || field === 'amount') return numbers >= 0.9 ? 1 : 0;
  // What somebody sits at has one word for a name.
  if ((field === 'src_host' || field === 'host') && share(values, (value) => value.includes(' ')) > 0.3)
    return 0;
  if (field === 'src_host' || field === 'host' || field === 'dst_host')
    return share(values, (value) => ADDRESS.test(value)) > 0.5 ? 0 : 1;
  // Records that differ in it alone count as one: a number that comes twice is none.
  if (field === 'record_id') return unique(values).length === values.length ? 1 : 0;
  if (field === 'action' || field === 'outcome')
    return unique(values).length <= Math.max(6, values.length * 0.6) ? 1 : 0.4;
  return 1;
}

const VALUE_REASONS: Readonly<Partial<Record<MappedField, string>>> = {
  src_ip: 'its values are addresses',
  user: 'its values are accounts or e-mail addresses',
  outcome: 'its values are words of success and failure',
};

/** What values alone say, under a name that says nothing. */
function valueAlone(values: readonly string[], field: MappedField): number {
  if (values.length === 0) return 0;
  if (field === 'src_ip') return share(values, (value) => ADDRESS.test(value)) >= 0.9 ? 0.6 : 0;
  if (field === 'user')
    return share(values, (value) => /^[^\s@]+@[^\s@]+\.\w+$|^[A-Z0-9-]+\\[\w.-]+$/i.test(value)) >= 0.9
      ? 0.6
      : 0;
  if (field === 'outcome')
    return share(values, (value) => OUTCOME.test(value)) >= 0.95 && unique(values).length <= 4 ? 0.55 : 0;
  return 0;
}
const OUTCOME = new RegExp(
  `^(?:${FAILURE_WORDS.join('|')}|success|successful|succeeded|ok|granted|allowed|allow|permit|passed|true|erfolg|erfolgreich|ok|succès|成功|許可)$`,
  'i',
);
