import { describe, expect, it } from 'vitest';
import { signalLabels } from '../../../models/figures/signal-labels.ts';

const mark = (x: number, title: string, rank = 1) => ({ x, half: 5, title, rank });
const placed = (...args: Parameters<typeof signalLabels>) =>
  signalLabels(...args).map((label) =>
    label.mark === 'text' ? [label.text, label.anchor, label.x] : [label.mark],
  );

describe('labels of signals', () => {
  it('stand at the left, at the edge to the right', () => {
    expect(placed([mark(300, 'Bulk access')], 10, 600)).toEqual([['Bulk access', 'end', 291]]);
    expect(placed([mark(20, 'Bulk access')], 10, 600)).toEqual([['Bulk access', 'start', 29]]);
  });

  it('cover neither another mark nor another label', () => {
    expect(placed([mark(300, 'Bulk access'), mark(310, 'Pass the hash')], 10, 600)).toEqual([
      ['Bulk access', 'end', 291],
      ['Pass the hash', 'start', 319],
    ]);
    expect(placed([mark(20, 'Bulk access'), mark(40, 'Pass the hash')], 10, 80)).toEqual([]);
  });

  it('are not said twice side by side', () => {
    expect(placed([mark(300, 'Bulk access'), mark(312, 'Bulk access')], 10, 600)).toHaveLength(1);
    expect(placed([mark(100, 'Bulk access'), mark(500, 'Bulk access')], 10, 600)).toHaveLength(2);
  });

  it('are given to the higher rank first, and to none below 0', () => {
    expect(placed([mark(40, 'Bulk access', 2), mark(90, 'Lateral movement', 3)], 10, 100)).toEqual([]);
    expect(placed([mark(200, 'Bulk access', 2), mark(210, 'Lateral movement', 3)], 10, 220)).toEqual([
      ['Bulk access', 'end', 191],
    ]);
    expect(placed([mark(200, 'New device', -1)], 10, 600)).toEqual([]);
  });
});
