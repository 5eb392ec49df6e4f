import { area, curveStepAfter, scaleLinear } from 'd3';
import { count, plural } from './numbers.ts';
import { at, crisp, px, type Mark, type Scene, type Size, type Stop } from './scene.ts';

export interface BudgetData {
  /** Risk of every ranked person, highest first. */
  readonly risks: ArrayLike<number>;
  readonly budget: number;
}
export const BUDGET_PLOT = { left: 30, right: 12, top: 8, bottom: 20 } as const;
const BARS_AT_MOST = 200;

/** From which risk on a person is looked at: that of the last one inside the budget; null if nobody is. */
export function cutRisk({ risks, budget }: BudgetData): number | null {
  const inside = Math.min(budget, risks.length);
  return inside < 1 ? null : at(risks, inside - 1);
}

/** Pixel of the cut, and the budget under a pixel: the dial's two directions. */
export function budgetScale(people: number, size: Size) {
  return scaleLinear([0, Math.max(1, people)], [BUDGET_PLOT.left, size.width - BUDGET_PLOT.right]);
}

export function budgetScene(data: BudgetData, size: Size): Scene {
  const { risks, budget } = data;
  const n = risks.length;
  const x = budgetScale(n, size);
  const y = scaleLinear([0, 100], [size.height - BUDGET_PLOT.bottom, BUDGET_PLOT.top]);
  const marks: Mark[] = [];
  for (const value of [0, 50, 100]) {
    const line = crisp(y(value));
    marks.push({
      mark: 'line',
      x1: BUDGET_PLOT.left,
      x2: size.width - BUDGET_PLOT.right,
      y1: line,
      y2: line,
      stroke: value ? 'n-3' : 'n-4',
    });
    marks.push({ mark: 'text', x: BUDGET_PLOT.left - 6, y: line + 4, text: String(value), anchor: 'end' });
  }
  if (n === 0) return { ...size, marks, stops: [], finding: 'Nobody has a score yet.' };
  marks.push(...(n > BARS_AT_MOST ? steps(data, x, y) : bars(data, x, y)));
  marks.push({ mark: 'text', x: BUDGET_PLOT.left, y: size.height - 5, text: 'person 1' });
  marks.push({
    mark: 'text',
    x: size.width - BUDGET_PLOT.right,
    y: size.height - 5,
    text: count(n),
    anchor: 'end',
  });
  const stops: Stop[] = Array.from(risks, (risk, i) => ({
    key: i + 1,
    x: x(i),
    width: x(i + 1) - x(i),
    says: `Rank ${i + 1} of ${n}, risk ${Math.round(risk)}${i < budget ? ', inside the budget' : ''}`,
  }));
  return { ...size, marks, stops, finding: finding(data) };
}

type Scale = (value: number) => number;

function bars({ risks, budget }: BudgetData, x: Scale, y: Scale): Mark[] {
  const gap = x(1) - x(0) > 3 ? 1 : 0;
  return Array.from(risks, (risk, i) => ({
    mark: 'rect' as const,
    x: px(x(i)),
    y: px(y(risk)),
    width: px(Math.min(24, x(i + 1) - x(i) - gap)),
    height: px(y(0) - y(risk)),
    fill: i < budget ? ('n-8' as const) : ('n-5' as const),
  }));
}

function steps({ risks, budget }: BudgetData, x: Scale, y: Scale): Mark[] {
  const part = (from: number, to: number) =>
    area<number>()
      .curve(curveStepAfter)
      .x((i) => px(x(i)))
      .y0(px(y(0)))
      .y1((i) => px(y(at(risks, Math.min(i, to - 1)))))(
      Array.from({ length: to - from + 1 }, (_, i) => from + i),
    ) ?? '';
  const inside = Math.min(budget, risks.length);
  const marks: Mark[] = [];
  if (inside < risks.length) marks.push({ mark: 'path', d: part(inside, risks.length), fill: 'n-5' });
  if (inside > 0) marks.push({ mark: 'path', d: part(0, inside), fill: 'n-8' });
  return marks;
}

function finding(data: BudgetData): string {
  const people = data.risks.length;
  const inside = Math.min(data.budget, people);
  const cut = cutRisk(data);
  const from = cut === null ? '' : `, from risk ${Math.round(cut)} upward`;
  return `${plural(inside, 'person', 'people')} of ${count(people)} inside the budget${from}.`;
}
