import { US_PER_DAY, type TimestampUs } from '../domain/time.ts';
import type { Stream } from '../domain/event.ts';
import type { StreamDays } from './coverage-spans.ts';
import { streamWords } from './actions.ts';
import { dayShort, daySpan, dayWithWeekday, localUs, mondayOf } from './days.ts';
import { monthMarks } from './months.ts';
import { count, plural } from './numbers.ts';
import { at, px, type Mark, type Scene, type Stop } from './scene.ts';
import { spanScale, type Span } from './span.ts';

export const COVERAGE_PLOT = { left: 128, right: 14, row: 22, cell: 16, bottom: 20 } as const;
const CELLS_AT_MOST = 400;
/** Shade of a cell by its share of the busiest one of its row. */
const SHADES = [0.28, 0.48, 0.72, 1] as const;

interface Silence {
  readonly stream: Stream;
  readonly from: TimestampUs;
  readonly to: TimestampUs;
}

/** Sums by day, or by week where there are more days than cells can be told apart. */
export interface Cells {
  /** First day of each cell. */
  readonly from: readonly number[];
  readonly days: 1 | 7;
}

export function cellsOf({ from, to }: Span): Cells {
  const weeks = to - from > CELLS_AT_MOST;
  const days = weeks ? 7 : 1;
  const firsts: number[] = [];
  for (let day = weeks ? mondayOf(from) : from; day < to; day += days) firsts.push(day);
  return { from: firsts, days };
}

/** The cell in which a day lies. */
export const cellAt = ({ from, days }: Cells, day: number): number =>
  Math.floor((day - (from[0] ?? 0)) / days);

/** Cells of one row as one path a shade: a square root of the share, so that quiet days stay visible. */
export function cellMarks(
  sums: ArrayLike<number>,
  cells: Cells,
  x: (day: number) => number,
  y: number,
  height: number,
): Mark[] {
  let most = 1;
  for (let i = 0; i < sums.length; i += 1) most = Math.max(most, at(sums, i));
  const paths = SHADES.map(() => '');
  for (const [i, from] of cells.from.entries()) {
    const sum = sums[i] ?? 0;
    if (sum === 0) continue;
    const shade = Math.min(SHADES.length - 1, Math.floor(Math.sqrt(sum / most) * SHADES.length));
    const width = x(from + cells.days) - x(from);
    const wide = px(Math.max(1, width - (width > 3 ? 1 : 0)));
    paths[shade] += `M${px(x(from))} ${y}h${wide}v${height}h${-wide}z`;
  }
  return paths.flatMap((d, i): Mark[] =>
    d === '' ? [] : [{ mark: 'path', d, fill: 'n-7', opacity: SHADES[i] ?? 1 }],
  );
}

/** A row a stream, a cell a day: the stronger, the more events against the stream's own busiest day; silences are framed. */
export function coverageScene(
  data: StreamDays,
  gaps: readonly Silence[],
  zone: string,
  width: number,
): Scene {
  const { left, right, row, cell, bottom } = COVERAGE_PLOT;
  const height = data.streams.length * row + bottom;
  if (data.streams.length === 0) return { width, height, marks: [], stops: [], finding: 'No events.' };
  const span = { from: data.from as number, to: data.to + 1 };
  const cells = cellsOf(span);
  const inner = spanScale(span, width - left - right);
  const x = (day: number) => left + inner(Math.max(span.from, Math.min(span.to, day)));
  const sums = sumsOf(data, cells);
  const marks = monthMarks(span, x, monthLines(height - bottom));
  for (const [i, stream] of data.streams.entries()) {
    const top = i * row;
    marks.push({
      mark: 'text',
      x: left - 8,
      y: top + 13,
      text: streamWords(stream),
      anchor: 'end',
      fill: 'n-8',
    });
    marks.push(...cellMarks(sums[i] ?? [], cells, x, top + 1, cell));
    for (const gap of gaps) if (gap.stream === stream) marks.push(silenceMark(gap, zone, x, top, cell + 2));
  }
  const stops = cells.from.map((from, i): Stop => ({
    key: Math.max(from, span.from),
    x: x(from),
    width: x(from + cells.days) - x(from),
    says: says(from, cells, i, data.streams, sums),
  }));
  return { width, height, marks, stops, finding: finding(data, gaps, span) };
}

const monthLines = (base: number) => ({ from: 0, to: base + 4, stroke: 'n-3' as const, text: base + 16 });

function sumsOf({ streams, days: { rows, columns } }: StreamDays, cells: Cells): number[][] {
  const sums = streams.map(() => cells.from.map(() => 0));
  for (let i = 0; i < rows; i += 1) {
    const own = sums[at(columns.stream, i)];
    const cell = cellAt(cells, at(columns.day, i));
    if (own) own[cell] = (own[cell] ?? 0) + at(columns.events, i);
  }
  return sums;
}

function silenceMark(
  { from, to }: Silence,
  zone: string,
  x: (day: number) => number,
  top: number,
  height: number,
): Mark {
  const left = x(localUs(from, zone) / US_PER_DAY);
  const width = Math.max(3, x(localUs(to, zone) / US_PER_DAY) - left);
  return {
    mark: 'rect',
    x: px(left),
    y: top,
    width: px(width),
    height,
    stroke: 'high-mark',
    strokeWidth: 1.5,
  };
}

function says(
  from: number,
  cells: Cells,
  cell: number,
  streams: readonly Stream[],
  sums: readonly (readonly number[])[],
): string {
  const when = cells.days > 1 ? `Week from ${dayShort(from)}` : dayWithWeekday(from);
  const seen = streams
    .map((stream, i) => [streamWords(stream), sums[i]?.[cell] ?? 0] as const)
    .filter(([, events]) => events > 0)
    .map(([words, events]) => `${words} ${count(events)}`);
  return `${when}: ${seen.length > 0 ? seen.join(', ') : 'no records'}`;
}

function finding({ streams }: StreamDays, gaps: readonly Silence[], span: Span): string {
  const silent =
    gaps.length === 0
      ? 'No log fell silent while others went on.'
      : `${plural(gaps.length, 'time', 'times')} a log fell silent while others went on.`;
  return `${plural(streams.length, 'kind', 'kinds')} of events, ${daySpan(span.from, span.to - 1)}. ${silent}`;
}
