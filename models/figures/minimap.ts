import { calendar, dayWithWeekday, monthName } from './days.ts';
import { px, type Mark, type Scene, type Size } from './scene.ts';
import { spanScale, type Span } from './span.ts';
import { peakOf, type TimelineDay } from './timeline.ts';

/** The whole case in 36 px: risk of each day, months named. */
export function minimap(days: readonly TimelineDay[], whole: Span, brushed: Span, size: Size): Scene {
  const x = spanScale(whole, size.width);
  const marks: Mark[] = [];
  const names: Mark[] = [];
  for (let day = whole.from; day < whole.to; day += 1) {
    const { date, month } = calendar(day);
    if (date !== 1 && day !== whole.from) continue;
    if (day !== whole.from)
      marks.push({ mark: 'line', x1: px(x(day)), x2: px(x(day)), y1: 2, y2: size.height - 2, stroke: 'n-3' });
    if (date < 22) names.push({ mark: 'text', x: px(x(day) + 4), y: 12, text: monthName(month), halo: true });
  }
  const unit = x(whole.from + 1);
  for (const { day, risk } of days) {
    if (!Number.isFinite(risk)) continue;
    const tall = Math.max(1, (risk / 100) * (size.height - 10));
    const inside = day >= Math.floor(brushed.from) && day < brushed.to;
    marks.push({
      mark: 'rect',
      x: px(x(day)),
      y: px(size.height - 4 - tall),
      width: px(Math.max(1, unit - 0.8)),
      height: px(tall),
      fill: inside ? 'n-6' : 'n-5',
    });
  }
  const peak = peakOf(days);
  const finding = peak
    ? `Whole case, highest risk ${Math.round(peak.risk)} on ${dayWithWeekday(peak.day)}.`
    : 'Whole case, no scored day.';
  return { ...size, marks: [...marks, ...names], stops: [], finding };
}
