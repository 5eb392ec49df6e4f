import { describe, expect, it } from 'vitest';
import { contentHeight, firstRow, scrollFor, TALLEST_PX } from '../../../renderer/controls/row-window.ts';

const sized = (count: number) => ({ count, rowHeight: 28, viewport: 700 });

describe('the window of rows', () => {
  it('is exact where the rows fit an element', () => {
    expect(contentHeight(sized(1000))).toBe(28_000);
    expect(firstRow(sized(1000), 280)).toBeCloseTo(10, 9);
    expect(scrollFor(sized(1000), 10)).toBeCloseTo(280, 9);
  });
  it.each([1_000_000, 1_680_000, 135_000_000])('reaches the first and the last of %d rows', (count) => {
    const rows = sized(count);
    expect(contentHeight(rows)).toBeLessThanOrEqual(TALLEST_PX);
    expect(firstRow(rows, 0)).toBe(0);
    expect(firstRow(rows, contentHeight(rows) - 700)).toBeCloseTo(count - 25, 3);
    expect(scrollFor(rows, count - 25)).toBeCloseTo(contentHeight(rows) - 700, 3);
  });
  it('is its own inverse', () => {
    for (const first of [0, 17.5, 900_000, 134_000_000])
      expect(firstRow(sized(135_000_000), scrollFor(sized(135_000_000), first))).toBeCloseTo(first, 3);
  });
  it('does not scroll where everything is on screen', () => {
    expect(firstRow(sized(10), 500)).toBe(0);
    expect(scrollFor(sized(10), 5)).toBe(0);
  });
});
