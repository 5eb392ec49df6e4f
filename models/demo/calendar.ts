import { day, dayOfIso, isoDay, isWeekend, weekday, type Day } from '../domain/time.ts';

export const FIRST_DAY = dayOfIso('2026-08-24');
export const DAYS = 90;
export const LAST_DAY = day(FIRST_DAY + DAYS - 1);

export const daysFrom = (count: number): readonly Day[] =>
  Array.from({ length: count }, (_, i) => day(FIRST_DAY + i));

/** Days on which nobody works: the company's own in September, and what the country keeps. */
export const FREE_DAYS: Readonly<Record<string, string>> = {
  '2026-09-25': 'Company day',
  '2026-12-24': 'Christmas Eve',
  '2026-12-25': 'Christmas Day',
  '2026-12-31': 'New Year’s Eve',
  '2027-01-01': 'New Year’s Day',
  '2027-03-25': 'Maundy Thursday',
  '2027-03-26': 'Good Friday',
  '2027-03-29': 'Easter Monday',
  '2027-05-06': 'Ascension Day',
  '2027-05-17': 'Whit Monday',
  '2027-12-24': 'Christmas Eve',
  '2027-12-31': 'New Year’s Eve',
  '2028-04-13': 'Maundy Thursday',
  '2028-04-14': 'Good Friday',
  '2028-04-17': 'Easter Monday',
};

export const isWorkday = (value: Day) => !isWeekend(value) && FREE_DAYS[isoDay(value)] === undefined;

/** Books are closed on the last two and the first two workdays of a month. */
export function isMonthEnd(value: Day): boolean {
  const month = isoDay(value).slice(0, 7);
  const inMonth = Array.from({ length: 31 }, (_, i) => day(dayOfIso(`${month}-01`) + i)).filter(
    (other) => isWorkday(other) && isoDay(other).startsWith(month),
  );
  const place = inMonth.indexOf(value);
  return place >= 0 && (place < 2 || place >= inMonth.length - 2);
}

/** Second Saturday of each month, from 23:30. */
export function isPatchNight(value: Day): boolean {
  const date = Number(isoDay(value).slice(8));
  return weekday(value) === 5 && date > 7 && date <= 14;
}

/** Directory snapshots are taken on the first of a month: `2026-09`. */
export const snapshotMonths = (days: number): readonly string[] => [
  ...new Set(daysFrom(days).map((value) => isoDay(value).slice(0, 7))),
];

/** A snapshot shows the first of its month; the first one, the day the records begin. */
export const snapshotDay = (month: string): Day => day(Math.max(FIRST_DAY, dayOfIso(`${month}-01`)));
