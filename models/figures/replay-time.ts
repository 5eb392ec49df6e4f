import type { Replay } from '../domain/replay.ts';
import { US_PER_DAY, US_PER_SECOND, timestampUs, type TimestampUs } from '../domain/time.ts';
import { calendar, clockOfMinutes, dayShort, instantOf, localUs } from './days.ts';
import { count, figure } from './numbers.ts';
import { crisp, px, type Mark, type Scene, type Size } from './scene.ts';

const MINUTE = 60 * US_PER_SECOND;
/** Idle time from here on is left out of the axis. */
export const IDLE_US = 5 * MINUTE;
const BREAK = 36;
const MOST_FOR_BREAKS = 0.35;
/** More of them leave no room for ticks. */
const MOST_BREAKS = 6;

interface Piece {
  /** Microseconds UTC, and the pixels they take. */
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
  /** Idle time that is left out. */
  readonly idle: boolean;
}
/** Time on one axis, in pieces: what is idle takes a narrow break. */
export interface TimeAxis {
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** Every idle stretch that playing skips; only the longest are breaks. */
  readonly idle: readonly (readonly [from: number, to: number])[];
}

/** Stretches of more than five minutes in which nothing happened. */
export function idleOf(replay: Replay): readonly (readonly [from: number, to: number])[] {
  const { sliceUs, counts } = replay.density;
  const gaps: [number, number][] = [];
  let last = replay.from as number;
  const seen = (from: number, to: number) => {
    const until = Math.min(from, replay.to);
    if (until - last > IDLE_US) gaps.push([last, until]);
    last = Math.max(last, to);
  };
  const times = [...replay.steps.columns.at];
  const untils = [...replay.steps.columns.until];
  const busy: [number, number][] = [];
  counts.forEach((events, i) => {
    if (events > 0) busy.push([replay.from + i * sliceUs, replay.from + (i + 1) * sliceUs]);
  });
  times.forEach((time, i) => busy.push([time, untils[i] ?? time]));
  busy.sort(([a], [b]) => a - b);
  for (const [from, to] of busy) seen(from, to);
  if (replay.to - last > IDLE_US) gaps.push([last, replay.to]);
  return gaps;
}

/** Folds the longest idle stretches, where a break is narrower than the time itself. */
export function timeAxis(replay: Replay, width: number, skipIdle: boolean): TimeAxis {
  const whole = Math.max(1, replay.to - replay.from);
  const wide = ([from, to]: readonly [number, number]) => ((to - from) / whole) * width > BREAK;
  const idle = skipIdle ? idleOf(replay) : [];
  const gaps = idle
    .filter(wide)
    .sort(([a, b], [c, d]) => d - c - (b - a))
    .slice(0, MOST_BREAKS)
    .sort(([a], [b]) => a - b);
  const each = gaps.length === 0 ? 0 : Math.min(BREAK, (width * MOST_FOR_BREAKS) / gaps.length);
  const shown = whole - gaps.reduce((sum, [from, to]) => sum + to - from, 0);
  const perUs = shown > 0 ? (width - each * gaps.length) / shown : 0;
  const pieces: Piece[] = [];
  let x = 0;
  let time = replay.from as number;
  const add = (to: number, idle: boolean) => {
    if (to <= time) return;
    const right = x + (idle ? each : (to - time) * perUs);
    pieces.push({ from: time, to, left: x, right, idle });
    [x, time] = [right, to];
  };
  for (const [from, to] of gaps) {
    add(from, false);
    add(to, true);
  }
  add(replay.to, false);
  return { pieces, width, idle };
}

/** Pixel of a time; the ends for what lies outside. */
export function placeOf({ pieces, width }: TimeAxis, time: number): number {
  for (const { from, to, left, right } of pieces) {
    if (time < from) return left;
    if (time <= to) return left + ((time - from) / (to - from)) * (right - left);
  }
  return time === Number.NEGATIVE_INFINITY ? 0 : width;
}

export function timeAt({ pieces }: TimeAxis, x: number): number {
  for (const { from, to, left, right } of pieces)
    if (x <= right && right > left) return from + (Math.max(0, x - left) / (right - left)) * (to - from);
  return pieces[pieces.length - 1]?.to ?? 0;
}

/** The end of the idle stretch that a time falls into; null where something goes on. */
export function idleEnd({ idle }: TimeAxis, time: number): number | null {
  const stretch = idle.find(([from, to]) => time > from && time < to);
  return stretch ? stretch[1] : null;
}

/** Dashed edges of what is left out. */
export const breakMarks = ({ pieces }: TimeAxis, height: number): Mark[] =>
  pieces
    .filter(({ idle }) => idle)
    .flatMap(({ left, right }): Mark[] => [
      { mark: 'rect', x: px(left), y: 0, width: px(right - left), height, fill: 'n-1' },
      ...[left, right].map((x): Mark => ({
        mark: 'line',
        x1: crisp(x),
        x2: crisp(x),
        y1: 0,
        y2: height,
        stroke: 'n-4',
        dash: [2, 3],
      })),
    ]);

const EVERY_MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080] as const;
const SECONDS = [1, 2, 5, 10, 15, 30] as const;
const LEAST_TICK = 64;

interface Tick {
  readonly x: number;
  readonly text: string;
}

/** Ticks at whole units of the wall clock, never under a break. */
export function ticksOf(axis: TimeAxis, zone: string): Tick[] {
  const shown = axis.pieces.filter(({ idle }) => !idle);
  const time = shown.reduce((sum, { from, to }) => sum + to - from, 0);
  const pixels = shown.reduce((sum, { left, right }) => sum + right - left, 0);
  if (time <= 0 || pixels <= 0) return [];
  const fits = (us: number) => (us / time) * pixels >= LEAST_TICK;
  const every =
    [...SECONDS.map((s) => s * US_PER_SECOND), ...EVERY_MINUTES.map((m) => m * MINUTE)].find(fits) ??
    7 * US_PER_DAY;
  const ticks: Tick[] = [];
  for (const { from, to, left, right } of shown) {
    const start = Math.ceil(localUs(timestampUs(from), zone) / every) * every;
    for (let local = start; ; local += every) {
      const instant = instantOf(local, zone);
      if (instant > to) break;
      const x = left + ((instant - from) / (to - from)) * (right - left);
      if (x - left < 4 && left > 0) continue;
      ticks.push({ x, text: tickText(local, every) });
    }
  }
  return ticks;
}

function tickText(local: number, every: number): string {
  const minutes = (local % US_PER_DAY) / MINUTE;
  if (every >= US_PER_DAY) return dayShort(local / US_PER_DAY);
  if (every < MINUTE) {
    const seconds = Math.round((local % MINUTE) / US_PER_SECOND);
    return `${clockOfMinutes(Math.floor(minutes))}:${String(seconds).padStart(2, '0')}`;
  }
  return minutes === 0 ? dayShort(local / US_PER_DAY) : clockOfMinutes(minutes);
}

/** `32 min`, `6 h`, `3 days`: time left out. */
export function lasting(us: number): string {
  const minutes = us / MINUTE;
  if (us < US_PER_SECOND) return `${count(us / 1000)} ms`;
  if (minutes < 1) return `${figure(us / US_PER_SECOND)} s`;
  if (minutes < 100) return `${count(minutes)} min`;
  return minutes < 48 * 60 ? `${count(minutes / 60)} h` : `${count(minutes / 1440)} days`;
}

const HALF_TICK = 24;
const HALF_BREAK = 18;
const HALF_CHIP = 34;

interface AxisLabel {
  readonly x: number;
  readonly half: number;
  readonly text: string;
}

/** Ticks that fit, and the names of breaks. */
export function axisLabels(axis: TimeAxis, zone: string): readonly AxisLabel[] {
  const labels: AxisLabel[] = axis.pieces
    .filter(({ idle, left, right }) => idle && right - left >= 30)
    .map(({ left, right, from, to }) => ({
      x: (left + right) / 2,
      half: HALF_BREAK,
      text: lasting(to - from),
    }));
  let free = 0;
  for (const { x, text } of ticksOf(axis, zone)) {
    const taken = axis.pieces.some(
      (one) => one.idle && x + HALF_TICK > one.left && x - HALF_TICK < one.right,
    );
    if (x < 14 || x > axis.width - 20 || x - HALF_TICK < free || taken) continue;
    free = x + HALF_TICK;
    labels.push({ x, half: HALF_TICK, text });
  }
  return labels;
}

/** By label whether the playhead's chip, `chip` being its middle, hides it. */
export const underChip = (labels: readonly AxisLabel[], chip: number | null): readonly boolean[] =>
  labels.map(({ x, half }) => chip !== null && Math.abs(x - chip) < half + HALF_CHIP);

export function timeAxisScene(labels: readonly AxisLabel[], size: Size, hidden: readonly boolean[]): Scene {
  const marks = labels
    .filter((_, i) => !hidden[i])
    .map(({ x, text }): Mark => ({ mark: 'text', x: px(x), y: 17, text, anchor: 'middle' }));
  return { ...size, marks, stops: [], finding: 'Time axis' };
}

/** Lines at the ticks, behind every track. */
export const tickMarks = (axis: TimeAxis, height: number, zone: string): Mark[] =>
  ticksOf(axis, zone).map(({ x }): Mark => ({
    mark: 'line',
    x1: crisp(x),
    x2: crisp(x),
    y1: 0,
    y2: height,
    stroke: 'n-3',
  }));

/** `12 Nov 2026` of an instant. */
export function dateOf(us: TimestampUs, zone: string): string {
  const on = Math.floor(localUs(us, zone) / US_PER_DAY);
  return `${dayShort(on)} ${calendar(on).year}`;
}
