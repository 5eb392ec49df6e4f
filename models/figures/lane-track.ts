import { scaleLog } from 'd3';
import { dayShort, dayWithWeekday } from './days.ts';
import { count, plural } from './numbers.ts';
import { at, px, type Mark, type Scene, type Size, type Stop } from './scene.ts';
import { calendarMarks, spanScale, type Span } from './span.ts';

export interface LaneColumns {
  readonly kind: ArrayLike<number>;
  readonly entity: ArrayLike<number>;
  readonly day: ArrayLike<number>;
  readonly count: ArrayLike<number>;
  readonly first: ArrayLike<number>;
}
export interface Lane {
  readonly kind: string;
  readonly entity: number;
  readonly uses: readonly { readonly day: number; readonly count: number }[];
  /** Day of the first use ever by this person, where that lies in the data after the learning time. */
  readonly firstDay: number | null;
}
export const LANE_HEIGHT = 16;
export const LANES_AT_MOST = 6;

/** Groups the columns by kind and entity. */
export function lanesOf(columns: LaneColumns, kinds: readonly string[]): Lane[] {
  const lanes = new Map<
    string,
    { kind: string; entity: number; uses: { day: number; count: number }[]; firstDay: number | null }
  >();
  for (let i = 0; i < columns.day.length; i += 1) {
    const kind = kinds[at(columns.kind, i)] ?? 'other';
    const entity = at(columns.entity, i);
    const lane = lanes.get(`${kind} ${entity}`) ?? { kind, entity, uses: [], firstDay: null };
    const day = at(columns.day, i);
    lane.uses.push({ day, count: at(columns.count, i) });
    if (at(columns.first, i) === 1) lane.firstDay = day;
    lanes.set(`${kind} ${entity}`, lane);
  }
  return [...lanes.values()];
}

/** Lanes used inside the span: first-time, then rare, then most used; the rest is counted. */
export function tellingLanes(lanes: readonly Lane[], span: Span): { shown: readonly Lane[]; folded: number } {
  const inside = (day: number) => day >= Math.floor(span.from) && day < span.to;
  const present = lanes
    .map((lane) => ({ ...lane, uses: lane.uses.filter(({ day }) => inside(day)) }))
    .filter(({ uses }) => uses.length > 0)
    .map((lane) => (lane.firstDay !== null && inside(lane.firstDay) ? lane : { ...lane, firstDay: null }));
  const usual = present
    .filter(({ firstDay }) => firstDay === null)
    .sort((a, b) => b.uses.length - a.uses.length);
  const fresh = present
    .filter(({ firstDay }) => firstDay !== null)
    .sort((a, b) => b.uses.length - a.uses.length);
  const keepUsual = Math.max(1, LANES_AT_MOST - fresh.length);
  const shown = [...usual.slice(0, keepUsual), ...fresh].slice(0, LANES_AT_MOST);
  return {
    shown: shown.sort((a, b) => Number(a.firstDay ?? 0) - Number(b.firstDay ?? 0)),
    folded: present.length - shown.length,
  };
}

/** A bar a unit and lane, height by log of the count; new lanes in ink with "first" before the first bar. */
export function laneTrack(lanes: readonly Lane[], span: Span, width: number, unitDays = 1): Scene {
  const size: Size = { width, height: lanes.length * LANE_HEIGHT + 8 };
  const x = spanScale(span, width);
  const most = Math.max(2, ...lanes.flatMap(({ uses }) => uses.map((use) => 1 + use.count)));
  const height = scaleLog([1, most], [2, 12]);
  const marks: Mark[] = calendarMarks(span, size);
  lanes.forEach((lane, row) => {
    const base = 4 + row * LANE_HEIGHT + 14;
    if (row > 0)
      marks.push({
        mark: 'line',
        x1: 0,
        x2: width,
        y1: base - 14.5,
        y2: base - 14.5,
        stroke: 'n-3',
        opacity: 0.6,
      });
    for (const use of lane.uses) {
      const tall = height(1 + use.count);
      const unit = x(use.day + unitDays) - x(use.day);
      const wide = Math.min(16, Math.max(1, unit > 4 ? unit - 2 : unit - 0.5));
      marks.push({
        mark: 'rect',
        x: px(x(use.day) + (unit - wide) / 2),
        y: px(base - tall),
        width: px(wide),
        height: px(tall),
        fill: lane.firstDay === null ? 'n-5' : 'n-9',
      });
    }
    const first = lane.uses.find(({ day }) => lane.firstDay !== null && Math.floor(day) >= lane.firstDay);
    if (first && lane.firstDay !== null && Math.floor(first.day) === lane.firstDay)
      marks.push(firstWord(x(first.day), x(first.day + unitDays), base));
  });
  return { ...size, marks, stops: stopsOf(lanes, span, width), finding: finding(lanes) };
}

function firstWord(left: number, right: number, base: number): Mark {
  const before = left > 30;
  return {
    mark: 'text',
    x: px(before ? left - 3 : right + 3),
    y: base - 3,
    text: 'first',
    fill: 'n-9',
    anchor: before ? 'end' : 'start',
    halo: true,
  };
}

function stopsOf(lanes: readonly Lane[], span: Span, width: number): Stop[] {
  const x = spanScale(span, width);
  const days = new Map<number, { lanes: number; uses: number }>();
  for (const { uses } of lanes)
    for (const use of uses) {
      const day = Math.floor(use.day);
      const known = days.get(day) ?? { lanes: 0, uses: 0 };
      days.set(day, { lanes: known.lanes + 1, uses: known.uses + use.count });
    }
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, { lanes: used, uses }]) => ({
      key: day,
      x: x(day),
      width: x(day + 1) - x(day),
      says: `${dayWithWeekday(day)}: ${count(uses)} uses of ${used}`,
    }));
}

function finding(lanes: readonly Lane[]): string {
  const fresh = lanes.filter(({ firstDay }) => firstDay !== null);
  const first = fresh.map(({ firstDay }) => dayShort(firstDay ?? 0));
  const news =
    fresh.length === 0
      ? 'none for the first time'
      : `${fresh.length} for the first time (${first.join(', ')})`;
  return `${plural(lanes.length, 'row', 'rows')}, ${news}.`;
}
