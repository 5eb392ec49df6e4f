import { describe, expect, it } from 'vitest';
import type { RankedPeople } from '../../../electron/contract/api.ts';
import { day } from '../../../models/domain/time.ts';
import { sortedRows } from '../../../renderer/views/overview/sorted-rows.ts';

const none = new Float64Array(4);
const ranked: RankedPeople = {
  from: day(0),
  to: day(1),
  reasons: [],
  people: {
    rows: 4,
    columns: {
      person: Int32Array.of(10, 11, 12, 13),
      rank: Int32Array.of(1, 2, 3, 4),
      risk: Float64Array.of(90, 80, 70, 60),
      change: Float64Array.of(-3, 40, Number.NaN, 40),
      newDays: Int32Array.of(0, 1, 5, 0),
      peakDay: new Int32Array(4),
      surprise: none,
      spark: new Float64Array(48),
      usualLow: none,
      usualHigh: none,
      role: new Int32Array(4),
      activeDays: new Int32Array(4),
    },
  },
};

describe('order of the ranked people', () => {
  it('is by risk as the engine gives it', () => expect(sortedRows(ranked, 'risk')).toEqual([0, 1, 2, 3]));
  it('is by change, equal ones by rank, unknown last', () =>
    expect(sortedRows(ranked, 'change')).toEqual([1, 3, 0, 2]));
  it('is by what is new', () => expect(sortedRows(ranked, 'new')).toEqual([2, 1, 0, 3]));
});
