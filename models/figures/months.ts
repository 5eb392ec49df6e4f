import { calendar, monthName } from './days.ts';
import { crisp, px, type Mark, type Token } from './scene.ts';
import type { Span } from './span.ts';

interface MonthLines {
  readonly from: number;
  readonly to: number;
  readonly stroke: Token;
  /** Baseline of the names. */
  readonly text: number;
}

/** A line at the first of each month, and its name where there is room. */
export function monthMarks(span: Span, x: (day: number) => number, lines: MonthLines): Mark[] {
  const marks: Mark[] = [];
  let labelEnd = Number.NEGATIVE_INFINITY;
  for (let day = span.from; day < span.to; day += 1) {
    const { date, month, year } = calendar(day);
    if (date !== 1 && day !== span.from) continue;
    const left = x(day);
    const at = crisp(left);
    if (date === 1)
      marks.push({ mark: 'line', x1: at, x2: at, y1: lines.from, y2: lines.to, stroke: lines.stroke });
    const text = marks.length < 2 || month === 0 ? `${monthName(month)} ${year}` : monthName(month);
    if (left < labelEnd || (day === span.from && date > 24)) continue;
    marks.push({ mark: 'text', x: px(left + 2), y: lines.text, text });
    labelEnd = left + text.length * 7 + 6;
  }
  return marks;
}
