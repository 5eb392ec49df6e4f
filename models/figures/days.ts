import { US_PER_DAY, US_PER_SECOND, type TimestampUs } from '../domain/time.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MS_PER_DAY = 86_400_000;

export interface CalendarDay {
  readonly year: number;
  /** 0 to 11. */
  readonly month: number;
  readonly date: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

/** The calendar parts of a day number (days since 1970-01-01). */
export function calendar(day: number): CalendarDay {
  const at = new Date(Math.floor(day) * MS_PER_DAY);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth(),
    date: at.getUTCDate(),
    weekday: at.getUTCDay(),
  };
}

export const isWeekend = (day: number): boolean => {
  const { weekday } = calendar(day);
  return weekday === 0 || weekday === 6;
};

/** The Monday on or before `day`. */
export const mondayOf = (day: number): number => day - ((calendar(day).weekday + 6) % 7);

export const monthName = (month: number): string => MONTHS[month] ?? '';

/** `12 Nov`. */
export function dayShort(day: number): string {
  const { date, month } = calendar(day);
  return `${date} ${monthName(month)}`;
}
/** `Thu 12 Nov`. */
export const dayWithWeekday = (day: number): string =>
  `${WEEKDAYS[calendar(day).weekday] ?? ''} ${dayShort(day)}`;
/** `Thu 12 Nov 2026`. */
export const dayLong = (day: number): string => `${dayWithWeekday(day)} ${calendar(day).year}`;

/** Both days included: `31 Oct to 20 Nov 2026`; one day alone is `Thu 12 Nov 2026`. */
export function daySpan(from: number, to: number): string {
  if (from >= to) return dayLong(from);
  const a = calendar(from);
  const b = calendar(to);
  if (a.year !== b.year) return `${dayShort(from)} ${a.year} to ${dayShort(to)} ${b.year}`;
  if (a.month === b.month) return `${a.date} to ${dayShort(to)} ${b.year}`;
  return `${dayShort(from)} to ${dayShort(to)} ${b.year}`;
}

/** Minutes after midnight as a clock: `07:40`; past midnight it goes on, `25:10` is `01:10`. */
export function clockOfMinutes(minutes: number): string {
  const rounded = ((Math.round(minutes) % 1440) + 1440) % 1440;
  return `${String(Math.floor(rounded / 60)).padStart(2, '0')}:${String(rounded % 60).padStart(2, '0')}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

/** Local microseconds since 1970-01-01T00:00 on the wall clock of `zone`. */
export function localUs(us: TimestampUs, zone: string): number {
  const parts: Record<string, number> = {};
  for (const part of formatOf(zone).formatToParts(us / 1000)) parts[part.type] = Number(part.value);
  const wall = Date.UTC(
    parts['year'] ?? 1970,
    (parts['month'] ?? 1) - 1,
    parts['day'] ?? 1,
    parts['hour'] ?? 0,
    parts['minute'] ?? 0,
    parts['second'] ?? 0,
  );
  return wall * 1000 + (((us % US_PER_SECOND) + US_PER_SECOND) % US_PER_SECOND);
}

/** The instant when the wall clock of `zone` shows `local`. In a gap the later reading, in a fold the first. */
export function instantOf(local: number, zone: string): TimestampUs {
  const offsetAt = (us: number) => localUs(us as TimestampUs, zone) - us;
  const before = (local - offsetAt(local - US_PER_DAY)) as TimestampUs;
  const after = (local - offsetAt(local + US_PER_DAY)) as TimestampUs;
  return localUs(before, zone) !== local && localUs(after, zone) === local ? after : before;
}

export const dayOf = (us: TimestampUs, zone: string): number => Math.floor(localUs(us, zone) / US_PER_DAY);

const pad = (value: number) => String(Math.floor(value)).padStart(2, '0');

/** Whole seconds of the wall clock: `22:41:06`. */
export function clock(us: TimestampUs, zone: string): string {
  const seconds = Math.floor(localUs(us, zone) / US_PER_SECOND) % 86_400;
  return `${pad(seconds / 3600)}:${pad((seconds / 60) % 60)}:${pad(seconds % 60)}`;
}
/** `12 Nov 2026 22:41:06`. */
export function dateAndClock(us: TimestampUs, zone: string): string {
  const on = dayOf(us, zone);
  return `${dayShort(on)} ${calendar(on).year} ${clock(us, zone)}`;
}

/** `UTC+01:00` at that instant; `UTC` where there is no offset. */
export function offsetLabel(us: TimestampUs, zone: string): string {
  const minutes = Math.round((localUs(us, zone) - us) / (60 * US_PER_SECOND));
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const text = `${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
  return `UTC${minutes < 0 ? '\u2212' : '+'}${text}`;
}

/** `New York` of `America/New_York`. */
export const zoneCity = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
