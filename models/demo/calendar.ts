import { day, dayOfIso, isoDay, isWeekend, type Day } from '../domain/time.ts';

export const FIRST_DAY = dayOfIso('2026-08-24');
export const DAYS = 90;
export const LAST_DAY = day(FIRST_DAY + DAYS - 1);

/** The company's own free day. */
const FREE_DAYS: ReadonlySet<string> = new Set(['2026-09-25']);

export const allDays = (): readonly Day[] => Array.from({ length: DAYS }, (_, i) => day(FIRST_DAY + i));

export const isWorkday = (value: Day) => !isWeekend(value) && !FREE_DAYS.has(isoDay(value));

/** Books are closed on the last two and the first two workdays of a month. */
export function isMonthEnd(value: Day): boolean {
  const month = isoDay(value).slice(0, 7);
  const inMonth = Array.from({ length: 31 }, (_, i) => day(dayOfIso(`${month}-01`) + i)).filter(
    (other) => isWorkday(other) && isoDay(other).startsWith(month),
  );
  const place = inMonth.indexOf(value);
  return place >= 0 && (place < 2 || place >= inMonth.length - 2);
}

/** Directory snapshots are taken on the first of a month: `2026-09`. */
export const SNAPSHOT_MONTHS = ['2026-08', '2026-09', '2026-10', '2026-11'] as const;

/** A snapshot shows the first of its month; the first one, the day the records begin. */
export const snapshotDay = (month: string): Day => day(Math.max(FIRST_DAY, dayOfIso(`${month}-01`)));
