import { scaleLinear } from 'd3';
import { dayShort, dayWithWeekday, daySpan, mondayOf } from './days.ts';
import { monthMarks } from './months.ts';
import { count, plural } from './numbers.ts';
import { at, crisp, px, type Mark, type Scene, type Size, type Stop } from './scene.ts';
import { spanScale, type Span } from './span.ts';

export interface ActivityData {
  readonly day: ArrayLike<number>;
  readonly events: ArrayLike<number>;
  readonly people: ArrayLike<number>;
  /** Days on which somebody inside the budget had the highest risk of the span, with how many. */
  readonly peaks: ReadonlyMap<number, number>;
}
interface Bar {
  readonly from: number;
  readonly days: number;
  readonly events: number;
  readonly people: number;
  readonly peaks: number;
}
export const ACTIVITY_PLOT = { left: 44, right: 14, top: 10, mirror: 26, bottom: 18 } as const;
const BARS_AT_MOST = 400;

export const activitySpan = ({ day }: ActivityData): Span | null =>
  day.length === 0 ? null : { from: at(day, 0), to: at(day, day.length - 1) + 1 };

/** Days inside the span without a record: a gap is named, not drawn as zero. */
export function missingDays({ day }: Pick<ActivityData, 'day'>): number[] {
  const missing: number[] = [];
  for (let i = 1; i < day.length; i += 1)
    for (let gap = at(day, i - 1) + 1; gap < at(day, i); gap += 1) missing.push(gap);
  return missing;
}

function barsOf(data: ActivityData, span: Span): Bar[] {
  const weeks = span.to - span.from > BARS_AT_MOST;
  const bars = new Map<
    number,
    { from: number; days: number; events: number; people: number; peaks: number }
  >();
  for (let i = 0; i < data.day.length; i += 1) {
    const day = at(data.day, i);
    const from = weeks ? mondayOf(day) : day;
    const bar = bars.get(from) ?? { from, days: weeks ? 7 : 1, events: 0, people: 0, peaks: 0 };
    bar.events += at(data.events, i);
    bar.people = Math.max(bar.people, at(data.people, i));
    bar.peaks += data.peaks.get(day) ?? 0;
    bars.set(from, bar);
  }
  return [...bars.values()];
}

const short = (value: number) =>
  value >= 1e6 ? `${value / 1e6} M` : value >= 1000 ? `${value / 1000} k` : count(value);

/** Events a day above the axis, highest days of the people inside the budget mirrored beneath. */
export function activityScene(data: ActivityData, size: Size, brushed: Span | null): Scene {
  const span = activitySpan(data);
  if (!span) return { ...size, marks: [], stops: [], finding: 'No events.' };
  const { left, right, top, mirror, bottom } = ACTIVITY_PLOT;
  const inner = spanScale(span, size.width - left - right);
  const x = (day: number) => left + inner(day);
  const bars = barsOf(data, span);
  const base = size.height - bottom - mirror;
  const y = scaleLinear([0, Math.max(1, ...bars.map((bar) => bar.events))], [base, top]).nice(3);
  const marks: Mark[] = [];
  for (const value of y.ticks(3)) {
    const line = crisp(y(value));
    marks.push({
      mark: 'line',
      x1: left,
      x2: size.width - right,
      y1: line,
      y2: line,
      stroke: value ? 'n-3' : 'n-4',
    });
    marks.push({ mark: 'text', x: left - 6, y: line + 4, text: short(value), anchor: 'end' });
  }
  marks.push(...monthsBelow(span, x, base, size.height));
  const most = Math.max(1, ...bars.map((bar) => bar.peaks));
  const stops = bars.map((bar): Stop => {
    const width = x(bar.from + bar.days) - x(bar.from);
    const gap = width > 2.5 ? 0.9 : 0.3;
    const inside = brushed !== null && bar.from >= brushed.from && bar.from < brushed.to;
    marks.push({
      mark: 'rect',
      x: px(x(bar.from)),
      y: px(y(bar.events)),
      width: px(width - gap),
      height: px(base - y(bar.events)),
      fill: inside ? 'n-7' : 'n-5',
    });
    const down = (bar.peaks / most) * (mirror - 8);
    if (bar.peaks > 0)
      marks.push({
        mark: 'rect',
        x: px(x(bar.from)),
        y: base + 3,
        width: px(Math.max(2, width - gap)),
        height: px(Math.max(4, down)),
        fill: 'n-9',
      });
    return { key: bar.from, x: x(bar.from), width, says: says(bar) };
  });
  marks.push(...gaps(missingDays(data), x, base, top - 2));
  return { ...size, marks, stops, finding: finding(data, bars, span) };
}

const monthsBelow = (span: Span, x: (day: number) => number, base: number, height: number): Mark[] =>
  monthMarks(span, x, { from: base, to: height - 16, stroke: 'n-4', text: height - 4 });

function gaps(missing: readonly number[], x: (day: number) => number, base: number, top: number): Mark[] {
  const marks: Mark[] = missing.map((day) => ({
    mark: 'rect',
    x: px(x(day)),
    y: base - 36,
    width: px(Math.max(1.5, x(day + 1) - x(day) - 0.5)),
    height: 36,
    stroke: 'high-mark',
    strokeWidth: 1,
  }));
  const first = missing[0];
  const last = missing.at(-1);
  if (first === undefined || last === undefined) return marks;
  const text =
    missing.length === 1 ? `no records, ${dayShort(first)}` : `no records on ${missing.length} days`;
  const place = x(last + 1) + 4;
  const right = place > x(first) && place < 240;
  marks.push({
    mark: 'text',
    x: px(right ? place : x(first) - 5),
    y: top,
    text,
    fill: 'n-8',
    anchor: right ? 'start' : 'end',
    halo: true,
  });
  return marks;
}

function says(bar: Bar): string {
  const when = bar.days > 1 ? `Week from ${dayShort(bar.from)}` : dayWithWeekday(bar.from);
  const peaks =
    bar.peaks > 0 ? `, highest day of ${plural(bar.peaks, 'person', 'people')} in the budget` : '';
  return `${when}: ${count(bar.events)} events of ${plural(bar.people, 'person', 'people')}${peaks}`;
}

function finding(data: ActivityData, bars: readonly Bar[], span: Span): string {
  const busiest = bars.reduce((best, bar) => (bar.events > best.events ? bar : best));
  const missing = missingDays(data).length;
  const gap = missing > 0 ? ` No records on ${plural(missing, 'day', 'days')}.` : '';
  const most = `Most, ${count(busiest.events)}, ${busiest.days > 1 ? 'in the week from' : 'on'} ${dayShort(busiest.from)}.`;
  return `Events ${busiest.days > 1 ? 'a week' : 'a day'}, ${daySpan(span.from, span.to - 1)}. ${most}${gap}`;
}
