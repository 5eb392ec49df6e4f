import type { Days, Measured } from '../../../models/baselines/days.ts';

export const COUNT: Measured = { id: 'logons', group: 'logon', unit: 'count' };
export const BYTES: Measured = { id: 'mail-bytes-outside', group: 'email', unit: 'bytes' };

/** One person's active days: calendar day and value by feature. */
export type Diary = readonly (readonly [day: number, ...values: number[]])[];

/** Days of people with one role, as the pipeline would load them. */
export function daysOf(features: readonly Measured[], people: Readonly<Record<string, Diary>>): Days {
  const names = Object.keys(people).sort();
  const rows = names.flatMap((name, person) => (people[name] ?? []).map((line) => ({ person, line })));
  const start = names.map((_, person) => rows.findIndex((row) => row.person === person));
  return {
    rows: rows.length,
    features,
    start: Int32Array.from(start),
    end: Int32Array.from(names, (_, person) => rows.findLastIndex((row) => row.person === person) + 1),
    names,
    person: Int32Array.from(rows, (row) => row.person),
    day: Int32Array.from(rows, (row) => row.line[0]),
    role: new Int32Array(rows.length),
    roles: 1,
    values: Float32Array.from(rows.flatMap((row) => row.line.slice(1))),
  };
}

/** `count` consecutive days from day 0. */
export const everyDay = (count: number, value: (day: number) => number): Diary =>
  Array.from({ length: count }, (_, i) => [i, value(i)] as const);
