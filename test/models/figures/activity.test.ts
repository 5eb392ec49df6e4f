import { describe, expect, it } from 'vitest';
import {
  activityScene,
  activitySpan,
  missingDays,
  type ActivityData,
} from '../../../models/figures/activity.ts';

const SIZE = { width: 858, height: 126 };
const NOV_2 = Date.parse('2026-11-02') / 86_400_000;
const data = (offsets: readonly number[], peaks: ActivityData['peaks'] = new Map()): ActivityData => ({
  day: offsets.map((offset) => NOV_2 + offset),
  events: offsets.map((offset) => 1000 + offset),
  people: offsets.map(() => 7),
  peaks,
});

describe('activity of the organisation', () => {
  it('names a day without records instead of drawing it as zero', () => {
    const scene = activityScene(data([0, 1, 3]), SIZE, null);
    expect(missingDays(data([0, 1, 3]))).toEqual([NOV_2 + 2]);
    expect(scene.marks).toContainEqual(expect.objectContaining({ mark: 'text', text: 'no records, 4 Nov' }));
    expect(scene.marks.filter((mark) => mark.mark === 'rect' && mark.stroke === 'high-mark')).toHaveLength(1);
    expect(scene.finding).toBe('Events a day, 2 to 5 Nov 2026. Most, 1,003, on 5 Nov. No records on 1 day.');
  });
  it('mirrors the highest days beneath the axis', () => {
    const scene = activityScene(data([0, 1, 2], new Map([[NOV_2 + 1, 3]])), SIZE, null);
    expect(scene.marks.filter((mark) => mark.mark === 'rect' && mark.fill === 'n-9')).toHaveLength(1);
    expect(scene.stops[1]?.says).toBe(
      'Tue 3 Nov: 1,001 events of 7 people, highest day of 3 people in the budget',
    );
  });
  it('darkens what is brushed', () => {
    const scene = activityScene(data([0, 1, 2]), SIZE, { from: NOV_2 + 1, to: NOV_2 + 3 });
    expect(scene.marks.flatMap((mark) => (mark.mark === 'rect' ? [mark.fill] : []))).toEqual([
      'n-5',
      'n-7',
      'n-7',
    ]);
  });
  it('groups by week above 400 days and keeps the sum', () => {
    const long = data(Array.from({ length: 420 }, (_, i) => i));
    const scene = activityScene(long, SIZE, null);
    expect(scene.stops).toHaveLength(60);
    expect(scene.stops[0]?.says).toBe('Week from 2 Nov: 7,021 events of 7 people');
  });
  it('has no span without events', () => {
    expect(activitySpan(data([]))).toBeNull();
    expect(activityScene(data([]), SIZE, null).finding).toBe('No events.');
  });
});
