import { describe, expect, it } from 'vitest';
import { sparkline } from '../../../models/figures/sparkline.ts';

const NONE = Number.NaN;
const of = (weeks: readonly number[]) => sparkline({ weeks, usualLow: 4, usualHigh: 19, cut: 62 });
const marksOf = (weeks: readonly number[], kind: string) =>
  of(weeks).marks.filter(({ mark }) => mark === kind);

describe('sparkline', () => {
  const full = [8, 9, 7, 12, 10, 21, 9, 18, 34, 48, 66, 87];

  it('ends in a point at the last week', () => {
    expect(marksOf(full, 'circle')).toEqual([{ mark: 'circle', x: 126, y: 5.9, r: 2.5, fill: 'n-9' }]);
  });
  it('draws the own usual band and the dashed cut', () => {
    const { marks } = of(full);
    expect(marks[0]).toMatchObject({ mark: 'rect', y: 20.8, height: 3.3, fill: 'n-5' });
    expect(marks[1]).toMatchObject({ mark: 'line', y1: 11.4, y2: 11.4, dash: [2, 2] });
  });
  it('leaves a gap where a week was not scored', () => {
    const [path] = marksOf([10, 20, NONE, 30, 40], 'path');
    expect(path?.mark === 'path' && path.d.match(/M/g)).toHaveLength(2);
  });
  it('draws a dash for nothing and only the point for one week', () => {
    expect(of([NONE, NONE]).finding).toBe('No scored week.');
    expect(marksOf([NONE, NONE], 'circle')).toHaveLength(0);
    expect(marksOf([NONE, 30], 'path')).toHaveLength(0);
    expect(marksOf([NONE, 30], 'circle')).toHaveLength(1);
  });
  it('says the highest week', () => {
    expect(of(full).finding).toBe('Highest week 87, in the last week; last scored week 87.');
    expect(of([90, 20, 30]).finding).toBe('Highest week 90, 2 weeks before the last; last scored week 30.');
  });
});
