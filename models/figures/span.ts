import { scaleLinear } from 'd3';
import { calendar, dayShort, clockOfMinutes, isWeekend, mondayOf, monthName } from './days.ts';
import { crisp, px, type Mark, type Scene, type Size } from './scene.ts';

/** Local days from `from` up to but without `to`; fractions are times of day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
export type Level = 'case' | 'weeks' | 'week' | 'day';

export const WEEKS_LEVEL_DAYS = 84;

/** What a span is called: a zoom level is its width. */
export function levelOf(span: Span): Level {
  const days = span.to - span.from;
  if (days <= 1) return 'day';
  if (days <= 7) return 'week';
  return days <= WEEKS_LEVEL_DAYS ? 'weeks' : 'case';
}

/** The span of a level around a day, kept inside the case where it fits. */
export function spanAt(level: Level, day: number, whole: Span): Span {
  const on = Math.floor(day);
  if (level === 'day') return { from: on, to: on + 1 };
  if (level === 'week') return { from: mondayOf(on), to: mondayOf(on) + 7 };
  if (level === 'case' || whole.to - whole.from <= WEEKS_LEVEL_DAYS) return whole;
  return shiftInside({ from: on - WEEKS_LEVEL_DAYS + 21, to: on + 21 }, whole);
}

/** Moves a span so that it lies inside `whole`, without changing its width where it fits. */
export function shiftInside(span: Span, whole: Span): Span {
  const width = Math.min(span.to - span.from, whole.to - whole.from);
  const from = Math.min(Math.max(span.from, whole.from), whole.to - width);
  return { from, to: from + width };
}

export const spanScale = (span: Span, width: number) =>
  scaleLinear().domain([span.from, span.to]).range([0, width]);

/** Days between two tick labels so that they do not touch. */
function tickEvery(span: Span, width: number): number {
  const perDay = width / (span.to - span.from);
  return [1, 7, 14, 28].find((days) => days * perDay >= 30) ?? 28;
}

/** Below this a day is too narrow for a tick or a stripe of its own. */
const NARROW_DAY_PX = 3;
const isNarrow = (span: Span, width: number) => width / (span.to - span.from) < NARROW_DAY_PX;

function dayTicks(span: Span, width: number, hidden: Span | null): Mark[] {
  const marks = monthTicks(span, width);
  if (isNarrow(span, width)) return marks;
  const x = spanScale(span, width);
  const every = tickEvery(span, width);
  for (let day = Math.ceil(span.from); day < span.to; day += 1) {
    const { date, weekday } = calendar(day);
    const at = x(day);
    const due = every === 1 || (weekday === 1 && Math.floor((day + 3) / 7) % (every / 7) === 0);
    const under = hidden !== null && at + 16 > hidden.from && at < hidden.to;
    if (due && !under && at < width - 14)
      marks.push({ mark: 'text', x: px(at + 2), y: 26, text: String(date) });
  }
  return marks;
}

/** Names of months, with the year on the first and on January where it fits; never one over another. */
function monthTicks(span: Span, width: number): Mark[] {
  const x = spanScale(span, width);
  const monthPx = x(span.from + 28);
  const marks: Mark[] = [];
  let free = 0;
  for (let day = Math.ceil(span.from); day < span.to; day += 1) {
    const { date, month, year } = calendar(day);
    const left = x(day);
    const begins = date === 1 || (marks.length === 0 && date < 24 && width - left > 60);
    if (!begins || left < free) continue;
    const long = monthPx > 70 || marks.length === 0 || month === 0;
    const text = long ? `${monthName(month)} ${year}` : monthName(month);
    marks.push({ mark: 'text', x: px(left + 2), y: 13, text, fill: 'n-8', strong: true });
    free = left + text.length * 7.5;
  }
  return marks;
}

function hourTicks(span: Span, width: number, hidden: Span | null): Mark[] {
  const x = spanScale(span, width);
  const every = span.to - span.from <= 1 ? 2 : 24;
  const marks: Mark[] = [];
  for (let hour = Math.ceil(span.from * 24); hour < span.to * 24; hour += 1) {
    const at = x(hour / 24);
    if (hour % every !== 0 || (hidden !== null && at + 34 > hidden.from && at < hidden.to)) continue;
    const text = every === 24 ? dayShort(hour / 24) : clockOfMinutes((hour % 24) * 60);
    marks.push({ mark: 'text', x: px(at + 3), y: 20, text });
  }
  return marks;
}

/** Tick labels of the one axis; `hidden` is the stretch of pixels under the cursor chip. */
export function axisScene(span: Span, size: Size, hidden: Span | null): Scene {
  const days = levelOf(span) === 'weeks' || levelOf(span) === 'case';
  const marks = days ? dayTicks(span, size.width, hidden) : hourTicks(span, size.width, hidden);
  return { ...size, marks, stops: [], finding: 'Time axis' };
}

/** Weekend stripes and month or day lines that run behind every track. */
export function calendarMarks(span: Span, size: Size): Mark[] {
  const x = spanScale(span, size.width);
  const marks: Mark[] = [];
  const level = levelOf(span);
  const narrow = isNarrow(span, size.width);
  for (let day = Math.floor(span.from); day < span.to; day += 1) {
    const from = Math.max(0, x(day));
    const width = Math.min(size.width, x(day + 1)) - from;
    if (level !== 'day' && !narrow && isWeekend(day) && width > 0)
      marks.push({ mark: 'rect', x: px(from), y: 0, width: px(width), height: size.height, fill: 'n-1' });
    const line = level === 'week' || calendar(day).date === 1;
    if (line && day > span.from && level !== 'day')
      marks.push({
        mark: 'line',
        x1: crisp(from),
        x2: crisp(from),
        y1: 0,
        y2: size.height,
        stroke: level === 'week' ? 'n-3' : 'n-4',
      });
  }
  if (level === 'day')
    for (let hour = 2; hour < 24; hour += 2) {
      const at = crisp(x(span.from + hour / 24));
      marks.push({ mark: 'line', x1: at, x2: at, y1: 0, y2: size.height, stroke: 'n-3' });
    }
  return marks;
}
