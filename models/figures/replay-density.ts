import type { Replay } from '../domain/replay.ts';
import { count } from './numbers.ts';
import { breakMarks, lasting, placeOf, tickMarks, type TimeAxis } from './replay-time.ts';
import { px, type Mark, type Scene, type Size } from './scene.ts';

/** Bars of events, full before the playhead and pale after it. */
export function densityScene(
  replay: Replay,
  axis: TimeAxis,
  size: Size,
  playhead: number,
  zone: string,
): Scene {
  const base = size.height - 2;
  const idle = axis.pieces.filter((piece) => piece.idle && piece.right - piece.left >= 30);
  const marks: Mark[] = [
    ...tickMarks(axis, size.height, zone),
    ...breakMarks(axis, size.height),
    ...barMarks(replay, axis, base, playhead),
    { mark: 'line', x1: 0, x2: size.width, y1: base + 0.5, y2: base + 0.5, stroke: 'n-4' },
    ...idle.map(({ left, right }): Mark => ({
      mark: 'text',
      x: px((left + right) / 2),
      y: size.height - 18,
      text: 'idle',
      anchor: 'middle',
    })),
  ];
  return { ...size, marks, stops: [], finding: densityFinding(replay) };
}

function barMarks(replay: Replay, axis: TimeAxis, base: number, playhead: number): Mark[] {
  const { sliceUs, counts } = replay.density;
  const most = Math.max(1, ...counts);
  return Array.from(counts).flatMap((events, i): Mark[] => {
    if (events === 0) return [];
    const from = replay.from + i * sliceUs;
    const x = placeOf(axis, from);
    const width = Math.max(1, Math.min(24, placeOf(axis, from + sliceUs) - x - 0.6));
    // Square root: a slice with one event beside one with thousands is still seen.
    const height = Math.max(1.5, Math.sqrt(events / most) * (base - 10));
    const ink =
      from <= playhead ? ({ fill: 'n-6', opacity: 1 } as const) : ({ fill: 'n-5', opacity: 0.55 } as const);
    return [{ mark: 'rect', x: px(x), y: px(base - height), width: px(width), height: px(height), ...ink }];
  });
}

function densityFinding({ density, events }: Replay): string {
  const most = Math.max(0, ...density.counts);
  return `${count(events)} events; at most ${count(most)} in ${lasting(density.sliceUs)}.`;
}
