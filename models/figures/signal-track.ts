import { SEVERITIES, type Severity } from '../domain/signal.ts';
import { dayShort } from './days.ts';
import { plural } from './numbers.ts';
import { px, type Mark, type Scene, type Size, type Stop } from './scene.ts';
import { SEVERITY_HALF, severityMark } from './severity-mark.ts';
import { signalCounts } from './signal-counts.ts';
import { signalLabels } from './signal-labels.ts';
import { calendarMarks, spanScale, type Span } from './span.ts';

/** A signal of somebody; days are local, fractions are times of day. */
export interface SignalMark {
  readonly key: number;
  readonly day: number;
  readonly severity: Severity;
  readonly title: string;
  readonly says: string;
}

/** Those below are told by hover and in the table. */
const LABELLED: ReadonlySet<Severity> = new Set<Severity>(['high', 'critical']);
/** Marks nearer than this are one stop for the keyboard. */
const STOP_PX = 10;

/** What was found about somebody, as marks on the timeline: the higher, the more severe; told by shape, too. */
export function signalTrack(signals: readonly SignalMark[], span: Span, size: Size): Scene {
  const x = spanScale(span, size.width);
  const inside = signals.filter(({ day }) => day >= span.from && day < span.to);
  const marks: Mark[] = calendarMarks(span, size);
  const step = (size.height - 12) / SEVERITIES.length;
  const yOf = (severity: Severity) => px(size.height - 8 - step * SEVERITIES.indexOf(severity));
  const stops: Stop[] = [];
  const sorted = [...inside].sort((a, b) => a.day - b.day);
  for (const signal of sorted) {
    const at = px(x(signal.day));
    marks.push(severityMark(signal.severity, at, yOf(signal.severity)));
    const last = stops.at(-1);
    if (last && at - last.x < STOP_PX)
      stops[stops.length - 1] = { ...last, says: `${last.says}; ${signal.title}` };
    else
      stops.push({
        key: signal.key,
        x: at,
        width: STOP_PX,
        says: `${dayShort(Math.floor(signal.day))}: ${signal.title}. ${signal.says}`,
      });
  }
  for (const severity of SEVERITIES) {
    const row = sorted.filter((one) => one.severity === severity);
    const half = SEVERITY_HALF[severity];
    const y = yOf(severity);
    const counts = signalCounts(
      row.map(({ day }) => x(day)),
      half,
      y,
      size.width,
    );
    const rank = LABELLED.has(severity) ? 0 : -1;
    const labelled = row.map(({ day, title }) => ({ x: x(day), half, title, rank }));
    marks.push(...counts.marks, ...signalLabels(labelled, y, size.width, counts.taken));
  }
  return { ...size, marks, stops, finding: finding(inside) };
}

function finding(signals: readonly SignalMark[]): string {
  const worst = SEVERITIES.findLast((severity) => signals.some((one) => one.severity === severity));
  return worst === undefined
    ? 'No signals.'
    : `${plural(signals.length, 'signal', 'signals')}, the most severe ${worst}.`;
}
