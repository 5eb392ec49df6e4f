import { dayOfIso, isoDay } from '../../../domain/time.ts';
import { FIRST_DAY, FREE_DAYS } from '../../calendar.ts';
import { csvLine } from '../csv.ts';

/** Days on which nobody works. */
export function holidaysFile(days: number): string {
  const rows = Object.entries(FREE_DAYS)
    .filter(([date]) => dayOfIso(date) < FIRST_DAY + days)
    .map(([date, name]) => [date, name, 'Denmark', isoDay(FIRST_DAY)]);
  return [['Date', 'Holiday', 'Country', 'Known From'], ...rows].map(csvLine).join('');
}
