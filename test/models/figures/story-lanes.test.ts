import { describe, expect, it } from 'vitest';
import { laneLabel } from '../../../models/figures/story-lane-label.ts';
import { storyLanes } from '../../../models/figures/story-lanes.ts';
import { at, piece, ZONE } from './story-piece.ts';

describe('the lanes of a story', () => {
  it('are none without evidence', () => {
    expect(storyLanes([], ZONE)).toEqual({ lanes: [], ticks: [], unit: 'day' });
  });

  it('are kinds in the order in which they were first told', () => {
    const { lanes } = storyLanes(
      [
        piece('lateral-movement', '2026-11-19 20:56Z'),
        piece('bulk-access', '2026-11-19 20:04Z', { did: 'read 64 items in 13 min' }),
        piece('lateral-movement', '2026-11-19 21:56Z'),
      ].sort((a, b) => a.end - b.end),
      ZONE,
    );
    expect(lanes.map(({ kind, marks }) => [kind, marks.length])).toEqual([
      ['bulk-access', 1],
      ['lateral-movement', 2],
    ]);
    expect(lanes[0]?.label.text).toBe('read 64 items in 13 min');
    expect(lanes[1]?.label.text).toBe('did lateral-movement, and 1 more');
  });

  it('are joined where two kinds were told within an hour, and not later', () => {
    const near = storyLanes([piece('a', '2026-11-19 10:00Z'), piece('b', '2026-11-19 11:00Z')], ZONE);
    const far = storyLanes([piece('a', '2026-11-19 10:00Z'), piece('b', '2026-11-19 11:01Z')], ZONE);
    expect(near.lanes[0]?.joins).toEqual([near.lanes[0]?.marks[0]?.to]);
    expect(far.lanes[0]?.joins).toEqual([]);
  });

  it('stretch what took weeks from its beginning to its end', () => {
    const slow = piece('slow-collection', '2026-09-20 08:00Z', { end: at('2026-11-19 08:00Z') });
    const [lane] = storyLanes([slow], ZONE).lanes;
    expect(lane?.marks[0]?.from).toBeLessThan(0.03);
    expect(lane?.marks[0]?.to).toBeGreaterThan(0.94);
    expect(lane?.label).toMatchObject({ above: true, side: 'left', from: 0 });
  });
});

describe('the words in a lane', () => {
  const [early, late] = [
    { from: 0.2, to: 0.2 },
    { from: 0.8, to: 0.8 },
  ];

  it('stand after the mark where there is room, else before it', () => {
    expect(laneLabel('read 64 items', early, [early])).toMatchObject({ from: 0.2, to: 1, side: 'right' });
    expect(laneLabel('read 64 items in 13 min', late, [late])).toMatchObject({
      from: 0,
      to: 0.8,
      side: 'left',
      above: false,
    });
  });

  it('keep clear of other marks', () => {
    const next = { from: 0.3, to: 0.3 };
    expect(laneLabel('read 64 items in 13 min', early, [early, next])).toMatchObject({
      from: 0.3,
      to: 1,
      side: 'right',
      above: false,
    });
  });

  it('stand above the stretches where there is no room beside them', () => {
    const weeks = { from: 0, to: 0.95 };
    expect(laneLabel('collected 135 new items', weeks, [weeks])).toMatchObject({
      from: 0,
      to: 0.95,
      side: 'left',
      above: true,
    });
  });
});
