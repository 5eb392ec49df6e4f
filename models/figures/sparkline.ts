import { line, scaleLinear } from 'd3';
import { px, type Mark, type Scene } from './scene.ts';

export interface SparklineData {
  /** Weekly peaks, oldest first; NaN where no day was scored. */
  readonly weeks: readonly number[];
  readonly usualLow: number;
  readonly usualHigh: number;
  /** Risk from which the budget reaches; null without a cut. */
  readonly cut: number | null;
}
export const SPARKLINE = { width: 132, height: 28 } as const;

/** Twelve weeks of peaks with the person's own usual band, the cut and the last point. A gap stays a gap. */
export function sparkline({ weeks, usualLow, usualHigh, cut }: SparklineData): Scene {
  const { width, height } = SPARKLINE;
  const x = scaleLinear([0, Math.max(1, weeks.length - 1)], [2, width - 6]);
  const y = scaleLinear([0, 100], [height - 3, 3]);
  const marks: Mark[] = [];
  if (usualHigh > usualLow)
    marks.push({
      mark: 'rect',
      x: 2,
      y: px(y(usualHigh)),
      width: width - 8,
      height: px(y(usualLow) - y(usualHigh)),
      fill: 'n-5',
      opacity: 0.16,
    });
  if (cut !== null)
    marks.push({
      mark: 'line',
      x1: 2,
      x2: width - 6,
      y1: px(y(cut)),
      y2: px(y(cut)),
      stroke: 'n-4',
      dash: [2, 2],
    });
  const known = weeks.map((value, week) => ({ value, week })).filter(({ value }) => Number.isFinite(value));
  const last = known.at(-1);
  if (!last)
    return { width, height, marks: [...marks, dash(width, height)], stops: [], finding: 'No scored week.' };
  const path = line<{ value: number; week: number }>()
    .defined(({ value }) => Number.isFinite(value))
    .x(({ week }) => px(x(week)))
    .y(({ value }) => px(y(value)));
  const d = path(weeks.map((value, week) => ({ value, week })));
  if (d && known.length > 1) marks.push({ mark: 'path', d, stroke: 'n-8', strokeWidth: 1.5 });
  marks.push({ mark: 'circle', x: px(x(last.week)), y: px(y(last.value)), r: 2.5, fill: 'n-9' });
  const peak = known.reduce((best, point) => (point.value > best.value ? point : best));
  const when = weeks.length - 1 - peak.week;
  const ago =
    when === 0
      ? 'in the last week'
      : when === 1
        ? 'one week before the last'
        : `${when} weeks before the last`;
  return {
    width,
    height,
    marks,
    stops: [],
    finding: `Highest week ${Math.round(peak.value)}, ${ago}; last scored week ${Math.round(last.value)}.`,
  };
}

const dash = (width: number, height: number): Mark => ({
  mark: 'line',
  x1: width / 2 - 6,
  x2: width / 2 + 6,
  y1: height / 2,
  y2: height / 2,
  stroke: 'n-6',
  strokeWidth: 1.5,
});
