import { isoDay, type Day } from '../../domain/time.ts';
import { localTime } from '../windows/clock.ts';

/** One line of an RFC 4180 file; a cell is quoted only where it must be. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\n`;

const csvCell = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** `11/12/2026 22:41:06`: local time without a zone, as CERT's exports have it. */
export function certTime(day: Day, minute: number): string {
  const seconds = Math.max(0, Math.floor(minute * 60));
  const date = isoDay((day + Math.floor(seconds / 86_400)) as Day);
  const [year, month, dayOfMonth] = date.split('-');
  const clock = [Math.floor((seconds % 86_400) / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${month}/${dayOfMonth}/${year} ${clock.map((part) => String(part).padStart(2, '0')).join(':')}`;
}

/** The same of an instant, in the company's time. */
export function localCertTime(at: number): string {
  const { day, minute } = localTime(at);
  return certTime(day, minute);
}
