import type { Branded } from './ids.ts';

/** Microseconds since 1970-01-01T00:00:00Z; exact in a JS number until the year 2255. */
export type TimestampUs = Branded<number, 'TimestampUs'>;

/** Days since 1970-01-01 in a person's own zone: a calendar day, not an instant. */
export type Day = Branded<number, 'Day'>;

export const US_PER_SECOND = 1_000_000;
export const US_PER_HOUR = 3_600 * US_PER_SECOND;
export const US_PER_DAY = 24 * US_PER_HOUR;

export const timestampUs = (value: number) => value as TimestampUs;
export const day = (value: number) => value as Day;

/** `2010-06-28` for a day. */
export const isoDay = (value: Day) => new Date(value * 86_400_000).toISOString().slice(0, 10);

/** The day of `2010-06-28`. Throws a RangeError where the text is no calendar date. */
export function dayOfIso(text: string): Day {
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(ms)) throw new RangeError(`"${text}" is no date`);
  return day(ms / 86_400_000);
}

/** `2010-06-28T13:51:08.000001Z`, without the fraction where it is zero. */
export function isoTime(value: TimestampUs): string {
  const seconds = new Date(Math.floor(value / 1000)).toISOString().slice(0, 19);
  const fraction = ((value % US_PER_SECOND) + US_PER_SECOND) % US_PER_SECOND;
  return fraction === 0 ? `${seconds}Z` : `${seconds}.${String(fraction).padStart(6, '0')}Z`;
}

/** 0 Monday … 6 Sunday. */
export const weekday = (value: Day) => (((value + 3) % 7) + 7) % 7;
export const isWeekend = (value: Day) => weekday(value) >= 5;
