import type { MappedEncoding } from '../../domain/mapping.ts';
import type { JsonSample, Sample } from '../parts/format.ts';
import { leavesOf } from './json-paths.ts';

/** The first records of a file as a table of text; an absent value is empty. */
export interface TableSample {
  readonly encoding: MappedEncoding;
  readonly name: string;
  readonly delimiter?: string;
  readonly header: boolean;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const MOST_COLUMNS = 400;

/** `sample` as split by the delimiter. Without a header columns go by their places: `#1`, `#2` … */
export function tableOfText(sample: Sample, delimiter: string): TableSample {
  const whole = sample.rows.filter((row) => row.length === sample.header.length);
  const header = looksLikeHeader(sample.header, whole);
  return {
    encoding: 'csv',
    name: sample.name,
    delimiter,
    header,
    columns: header ? sample.header : sample.header.map((_, i) => `#${i + 1}`),
    rows: header ? whole : [sample.header, ...whole],
  };
}

const isName = (text: string): boolean =>
  /\p{L}/u.test(text) && !/^\S+@\S+$/.test(text) && !/^\d/.test(text.trim());

/** Names are words that differ and that no later line repeats at their place; a number or an address is no name. */
function looksLikeHeader(first: readonly string[], rows: readonly (readonly string[])[]): boolean {
  if (!first.every(isName) || new Set(first).size !== first.length) return false;
  return !rows.some((row) => row.filter((value, i) => value === first[i]).length * 2 > first.length);
}

export function tableOfRecords(
  { name, records }: JsonSample,
  encoding: MappedEncoding = 'json',
): TableSample {
  const columns = new Map<string, number>();
  const leaves = records.map((record) => new Map(leavesOf(record)));
  for (const record of leaves)
    for (const column of record.keys())
      if (!columns.has(column) && columns.size < MOST_COLUMNS) columns.set(column, columns.size);
  return {
    encoding,
    name,
    header: true,
    columns: [...columns.keys()],
    rows: leaves.map((record) => [...columns.keys()].map((column) => record.get(column) ?? '')),
  };
}

/** The values of a column that say something. */
export const valuesOf = (table: TableSample, column: number): readonly string[] =>
  table.rows.map((row) => (row[column] ?? '').trim()).filter((value) => value !== '' && value !== '-');
