/** How the values of a column are times. */
export interface TimeShape {
  readonly pattern: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
  readonly part: 'both' | 'date' | 'time';
}

const EPOCHS = [
  [/^1\d{9}(?:\.\d+)?$/, 'epoch-s', 'seconds since 1970'],
  [/^1\d{12}$/, 'epoch-ms', 'milliseconds since 1970'],
  [/^1\d{15}$/, 'epoch-us', 'microseconds since 1970'],
  [/^1\d{18}$/, 'epoch-ns', 'nanoseconds since 1970'],
] as const;

const CLOCK = String.raw`(\d{1,2}):\d{2}(:\d{2})?([.,]\d{1,9})?(\s?[AaPp]\.?[Mm]\.?)?(\s?(?:Z|[+-]\d{2}:?\d{2}))?`;
const DATES: readonly (readonly [source: string, pattern: string, words: string])[] = [
  [String.raw`\d{4}-\d{1,2}-\d{1,2}`, '%Y-%m-%d', 'year, month, day'],
  [String.raw`\d{4}/\d{1,2}/\d{1,2}`, '%Y/%m/%d', 'year, month, day'],
  [String.raw`\d{4}\.\d{1,2}\.\d{1,2}`, '%Y.%m.%d', 'year, month, day'],
  [String.raw`\d{4}年\d{1,2}月\d{1,2}日`, '%Y年%m月%d日', 'year, month, day'],
  [String.raw`\d{1,2}/[A-Za-z]{3}/\d{4}`, '%d/%b/%Y', 'day, month, year'],
  [String.raw`\d{1,2}[ -][A-Za-z]{3}[ -]\d{4}`, '%d %b %Y', 'day, month, year'],
  [String.raw`\d{1,2} [A-Za-z]{4,9} \d{4}`, '%d %B %Y', 'day, month, year'],
  [String.raw`[A-Za-z]{3} {1,2}\d{1,2},? \d{4}`, '%b %d %Y', 'month, day, year'],
];
const NUMERIC_DATE = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?=\D|$)/;

/** What times of a column look like: null unless nearly all of its values do. */
export function timeShapeOf(values: readonly string[], columnName: string): TimeShape | null {
  if (values.length === 0) return null;
  return (
    epochShape(values) ??
    isoShape(values) ??
    clockShape(values) ??
    datedShape(values) ??
    packedShape(values) ??
    relativeShape(values, columnName)
  );
}

/** All but a tenth; of few all but one. */
const nearlyAll = (values: readonly string[], matches: (value: string) => boolean): boolean => {
  const found = values.filter(matches).length;
  return found >= values.length * 0.9 || (found >= 2 && found >= values.length - 1);
};

function epochShape(values: readonly string[]): TimeShape | null {
  const found = EPOCHS.find(([pattern]) => nearlyAll(values, (value) => pattern.test(value)));
  return found
    ? { pattern: found[1], confidence: 0.9, reason: `numbers that are ${found[2]}`, part: 'both' }
    : null;
}

function isoShape(values: readonly string[]): TimeShape | null {
  const iso = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?/;
  if (!nearlyAll(values, (value) => iso.test(value))) return null;
  const zone = /(?:Z|[+-]\d{2}:?\d{2})$/;
  if (nearlyAll(values, (value) => zone.test(value)))
    return { pattern: 'iso', confidence: 0.98, reason: 'ISO 8601 with its zone', part: 'both' };
  if (nearlyAll(values, (value) => iso.exec(value)?.[0] === value))
    return { pattern: 'iso-local', confidence: 0.95, reason: 'ISO 8601 without a zone', part: 'both' };
  return null;
}

function clockShape(values: readonly string[]): TimeShape | null {
  const clock = clockPattern(values, /^/);
  return clock === null ? null : { pattern: clock, confidence: 0.6, reason: 'times of day', part: 'time' };
}

const gap = (text: string | undefined, code: string) =>
  text === undefined ? '' : `${/^\s/.test(text) ? ' ' : ''}${code}`;

/** The strptime pattern of what follows the date. */
function clockPattern(values: readonly string[], before: RegExp): string | null {
  const whole = new RegExp(`${before.source}${CLOCK}$`, 'u');
  if (!nearlyAll(values, (value) => whole.test(value))) return null;
  const rest = new RegExp(`${CLOCK}$`).exec(values.find((value) => whole.test(value)) ?? '');
  if (!rest) return null;
  const [, , seconds, fraction, half, zone] = rest;
  const places = (fraction?.length ?? 1) - 1;
  const decimals =
    places === 0 ? '' : `${fraction?.charAt(0)}${places <= 3 ? '%g' : places <= 6 ? '%f' : '%n'}`;
  return `${half === undefined ? '%H' : '%I'}:%M${seconds === undefined ? '' : ':%S'}${decimals}${gap(half, '%p')}${gap(zone, '%z')}`;
}

function datedShape(values: readonly string[]): TimeShape | null {
  const numeric = numericDate(values);
  const named = DATES.find(([source]) =>
    nearlyAll(values, (value) => new RegExp(`^${source}(?=\\D|$)`, 'u').test(value)),
  );
  const date = numeric ?? (named ? namedDate(named, values) : null);
  if (!date) return null;
  if (nearlyAll(values, (value) => new RegExp(`^${date.source}$`, 'u').test(value)))
    return {
      pattern: date.pattern,
      confidence: date.confidence * 0.8,
      reason: `dates: ${date.words}`,
      part: 'date',
    };
  const dated = new RegExp(`^${date.source}`, 'u');
  const first = values.find((value) => dated.test(value)) ?? '';
  const between = GAP.exec(first.replace(dated, ''))?.[0] ?? null;
  if (between === null) return null;
  const clock = clockPattern(values, new RegExp(`^${date.source}${between}`, 'u'));
  return clock === null
    ? null
    : {
        pattern: `${date.pattern}${between}${clock}`,
        confidence: date.confidence,
        reason: `${date.words}, then the time of day`,
        part: 'both',
      };
}

const GAP = /^(?:, |[ T:_-])/;

interface DateShape {
  readonly source: string;
  readonly pattern: string;
  readonly words: string;
  readonly confidence: number;
}

function namedDate([source, pattern, words]: (typeof DATES)[number], values: readonly string[]): DateShape {
  const dashed = /^\d{1,2}-[A-Za-z]{3}-/.test(values[0] ?? '');
  const comma = /^[A-Za-z]{3} {1,2}\d{1,2},/.test(values[0] ?? '');
  const written = dashed ? pattern.replaceAll(' ', '-') : comma ? pattern.replace('%d', '%d,') : pattern;
  return { source, pattern: written, words, confidence: 0.95 };
}

/** `1.2.2020`, `02/01/20`: the values decide which is the day where one is over 12; points are European, else it cannot be known. */
function numericDate(values: readonly string[]): DateShape | null {
  const parts = values.map((value) => NUMERIC_DATE.exec(value));
  const good = parts.filter((part) => part !== null);
  if (good.length === 0 || !nearlyAll(values, (value) => NUMERIC_DATE.test(value))) return null;
  const mark = good[0]?.[2] ?? '/';
  const over = (place: number) => good.some((part) => Number(part[place]) > 12);
  const year = good[0]?.[4]?.length === 2 ? '%y' : '%Y';
  const dayFirst = over(1) || (!over(3) && mark === '.');
  if (over(1) && over(3)) return null;
  const known = over(1) || over(3);
  return {
    source: String.raw`\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})`,
    pattern: dayFirst ? `%d${mark}%m${mark}${year}` : `%m${mark}%d${mark}${year}`,
    words: known
      ? `${dayFirst ? 'day, month' : 'month, day'}, year: one of them is over 12`
      : mark === '.'
        ? 'day, month, year, as is usual with points'
        : 'month, day, year, or day first: no value tells; check it',
    confidence: known ? 0.95 : mark === '.' ? 0.85 : 0.5,
  };
}

const JAPANESE = /^\d{4}年\d{1,2}月\d{1,2}日( ?)\d{1,2}時\d{1,2}分(\d{1,2}秒)?$/u;

function packedShape(values: readonly string[]): TimeShape | null {
  const japanese = JAPANESE.exec(values[0] ?? '');
  if (japanese && nearlyAll(values, (value) => JAPANESE.test(value)))
    return {
      pattern: `%Y年%m月%d日${japanese[1] ?? ''}%H時%M分${japanese[2] === undefined ? '' : '%S秒'}`,
      confidence: 0.95,
      reason: 'year, month, day, then the time of day',
      part: 'both',
    };
  if (nearlyAll(values, (value) => /^(?:19|20)\d{2}[01]\d[0-3]\d[0-2]\d[0-5]\d[0-5]\d$/.test(value)))
    return {
      pattern: '%Y%m%d%H%M%S',
      confidence: 0.9,
      reason: 'fourteen digits: year to second',
      part: 'both',
    };
  if (nearlyAll(values, (value) => /^(?:19|20)\d{2}[01]\d[0-3]\d$/.test(value)))
    return { pattern: '%Y%m%d', confidence: 0.6, reason: 'eight digits: year, month, day', part: 'date' };
  return null;
}

/** Whole numbers that never fall, under a name that says time. */
function relativeShape(values: readonly string[], columnName: string): TimeShape | null {
  if (!/time|sec|offset|zeit|temps|時/i.test(columnName)) return null;
  const numbers = values.map(Number);
  if (!numbers.every((number) => Number.isFinite(number) && number >= 0)) return null;
  if (numbers.some((number, i) => i > 0 && number < (numbers[i - 1] ?? 0))) return null;
  return {
    pattern: 'relative-s',
    confidence: 0.6,
    reason: 'numbers that only rise: seconds from a start',
    part: 'both',
  };
}
