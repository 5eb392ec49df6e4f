import { SEVERITIES, type Severity } from '../domain/signal.ts';
import { plural } from './numbers.ts';
import { breakMarks, placeOf, tickMarks, type TimeAxis } from './replay-time.ts';
import { px, type Mark, type Scene, type Size } from './scene.ts';
import { signalCounts } from './signal-counts.ts';
import { signalLabels } from './signal-labels.ts';
import { SEVERITY_HALF, severityMark } from './severity-mark.ts';

/** A signal as a replay marks it; microseconds UTC. */
export interface ReplaySignal {
  readonly at: number;
  readonly severity: Severity;
  readonly title: string;
}

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
  const sorted = [...signals].sort((a, b) => a.at - b.at);
  const most = SEVERITY_HALF.critical;
  const whole = (x: number) => px(Math.max(most, Math.min(size.width - most, x)));
  const placed = sorted.map((signal) => ({ ...signal, x: whole(placeOf(axis, signal.at)) }));
  for (const { x, at, severity } of placed) marks.push(severityMark(severity, x, middle, at <= playhead));
  const labelled = placed.map(({ x, severity, title }) => ({
    x,
    half: SEVERITY_HALF[severity],
    title,
    rank: SEVERITIES.indexOf(severity),
  }));
  const counts = signalCounts(
    placed.map(({ x }) => x),
    SEVERITY_HALF.high,
    middle,
    size.width,
  );
  marks.push(...counts.marks, ...signalLabels(labelled, middle, size.width, counts.taken));
  return {
    ...size,
    marks,
    stops: [],
    finding: `${plural(signals.length, 'signal', 'signals')} in this time.`,
  };
}
