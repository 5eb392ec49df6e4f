import { describe, expect, it } from 'vitest';
import { groupsByWeek, riskSays, riskTrack } from '../../../models/figures/risk-track.ts';
import { stopAt } from '../../../models/figures/scene.ts';
import { sessionPieces, sessionTrack } from '../../../models/figures/session-track.ts';
import { mainContribution, peakOf, timelineDays } from '../../../models/figures/timeline.ts';

const NOV_2 = Date.parse('2026-11-02') / 86_400_000;
const SIZE = { width: 840, height: 222 };
const span = { from: NOV_2, to: NOV_2 + 84 };
const CONTRIBUTION_IDS = ['exfil', 'collect'];

const days = timelineDays(
  { day: [NOV_2, NOV_2 + 1, NOV_2 + 2], risk: [Number.NaN, 12, 80], events: [3, 4, 5] },
  {
    day: [NOV_2 + 1, NOV_2 + 2, NOV_2 + 2],
    contribution: [1, 0, 1],
    points: [12, 75, 25],
  },
  CONTRIBUTION_IDS,
);
const data = { days, usual: { low: 4, high: 19 }, cut: 62, budget: 10 };

describe('timeline days', () => {
  it('stack in the design’s order and end at the risk shown, relief taken off', () => {
    expect(days[2]?.points).toEqual([20, 0, 60, 0, 0, 0, 0]);
    expect(mainContribution(days[2] ?? { day: 0, risk: 0, events: 0, points: [] })).toBe('exfil');
  });
  it('find the peak among scored days only', () => {
    expect(peakOf(days)?.day).toBe(NOV_2 + 2);
    expect(peakOf(days.slice(0, 1))).toBeNull();
  });
});

describe('risk track', () => {
  const scene = riskTrack(data, span, SIZE);
  const parts = scene.marks.filter((mark) => mark.mark === 'rect' && (mark.fill ?? '').startsWith('c-'));
  it('draws a bar a scored day, each part in its colour and height', () => {
    expect(parts).toHaveLength(3);
    expect(parts[1]).toMatchObject({ x: 21, width: 8, height: 39.3, fill: 'c-collect' });
    expect(parts[2]).toMatchObject({ height: 119.3, fill: 'c-exfil' });
  });
  it('names the peak, the usual band and the cut', () => {
    const texts = scene.marks.flatMap((mark) => (mark.mark === 'text' ? [mark.text] : []));
    expect(texts).toContain('80');
    expect(texts).toContain('usual for this person: 4 to 19');
    expect(texts).toContain('in the budget of 10 people from 62 upward');
  });
  it('says the finding and each day', () => {
    expect(scene.finding).toBe('Risk a day, 2 Nov to 4 Nov: highest 80 on Wed 4 Nov. Usual 4 to 19.');
    expect(scene.stops.map(({ says }) => says)).toEqual([
      'Mon 2 Nov, 3 events, still learning what is usual',
      'Tue 3 Nov, risk 12, usual 4 to 19, mostly reading and collecting',
      'Wed 4 Nov, risk 80, usual 4 to 19, mostly data leaving',
    ]);
  });
  it('takes the highest day of each week where a day is under 3 px', () => {
    const year = { from: NOV_2, to: NOV_2 + 365 };
    expect(groupsByWeek(year, 840)).toBe(true);
    expect(groupsByWeek(span, 840)).toBe(false);
    const weekly = riskTrack(data, year, SIZE);
    expect(weekly.stops).toHaveLength(1);
    expect(weekly.stops[0]?.key).toBe(NOV_2 + 2);
    expect(weekly.finding).toMatch(/^Highest day of each week/);
  });
  it('says so where nothing happened', () => {
    expect(riskTrack(data, { from: NOV_2 + 50, to: NOV_2 + 57 }, SIZE).finding).toBe(
      'No activity in this span.',
    );
  });
  it('leaves the usual out where it is not known', () => {
    expect(riskSays(days[1] ?? { day: 0, risk: 0, events: 0, points: [] }, null)).toBe(
      'Tue 3 Nov, risk 12, mostly reading and collecting',
    );
  });
});

describe('sessions', () => {
  const own = { from: 460, to: 1040 };
  it('are cut at the edges of the own hours', () => {
    const pieces = sessionPieces({
      sessions: [{ day: NOV_2, startMinute: 400, endMinute: 1100 }],
      ownHours: own,
    });
    expect(pieces.map(({ from, to, outside }) => [from, to, outside])).toEqual([
      [400, 460, true],
      [460, 1040, false],
      [1040, 1100, true],
    ]);
  });
  it('go on after midnight on the next day', () => {
    const pieces = sessionPieces({
      sessions: [{ day: NOV_2, startMinute: 1380, endMinute: 1500 }],
      ownHours: own,
    });
    expect(pieces.map(({ day, from, to }) => [day, from, to])).toEqual([
      [NOV_2, 1380, 1440],
      [NOV_2 + 1, 0, 60],
    ]);
  });
  it('ink what lies outside', () => {
    const scene = sessionTrack(
      { sessions: [{ day: NOV_2, startMinute: 1200, endMinute: 1260 }], ownHours: own },
      span,
      SIZE,
    );
    expect(scene.marks.filter((mark) => mark.mark === 'rect' && mark.fill === 'n-9')).toHaveLength(1);
    expect(scene.finding).toBe('Sessions by hour of day on 1 day, outside own hours on 1 of them.');
  });
  it('are all inside where own hours are not known', () => {
    expect(
      sessionPieces({ sessions: [{ day: 0, startMinute: 0, endMinute: 60 }], ownHours: null })[0]?.outside,
    ).toBe(false);
  });
});

describe('the stop under the pointer', () => {
  const stops = [0, 10, 40].map((x) => ({ key: x, x, width: 10, says: '' }));
  it.each([
    [3, 0],
    [14, 1],
    [29, 1],
    [31, 2],
    [900, 2],
  ])('at %d px is number %d', (x, index) => expect(stopAt(stops, x)).toBe(index));
  it('is none without stops', () => expect(stopAt([], 5)).toBe(-1));
});
