import { scaleLinear } from 'd3';
import { clockOfMinutes, dayWithWeekday } from './days.ts';
import { plural } from './numbers.ts';
import { crisp, px, type Mark, type Scene, type Size, type Stop } from './scene.ts';
import { calendarMarks, levelOf, spanScale, type Span } from './span.ts';

export interface SessionBar {
  /** Local day on which it began. */
  readonly day: number;
  /** Local minutes since that midnight; `endMinute` may exceed 1440. */
  readonly startMinute: number;
  readonly endMinute: number;
}
export interface SessionTrackData {
  readonly sessions: readonly SessionBar[];
  /** Minutes since midnight. */
  readonly ownHours: { readonly from: number; readonly to: number } | null;
}
interface Piece {
  readonly day: number;
  readonly from: number;
  readonly to: number;
  readonly outside: boolean;
}
const DAY_MINUTES = 1440;

/** Cuts sessions at midnights and at the edges of the own hours. */
export function sessionPieces({ sessions, ownHours }: SessionTrackData): Piece[] {
  const pieces: Piece[] = [];
  for (const { day, startMinute, endMinute } of sessions)
    for (let offset = 0; offset * DAY_MINUTES < endMinute; offset += 1) {
      const from = Math.max(0, startMinute - offset * DAY_MINUTES);
      const to = Math.min(DAY_MINUTES, endMinute - offset * DAY_MINUTES);
      if (from > to || (from === to && offset > 0)) continue;
      for (const [start, end, outside] of cutAt(from, to, ownHours))
        pieces.push({ day: day + offset, from: start, to: end, outside });
    }
  return pieces;
}

function cutAt(
  from: number,
  to: number,
  own: SessionTrackData['ownHours'],
): (readonly [number, number, boolean])[] {
  if (!own) return [[from, to, false]];
  const cuts = [from, ...[own.from, own.to].filter((minute) => minute > from && minute < to), to];
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i] ?? from;
    const middle = (start + end) / 2;
    return [start, end, middle < own.from || middle > own.to] as const;
  });
}

/** Sessions by hour of day at 12 weeks and above; along the axis itself in a week or a day. */
export function sessionTrack(data: SessionTrackData, span: Span, size: Size): Scene {
  const visible = sessionPieces(data).filter(({ day }) => day >= Math.floor(span.from) && day < span.to);
  const along = levelOf(span) === 'week' || levelOf(span) === 'day';
  const marks = along ? alongAxis(data, visible, span, size) : byHour(data, visible, span, size);
  return { ...size, marks, stops: stopsOf(data, span, size), finding: finding(visible) };
}

function byHour({ ownHours }: SessionTrackData, pieces: readonly Piece[], span: Span, size: Size): Mark[] {
  const x = spanScale(span, size.width);
  const y = scaleLinear([0, DAY_MINUTES], [8, size.height - 8]);
  const marks: Mark[] = calendarMarks(span, size);
  if (ownHours)
    marks.push({
      mark: 'rect',
      x: 0,
      y: px(y(ownHours.from)),
      width: size.width,
      height: px(y(ownHours.to) - y(ownHours.from)),
      fill: 'good',
      opacity: 0.09,
    });
  for (const hour of [0, 6, 12, 18, 24]) {
    const line = crisp(y(hour * 60));
    marks.push({ mark: 'line', x1: 0, x2: size.width, y1: line, y2: line, stroke: 'n-3' });
  }
  const unit = x(span.from + 1);
  const wide = Math.min(16, Math.max(1, unit > 6 ? unit - 3.6 : unit - 0.6));
  for (const piece of pieces)
    marks.push({
      mark: 'rect',
      x: px(x(piece.day) + (unit - wide) / 2),
      y: px(y(piece.from)),
      width: px(wide),
      height: px(Math.max(1.5, y(piece.to) - y(piece.from))),
      fill: piece.outside ? 'n-9' : 'n-5',
    });
  return marks;
}

function alongAxis({ ownHours }: SessionTrackData, pieces: readonly Piece[], span: Span, size: Size): Mark[] {
  const x = spanScale(span, size.width);
  const place = (day: number, minute: number) => x(day + minute / DAY_MINUTES);
  const marks: Mark[] = calendarMarks(span, size);
  if (ownHours)
    for (let day = Math.floor(span.from); day < span.to; day += 1) {
      const from = place(day, ownHours.from);
      marks.push({
        mark: 'rect',
        x: px(from),
        y: 0,
        width: px(place(day, ownHours.to) - from),
        height: size.height,
        fill: 'good',
        opacity: 0.09,
      });
    }
  const middle = size.height / 2;
  for (const piece of pieces) {
    const from = place(piece.day, piece.from);
    const width = Math.max(1.5, place(piece.day, piece.to) - from);
    marks.push({
      mark: 'rect',
      x: px(from),
      y: px(middle - 5),
      width: px(width),
      height: 10,
      fill: piece.outside ? 'n-9' : 'n-5',
    });
  }
  return marks;
}

function stopsOf({ sessions }: SessionTrackData, span: Span, size: Size): Stop[] {
  const x = spanScale(span, size.width);
  const days = new Map<number, string[]>();
  for (const { day, startMinute, endMinute } of sessions) {
    if (day < Math.floor(span.from) || day >= span.to) continue;
    days.set(day, [
      ...(days.get(day) ?? []),
      `${clockOfMinutes(startMinute)} to ${clockOfMinutes(endMinute)}`,
    ]);
  }
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, times]) => ({
      key: day,
      x: x(day),
      width: x(day + 1) - x(day),
      says: `${dayWithWeekday(day)}: ${plural(times.length, 'session', 'sessions')}, ${times.slice(0, 4).join(', ')}${times.length > 4 ? ' and more' : ''}`,
    }));
}

function finding(pieces: readonly Piece[]): string {
  if (pieces.length === 0) return 'No sessions in this span.';
  const outside = new Set(pieces.filter((piece) => piece.outside).map(({ day }) => day));
  const days = new Set(pieces.map(({ day }) => day));
  return `Sessions by hour of day on ${plural(days.size, 'day', 'days')}, outside own hours on ${outside.size} of them.`;
}
