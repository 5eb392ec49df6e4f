import type { Severity } from '../domain/signal.ts';
import { plural } from './numbers.ts';
import { breakMarks, placeOf, tickMarks, type TimeAxis } from './replay-time.ts';
import { px, type Mark, type Scene, type Size } from './scene.ts';
import { severityMark } from './severity-mark.ts';

/** A signal as a replay marks it; microseconds UTC. */
export interface ReplaySignal {
  readonly at: number;
  readonly severity: Severity;
  readonly title: string;
}

const LABEL_PX = 140;

/** What was found during a replay, at the moment at which it was known; hollow where the playhead has not come yet. */
export function replaySignalScene(
  signals: readonly ReplaySignal[],
  axis: TimeAxis,
  size: Size,
  playhead: number,
  zone: string,
): Scene {
  const marks: Mark[] = [...tickMarks(axis, size.height, zone), ...breakMarks(axis, size.height)];
  const middle = px(size.height / 2);
  let free = -Infinity;
  for (const { at, severity, title } of [...signals].sort((a, b) => a.at - b.at)) {
    const x = px(placeOf(axis, at));
    marks.push(severityMark(severity, x, middle, at <= playhead));
    const atEdge = x + LABEL_PX > size.width;
    if ((atEdge ? x - LABEL_PX : x) < free) continue;
    marks.push({
      mark: 'text',
      x: px(atEdge ? x - 8 : x + 8),
      y: middle + 4,
      text: title,
      anchor: atEdge ? 'end' : 'start',
      halo: true,
    });
    free = atEdge ? x + 8 : x + LABEL_PX;
  }
  return {
    ...size,
    marks,
    stops: [],
    finding: `${plural(signals.length, 'signal', 'signals')} in this time.`,
  };
}
