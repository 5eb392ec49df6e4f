import { TIME_WORDS, type MappedTime, type TimeWord } from '../../domain/mapping.ts';
import { quoted } from '../../domain/sql.ts';
import type { ColumnOf } from '../parts/format.ts';

/** 2200: larger numbers are no times, in any unit. */
const LAST_SECOND = 7_258_118_400;
const PER_SECOND = { 'epoch-s': 1, 'epoch-ms': 1_000, 'epoch-us': 1_000_000, 'epoch-ns': 1_000_000_000 };

const isWord = (pattern: string): pattern is TimeWord => (TIME_WORDS as readonly string[]).includes(pattern);

/** Whether times of a pattern need a zone, or a start, that the analyst has to name. */
export function timeNeeds(pattern: string): { readonly needsZone: boolean; readonly needsStart: boolean } {
  return {
    needsZone: isWord(pattern) ? pattern === 'iso-local' : !/%z/.test(pattern),
    needsStart: pattern === 'relative-s',
  };
}

/** TIMESTAMP without zone: UTC where the pattern says it, else as the file has it. NULL where it cannot be read. */
export function timeOf({ columns, pattern }: MappedTime, column: ColumnOf): string {
  const parts = columns.map((name) => `nullif(trim(${column(name)}), '')`);
  const text = parts.length === 1 ? (parts[0] ?? 'NULL') : `(${parts.join(" || ' ' || ")})`;
  if (!isWord(pattern)) return strptime(text, pattern);
  if (pattern === 'iso')
    return `CASE WHEN regexp_matches(${text}, '(?:[zZ]|[+-]\\d\\d:?\\d\\d)$') THEN timezone('UTC', try_cast(${text} AS TIMESTAMPTZ)) END`;
  if (pattern === 'iso-local')
    return `CASE WHEN NOT regexp_matches(${text}, '(?:[zZ]|\\d[+-]\\d\\d:?\\d\\d)$') THEN try_cast(replace(${text}, 'T', ' ') AS TIMESTAMP) END`;
  if (pattern === 'relative-s') return fromNumber(text, 1);
  return fromNumber(text, PER_SECOND[pattern]);
}

/** `%z` gives an instant, which is told in UTC. */
function strptime(text: string, pattern: string): string {
  const read = `try_strptime(${text}, ${quoted(pattern)})`;
  return /%z/.test(pattern) ? `timezone('UTC', ${read})` : read;
}

/** Whole or with decimals, from 1970-01-01 on. */
function fromNumber(text: string, perSecond: number): string {
  const number = `try_cast(${text} AS DECIMAL(38, 6))`;
  return `CASE WHEN ${number} BETWEEN 0 AND ${LAST_SECOND}::DECIMAL(38, 6) * ${perSecond}
    THEN make_timestamp((${number} * 1000000 / ${perSecond})::BIGINT) END`;
}
