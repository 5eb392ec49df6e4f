import { describe, expect, it } from 'vitest';
import { storyAxis } from '../../../models/figures/story-axis.ts';
import { at, piece, ZONE } from './story-piece.ts';

const labels = (ticks: readonly { readonly label: string }[]) => ticks.map(({ label }) => label);

describe('the axis of a story', () => {
  it('has quarters of an hour about one event', () => {
    const { ticks, unit, place } = storyAxis([piece('bulk-access', '2026-11-19 21:04Z')], ZONE);
    expect(unit).toBe('hour');
    expect(labels(ticks)).toEqual(['21:45', '22:00', '22:15']);
    expect(place(at('2026-11-19 21:04Z'))).toBeCloseTo(19 / 45, 6);
  });

  it('has hours of the wall clock within two days', () => {
    const pieces = [piece('a', '2026-11-19 07:11Z'), piece('b', '2026-11-19 21:47Z')];
    const { ticks, place } = storyAxis(pieces, ZONE);
    expect(labels(ticks)).toEqual([
      '06:00',
      '08:00',
      '10:00',
      '12:00',
      '14:00',
      '16:00',
      '18:00',
      '20:00',
      '22:00',
    ]);
    expect(place(at('2026-11-19 09:00Z'))).toBeCloseTo(4 / 18, 6);
  });

  it('gives the hour that comes twice its width, and none to the one left out', () => {
    // The clocks go back on 25 October at 03:00 and forward on 29 March at 02:00.
    const back = storyAxis([piece('a', '2026-10-24 23:30Z'), piece('b', '2026-10-25 04:30Z')], ZONE);
    const two = back.ticks.find(({ label }) => label === '02:00');
    const three = back.ticks.find(({ label }) => label === '03:00');
    const step = back.ticks[0]?.width ?? 0;
    expect(two?.at).toBeCloseTo(back.place(at('2026-10-25 00:00Z')), 9);
    expect(three?.at).toBeCloseTo(back.place(at('2026-10-25 02:00Z')), 9);
    const widest = Math.max(...back.ticks.map(({ width }) => width));
    expect(widest).toBeGreaterThan(2 * step);
    const forward = storyAxis([piece('a', '2026-03-28 23:30Z'), piece('b', '2026-03-29 03:30Z')], ZONE);
    expect(labels(forward.ticks)).not.toContain('02:00');
    expect(new Set(forward.ticks.map((tick) => tick.at)).size).toBe(forward.ticks.length);
  });

  it('keeps marks of a day with 25 hours on their day', () => {
    const pieces = [piece('a', '2026-10-22 10:00Z'), piece('b', '2026-10-27 10:00Z')];
    const { ticks, unit, place } = storyAxis(pieces, ZONE);
    expect(unit).toBe('day');
    expect(labels(ticks)).toEqual(['22 Oct', '23 Oct', '24 Oct', '25 Oct', '26 Oct', '27 Oct']);
    expect(place(at('2026-10-25 22:59Z'))).toBeLessThan(ticks[4]?.at ?? 0);
    expect(place(at('2026-10-25 23:00Z'))).toBeCloseTo(ticks[4]?.at ?? 0, 9);
    expect(ticks.map(({ weekend }) => weekend)).toEqual([false, false, true, true, false, false]);
    expect((ticks[3]?.width ?? 0) / (ticks[2]?.width ?? 1)).toBeCloseTo(25 / 24, 6);
  });

  it('has at most 15 ticks over sixty days, which shade no weekends', () => {
    const { ticks } = storyAxis([piece('a', '2026-09-20 08:00Z'), piece('b', '2026-11-19 08:00Z')], ZONE);
    expect(ticks.length).toBeLessThanOrEqual(15);
    expect(ticks.some(({ weekend }) => weekend)).toBe(false);
    expect(ticks.at(-1)?.at).toBeLessThan(1);
  });
});
