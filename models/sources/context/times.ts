import type { Sample } from '../parts/format.ts';

const SLASHED = /^(\d{1,2})\/(\d{1,2})\/\d{4}\b/;

/** How dates like 03/04/2024 are meant; null where the file has none that tells. */
export type SlashOrder = 'day-first' | 'month-first' | null;

/** What the first rows show: a 13 is no month. */
export function slashOrder({ rows }: Sample): { readonly order: SlashOrder; readonly seen: boolean } {
  const dates = rows.flatMap((row) =>
    row.map((value) => SLASHED.exec(value.trim())).filter((date) => date !== null),
  );
  const above = (part: 1 | 2) => dates.some((date) => Number(date[part]) > 12);
  const order = above(1) ? 'day-first' : above(2) ? 'month-first' : null;
  return { order, seen: dates.length > 0 };
}

const dayPatterns = (order: SlashOrder) => [
  '%Y-%m-%d',
  '%Y/%m/%d',
  '%Y.%m.%d',
  '%d.%m.%Y',
  '%d-%m-%Y',
  order === 'day-first' ? '%d/%m/%Y' : '%m/%d/%Y',
  '%d-%b-%Y',
  '%d %b %Y',
  '%d %B %Y',
  '%b %d, %Y',
  '%B %d, %Y',
  '%Y%m%d',
];
const CLOCKS = ['%H:%M:%S', '%H:%M', '%I:%M:%S %p', '%I:%M %p'];

const list = (patterns: readonly string[]) => `[${patterns.map((pattern) => `'${pattern}'`).join(', ')}]`;

const between = (expression: string, cast: string) =>
  `list_transform([${expression}], lambda v: CASE WHEN v >= ${cast} '1900-01-01' AND v < ${cast} '2200-01-01' THEN v END)[1]`;

/** DATE of a text that may go on with a time of day; NULL where it is none between 1900 and 2200. */
export const dayOf = (text: string, order: SlashOrder): string => {
  const patterns = list(dayPatterns(order));
  const read = `list_transform([${text}], lambda d: coalesce(try_strptime(d, ${patterns}),
    try_strptime(split_part(replace(d, 'T', ' '), ' ', 1), ${patterns}),
    try_strptime(d, ['%Y%m%d%H%M%S.0Z', '%Y%m%d%H%M%SZ'])))[1]::DATE`;
  return between(read, 'DATE');
};

const OFFSET = String.raw`\d ?(?:Z|UTC|[+-]\d\d:?\d\d)$`;

/** Microseconds UTC of a text with a day and perhaps a time; without an offset it is meant in `zone`. */
export const instantOf = (text: string, order: SlashOrder, zone: string): string => {
  const days = dayPatterns(order);
  const patterns = list([...days.flatMap((day) => CLOCKS.map((clock) => `${day} ${clock}`)), ...days]);
  const zoned = `epoch_us(try_cast(regexp_replace(regexp_replace(t, ' ?(?:UTC|Z)$', 'Z'), ' ?([+-]\\d\\d):?(\\d\\d)$', '\\1:\\2') AS TIMESTAMPTZ))`;
  const local = `coalesce(try_strptime(t, ${patterns}), try_cast(t AS TIMESTAMP))`;
  return `list_transform([${text}], lambda t: CASE WHEN regexp_matches(t, '${OFFSET}') THEN ${zoned}
    ELSE epoch_us(timezone('${zone.replaceAll("'", "''")}', ${between(local, 'TIMESTAMP')})) END)[1]`;
};

/** True where the text has no time of day: its end is the end of that day. */
export const isWholeDay = (text: string): string => `NOT regexp_matches(${text}, '\\d:\\d\\d')`;

/** Words that say "no end". */
const ENDLESS = [
  'never',
  'none',
  'n/a',
  '-',
  'no',
  'nie',
  'unbefristet',
  'jamais',
  'aucune',
  'nunca',
  'indefinido',
  'nooit',
  'mai',
  'permanent',
];

export const isEndless = (text: string): string =>
  `(lower(${text}) IN (${ENDLESS.map((word) => `'${word}'`).join(', ')}) OR contains(${text}, '9999'))`;

/** Of sample values: a day with a time of day, as a record of an event has it. */
export const looksLikeInstant = (value: string) =>
  /\d{4}.*[T ]\d{1,2}:\d\d/.test(value) || /^1\d{9}(?:\d{3}){0,2}(?:\.\d+)?$/.test(value);
