import { scaleLinear } from 'd3';
import { CONTRIBUTIONS } from '../domain/contribution.ts';
import { dayLong, dayShort, dayWithWeekday, mondayOf } from './days.ts';
import { crisp, px, type Mark, type Scene, type Size, type Stop } from './scene.ts';
import { calendarMarks, levelOf, spanScale, type Span } from './span.ts';
import { inSpan, mainContribution, peakOf, type TimelineDay } from './timeline.ts';

export interface RiskTrackData {
  readonly days: readonly TimelineDay[];
  readonly usual: { readonly low: number; readonly high: number } | null;
  /** Risk from which the budget reaches; null without a cut. */
  readonly cut: number | null;
  readonly budget: number;
}
interface Bar {
  readonly from: number;
  readonly width: number;
  readonly top: TimelineDay;
}
const LEAST_PX_A_DAY = 3;
const LEAST_PART = 0.6;
const PART_GAP = 0.7;
const LEAST_LABEL = 14;

const title = (id: string) => CONTRIBUTIONS.find((one) => one.id === id)?.title.toLowerCase() ?? id;

/** What a day's bar says, in the pointer's line and to a screen reader. */
export function riskSays(day: TimelineDay, usual: RiskTrackData['usual']): string {
  const when = dayWithWeekday(day.day);
  if (!Number.isFinite(day.risk)) return `${when}, ${day.events} events, still learning what is usual`;
  const band = usual ? `, usual ${Math.round(usual.low)} to ${Math.round(usual.high)}` : '';
  const main = mainContribution(day);
  return `${when}, risk ${Math.round(day.risk)}${band}${main ? `, mostly ${title(main)}` : ''}`;
}

/** True where days are too narrow to be drawn one by one. */
export const groupsByWeek = (span: Span, width: number): boolean =>
  width / (span.to - span.from) < LEAST_PX_A_DAY;

function barsOf(days: readonly TimelineDay[], span: Span, width: number): Bar[] {
  if (!groupsByWeek(span, width)) return days.map((top) => ({ from: top.day, width: 1, top }));
  const weeks = new Map<number, TimelineDay>();
  for (const day of days) {
    const week = mondayOf(day.day);
    const known = weeks.get(week);
    if (!known || !(known.risk >= day.risk)) weeks.set(week, day);
  }
  return [...weeks].map(([from, top]) => ({ from, width: 7, top }));
}

/** Stacked bars by contribution, the usual band behind them and the budget's cut across. */
export function riskTrack(data: RiskTrackData, span: Span, size: Size): Scene {
  const x = spanScale(span, size.width);
  const y = scaleLinear([0, 100], [size.height - 4, 18]);
  const marks: Mark[] = calendarMarks(span, size);
  for (const value of [0, 25, 50, 75, 100]) {
    const line = crisp(y(value));
    marks.push({ mark: 'line', x1: 0, x2: size.width, y1: line, y2: line, stroke: value ? 'n-3' : 'n-4' });
    if (value)
      marks.push({
        mark: 'text',
        x: size.width - 1,
        y: line - 3,
        text: String(value),
        anchor: 'end',
        halo: true,
      });
  }
  const { behind, words } = reference(data, y, size.width);
  marks.push(...behind);
  const visible = data.days.filter(inSpan(span));
  const peak = peakOf(visible);
  const stops: Stop[] = [];
  for (const bar of barsOf(visible, span, size.width)) {
    const left = x(bar.from);
    const unit = x(bar.from + bar.width) - left;
    const wide = levelOf(span) === 'day' ? unit : Math.min(24, Math.max(unit < 4 ? unit - 0.5 : 2, unit - 2));
    marks.push(...stack(bar.top, left + (unit - wide) / 2, wide, y));
    stops.push({ key: bar.top.day, x: left, width: unit, says: riskSays(bar.top, data.usual) });
    if (levelOf(span) === 'day') marks.push(...partLabels(bar.top, y, size.width / 2));
    if (bar.top === peak || levelOf(span) === 'week')
      marks.push(...total(bar.top, left, unit, y, size.width));
  }
  marks.push(...learningWords(visible, x, y(0)));
  if (levelOf(span) !== 'day') marks.push(...words);
  return { ...size, marks, stops, finding: finding(visible, peak, data, groupsByWeek(span, size.width)) };
}

/** Room for the words below. */
const LEAST_LEARNING_PX = 140;

/** Says why the first days have no bar, where there is room to say it. */
function learningWords(days: readonly TimelineDay[], x: (day: number) => number, ground: number): Mark[] {
  const first = days.find((day) => Number.isFinite(day.risk));
  if (!first || first === days[0]) return [];
  const end = x(first.day);
  return end < LEAST_LEARNING_PX
    ? []
    : [
        {
          mark: 'text',
          x: px(end / 2),
          y: px(ground - 6),
          text: 'learning what is usual',
          anchor: 'middle',
          halo: true,
        },
      ];
}

interface Reference {
  readonly behind: readonly Mark[];
  /** Over the bars, with a halo. */
  readonly words: readonly Mark[];
}

function reference(
  { usual, cut, budget }: RiskTrackData,
  y: (value: number) => number,
  width: number,
): Reference {
  const behind: Mark[] = [];
  const words: Mark[] = [];
  if (usual) {
    const height = Math.max(1, y(usual.low) - y(usual.high));
    behind.push({
      mark: 'rect',
      x: 0,
      y: px(y(usual.high)),
      width,
      height: px(height),
      fill: 'n-5',
      opacity: 0.2,
    });
    const text = `usual for this person: ${Math.round(usual.low)} to ${Math.round(usual.high)}`;
    words.push({ mark: 'text', x: 6, y: px(y(usual.high) - 4), text, halo: true });
  }
  if (cut !== null) {
    behind.push({
      mark: 'line',
      x1: 0,
      x2: width,
      y1: px(y(cut)),
      y2: px(y(cut)),
      stroke: 'n-7',
      dash: [4, 3],
    });
    const text = `in the budget of ${budget} people from ${Math.round(cut)} upward`;
    words.push({ mark: 'text', x: 6, y: px(y(cut) - 5), text, halo: true });
  }
  return {
    behind,
    words: usual && cut !== null && Math.abs(y(cut) - y(usual.high)) < 16 ? words.slice(1) : words,
  };
}

function stack(day: TimelineDay, left: number, width: number, y: (value: number) => number): Mark[] {
  const marks: Mark[] = [];
  let below = 0;
  day.points.forEach((value, i) => {
    const id = CONTRIBUTIONS[i]?.id;
    if (!id || value <= 0) return;
    const bottom = y(below);
    below += value;
    if (value < LEAST_PART) return;
    const height = Math.max(0.6, bottom - y(below) - PART_GAP);
    marks.push({
      mark: 'rect',
      x: px(left),
      y: px(bottom - height),
      width: px(width),
      height: px(height),
      fill: `c-${id}`,
    });
  });
  return marks;
}

/** Names the parts of one day inside its bar, where they are high enough. */
function partLabels(day: TimelineDay, y: (value: number) => number, middle: number): Mark[] {
  const marks: Mark[] = [];
  let below = 0;
  day.points.forEach((value, i) => {
    const one = CONTRIBUTIONS[i];
    const [bottom, top] = [y(below), y(below + value)];
    below += value;
    if (!one || bottom - top < LEAST_LABEL) return;
    const text = `${one.title} ${Math.round(value)}`;
    marks.push({
      mark: 'text',
      x: px(middle),
      y: px((bottom + top) / 2 + 4),
      text,
      fill: 'n-9',
      anchor: 'middle',
      halo: true,
    });
  });
  return marks;
}

function total(
  day: TimelineDay,
  left: number,
  unit: number,
  y: (value: number) => number,
  width: number,
): Mark[] {
  if (!Number.isFinite(day.risk)) return [];
  const text = String(Math.round(day.risk));
  const beside = left > 30;
  if (unit > 40)
    return [
      {
        mark: 'text',
        x: px(left + unit / 2),
        y: px(y(day.risk) - 5),
        text,
        fill: 'n-9',
        strong: true,
        large: true,
        anchor: 'middle',
        halo: true,
      },
    ];
  const at = beside ? left - 4 : Math.min(width, left + unit + 4);
  return [
    {
      mark: 'text',
      x: px(at),
      y: px(y(day.risk) + 9),
      text,
      fill: 'n-9',
      strong: true,
      large: true,
      anchor: beside ? 'end' : 'start',
      halo: true,
    },
  ];
}

function finding(
  visible: readonly TimelineDay[],
  peak: TimelineDay | null,
  data: RiskTrackData,
  byWeek: boolean,
): string {
  const first = visible[0];
  const last = visible.at(-1);
  if (!first || !last) return 'No activity in this span.';
  const span = first === last ? dayLong(first.day) : `${dayShort(first.day)} to ${dayShort(last.day)}`;
  if (!peak) return `Risk a day, ${span}: still learning what is usual for this person.`;
  const band = data.usual ? ` Usual ${Math.round(data.usual.low)} to ${Math.round(data.usual.high)}.` : '';
  const unit = byWeek ? 'Highest day of each week' : 'Risk a day';
  return `${unit}, ${span}: highest ${Math.round(peak.risk)} on ${dayWithWeekday(peak.day)}.${band}`;
}
