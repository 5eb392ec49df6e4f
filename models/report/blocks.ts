import type { ReportBlock, ReportColumn } from '../domain/report.ts';
import { timestampUs, type TimestampUs } from '../domain/time.ts';
import { calendar, clock, dayLong, dayOf, dayShort, offsetLabel } from '../figures/days.ts';
import type { Scene } from '../figures/scene.ts';

export const paragraph = (text: string): ReportBlock => ({ kind: 'paragraph', text });
export const note = (text: string): ReportBlock => ({ kind: 'note', text });
export const heading = (id: string, text: string): ReportBlock => ({ kind: 'heading', id, text });
export const facts = (rows: readonly (readonly [string, string])[]): ReportBlock => ({ kind: 'facts', rows });

export const table = (
  caption: string,
  columns: readonly ReportColumn[],
  rows: readonly (readonly string[])[],
): ReportBlock => ({ kind: 'table', caption, columns, rows });

export const figure = (caption: string, { width, height, marks, finding }: Scene): ReportBlock => ({
  kind: 'figure',
  caption,
  figure: { width, height, marks, finding },
});

/** `12 Nov 2026 22:41:06 UTC+01:00`: a time that stands alone. */
export function moment(us: TimestampUs, zone: string): string {
  const day = dayOf(us, zone);
  return `${dayShort(day)} ${calendar(day).year} ${clock(us, zone)} ${offsetLabel(us, zone)}`;
}

/** With the weekday. */
export const momentLong = (us: TimestampUs, zone: string): string =>
  `${dayLong(dayOf(us, zone))} ${clock(us, zone)} ${offsetLabel(us, zone)}`;

/** Column `at` of a replay as an instant. */
export const instant = (us: number): TimestampUs => timestampUs(us);
