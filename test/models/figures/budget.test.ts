import { describe, expect, it } from 'vitest';
import { budgetScale, budgetScene, cutRisk } from '../../../models/figures/budget.ts';

const SIZE = { width: 342, height: 100 };
const risks = [90, 80, 70, 60, 50];
const bars = (budget: number) =>
  budgetScene({ risks, budget }, SIZE).marks.filter(({ mark }) => mark === 'rect');

describe('budget', () => {
  it('cuts at the risk of the last person inside', () => {
    expect(cutRisk({ risks, budget: 2 })).toBe(80);
    expect(cutRisk({ risks, budget: 99 })).toBe(50);
    expect(cutRisk({ risks: [], budget: 3 })).toBeNull();
    expect(cutRisk({ risks, budget: 0 })).toBeNull();
  });
  it('inks who is inside and greys the rest', () => {
    expect(bars(2).map((bar) => bar.mark === 'rect' && bar.fill)).toEqual([
      'n-8',
      'n-8',
      'n-5',
      'n-5',
      'n-5',
    ]);
  });
  it('starts the bars at zero, one height a point', () => {
    const [first, , third] = bars(2);
    expect(first).toMatchObject({ y: 15.2, height: 64.8 });
    expect(third).toMatchObject({ height: 50.4 });
  });
  it('turns a pixel back into a budget', () => {
    const scale = budgetScale(5, SIZE);
    expect(scale(2)).toBe(150);
    expect(scale.invert(150)).toBe(2);
  });
  it('says who is inside and from which risk on', () => {
    expect(budgetScene({ risks, budget: 2 }, SIZE).finding).toBe(
      '2 people of 5 inside the budget, from risk 80 upward.',
    );
    expect(budgetScene({ risks: [], budget: 2 }, SIZE).finding).toBe('Nobody has a score yet.');
  });
  it('becomes two areas above 200 people', () => {
    const many = Array.from({ length: 300 }, (_, i) => 90 - i / 4);
    const { marks, stops } = budgetScene({ risks: many, budget: 20 }, SIZE);
    expect(marks.filter(({ mark }) => mark === 'path')).toHaveLength(2);
    expect(marks.filter(({ mark }) => mark === 'rect')).toHaveLength(0);
    expect(stops).toHaveLength(300);
  });
});
