import type { Action } from '../../domain/event.ts';
import type { Check, ColumnOf, EventFormat, EventMapping, Recognition, Sample } from './format.ts';
import type { Stream } from '../../domain/event.ts';

const TIME = /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/;
const TIME_FORMAT = '%m/%d/%Y %H:%M:%S';
const COMMON = ['id', 'date', 'user', 'pc'];

/** What one CERT r4.2 stream adds to the columns that all five share: id, date, user, pc. */
interface CertStream {
  readonly id: string;
  readonly title: string;
  readonly stream: Stream;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** What the file is usually called. */
  readonly fileName: string;
  /** Words of `activity` and the actions they stand for, or the one action of every row. */
  readonly actions: Readonly<Record<string, Action>> | Action;
  readonly resource?: (column: ColumnOf) => string;
  readonly fromAddress?: (column: ColumnOf) => string;
  /** Columns with whole numbers. */
  readonly bytes?: string;
  readonly items?: string;
}

/** SQL text literal of a word from our own registries. */
const literal = (word: string) => `'${word.replaceAll("'", "''")}'`;

/** A CERT r4.2 event stream: times are local, without a zone; the exporter's id is no content. */
export function certStream(spec: CertStream): EventFormat {
  const required = [...COMMON, ...spec.required];
  return {
    kind: 'events',
    encoding: 'csv',
    id: spec.id,
    version: 1,
    title: spec.title,
    stream: spec.stream,
    needsZone: true,
    required,
    optional: spec.optional,
    rowId: 'id',
    recognise: (sample) => recognise(spec, required, sample),
    startsRecord: (line, header) => TIME.test(line.split(',')[header.indexOf('date')] ?? ''),
    map: (column) => mapping(spec, column),
  };
}

function recognise(spec: CertStream, required: readonly string[], sample: Sample): Recognition | null {
  const missing = required.filter((name) => !sample.header.includes(name));
  if (missing.length > 0) return null;
  const named = sample.name.toLowerCase().includes(spec.fileName);
  if (sample.rows.length === 0)
    return named ? { confidence: 0.5, reason: `header of ${spec.title}, no records` } : null;
  const dateAt = sample.header.indexOf('date');
  if (!sample.rows.some((row) => TIME.test(row[dateAt] ?? ''))) return null;
  if (typeof spec.actions === 'string')
    return { confidence: named ? 1 : 0.9, reason: `columns ${spec.required.join(', ')} and CERT times` };
  const words = Object.keys(spec.actions);
  const activityAt = sample.header.indexOf('activity');
  if (!sample.rows.some((row) => words.includes(row[activityAt] ?? ''))) return null;
  return { confidence: named ? 1 : 0.9, reason: `activity is ${words.join(' or ')}, CERT times` };
}

function mapping(spec: CertStream, column: ColumnOf): EventMapping {
  const checks: Check[] = [{ when: `coalesce(${column('user')}, '') = ''`, reason: 'no user' }];
  for (const name of [spec.bytes, spec.items])
    if (name !== undefined)
      checks.push({
        when: `coalesce(${column(name)}, '') <> '' AND try_cast(${column(name)} AS BIGINT) IS NULL`,
        reason: `"${name}" is no whole number`,
      });
  const action = actionOf(spec, column);
  if (typeof spec.actions !== 'string')
    checks.push({ when: `${action} IS NULL`, reason: 'unknown activity' });
  return {
    account: column('user'),
    srcHost: `nullif(${column('pc')}, '')`,
    atLocal: `try_strptime(${column('date')}, ${literal(TIME_FORMAT)})`,
    action,
    resource: spec.resource?.(column) ?? 'NULL',
    fromAddress: spec.fromAddress?.(column) ?? 'NULL',
    bytes: spec.bytes === undefined ? 'NULL' : `try_cast(${column(spec.bytes)} AS BIGINT)`,
    items: spec.items === undefined ? 'NULL' : `try_cast(${column(spec.items)} AS INTEGER)`,
    checks,
  };
}

function actionOf(spec: CertStream, column: ColumnOf): string {
  if (typeof spec.actions === 'string') return literal(spec.actions);
  const words = Object.entries(spec.actions);
  return `CASE ${column('activity')} ${words.map(([word, action]) => `WHEN ${literal(word)} THEN ${literal(action)}`).join(' ')} END`;
}
