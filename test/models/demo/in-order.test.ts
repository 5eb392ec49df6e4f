import { describe, expect, it } from 'vitest';
import { InOrder } from '../../../models/demo/in-order.ts';

describe('what is written day by day', () => {
  it('comes in order of time, and what lies after midnight waits for its day', () => {
    const order = new InOrder<number>((at) => at);
    expect(order.before(24, [9, 25, 3])).toEqual([3, 9]);
    expect(order.before(48, [30, 26])).toEqual([25, 26, 30]);
    expect(order.before(72, [])).toEqual([]);
  });
});
