import { US_PER_HOUR, type TimestampUs } from '../domain/time.ts';
import { calendar, clock, dayOf, dayShort, offsetLabel } from './days.ts';

const minute = (us: TimestampUs, zone: string) => clock(us, zone).slice(0, 5);

const year = (day: number) => calendar(day).year;

/** From here on only the days are said. */
const DAYS_FROM_US = 36 * US_PER_HOUR;

/** `UTC+01:00`; where the clocks are changed between both, the name of the zone. */
export function offsetBetween(start: TimestampUs, end: TimestampUs, zone: string): string {
  const [first, last] = [offsetLabel(start, zone), offsetLabel(end, zone)];
  return first === last ? first : zone;
}

/** `19 Nov 2026 08:11 to 22:47, UTC+01:00`. */
export function storyWhen(start: TimestampUs, end: TimestampUs, zone: string): string {
  const [first, last] = [dayOf(start, zone), dayOf(end, zone)];
  const [from, to] = [minute(start, zone), minute(end, zone)];
  const offset = offsetBetween(start, end, zone);
  if (first === last)
    return `${dayShort(first)} ${year(first)} ${from === to ? from : `${from} to ${to}`}, ${offset}`;
  const began = year(first) === year(last) ? dayShort(first) : `${dayShort(first)} ${year(first)}`;
  return `${began} ${from} to ${dayShort(last)} ${year(last)} ${to}, ${offset}`;
}

/** `19 Nov 21:04 to 21:17`; of what took days, `24 Sep to 15 Oct`. */
export function pieceWhen(start: TimestampUs, end: TimestampUs, zone: string): string {
  const [first, last] = [dayOf(start, zone), dayOf(end, zone)];
  const [from, to] = [minute(start, zone), minute(end, zone)];
  if (first === last) return `${dayShort(first)} ${from === to ? from : `${from} to ${to}`}`;
  if (isOfDays(start, end)) return `${dayShort(first)} to ${dayShort(last)}`;
  return `${dayShort(first)} ${from} to ${dayShort(last)} ${to}`;
}

/** Too long to be told as of one day. */
export const isOfDays = (start: TimestampUs, end: TimestampUs): boolean => end - start >= DAYS_FROM_US;
