import { describe, expect, it } from 'vitest';
import { buildUp } from '../../../models/baselines/build-up.ts';
import { calibrate } from '../../../models/baselines/calibrate.ts';
import { gaussianTail } from '../../../models/baselines/gaussian.ts';
import { leader, sumOfLeaders } from '../../../models/baselines/groups.ts';
import { nearestDays, expectedByNearest, unexplained } from '../../../models/baselines/nearest-day.ts';
import { robustZ } from '../../../models/baselines/robust-z.ts';
import { ranks, scoredRows } from '../../../models/baselines/scores.ts';
import { rawTails } from '../../../models/baselines/tails.ts';
import { uniformOf } from '../../../models/domain/random.ts';
import { BYTES, COUNT, daysOf, everyDay } from './days.ts';

describe('the Gaussian tail', () => {
  it('agrees with tables', () => {
    expect(gaussianTail(0)).toBeCloseTo(Math.log(2), 5);
    expect(gaussianTail(1.959964)).toBeCloseTo(-Math.log(0.025), 3);
    expect(gaussianTail(-1)).toBeCloseTo(-Math.log(0.8413447), 5);
    expect(gaussianTail(6)).toBeCloseTo(-Math.log(9.865876e-10), 1);
  });

  it('grows without a step where the series gives way', () => {
    for (const z of [-5, 0, 5])
      expect(Math.abs(gaussianTail(z + 1e-9) - gaussianTail(z - 1e-9))).toBeLessThan(0.01);
  });
});

/** What a lone person of a lone role gets before any block is past: everybody's norm is the prior's. */
function firstDayTail(value: number): number {
  const everybody = 0.5;
  const role = (50 * everybody) / 50;
  const share = (10 * role) / 10;
  const spread = Math.max(Math.sqrt(((3 * 0.25) / 3) * 2), 0.5 * Math.exp(-1));
  return -Math.log(share) + gaussianTail((Math.log1p(value) - 1) / spread);
}

describe('raw tails', () => {
  it('are worked out by hand for a first day', () => {
    const tails = rawTails(daysOf([COUNT], { ann: everyDay(1, () => 9) }));
    expect(tails[0]).toBeCloseTo(firstDayTail(9), 5);
  });

  it('are 0 for what did not happen', () => {
    expect([...rawTails(daysOf([COUNT], { ann: everyDay(3, () => 0) }))]).toEqual([0, 0, 0]);
  });

  it('cap what the person reached before: once in 20 days is −ln(1.5/21)', () => {
    const diary = everyDay(21, (day) => (day === 5 || day === 20 ? 500 : 1));
    const tails = rawTails(daysOf([BYTES], { ann: diary }));
    expect(tails[20]).toBeCloseTo(-Math.log(1.5 / 21), 5);
    const never = rawTails(daysOf([BYTES], { ann: everyDay(21, (day) => (day === 20 ? 500 : 1)) }));
    expect(never[20]).toBeGreaterThan(4);
  });

  it('take half a count for nothing: 2 instead of 1 is no departure, 20 is', () => {
    const tails = rawTails(
      daysOf([COUNT], { ann: everyDay(62, (day) => (day === 60 ? 2 : day === 61 ? 20 : 1)) }),
    );
    expect(tails[60]).toBeLessThan(6);
    expect(tails[61]).toBeGreaterThan(15);
  });

  it('do not learn from the guard band: a slow rise stays a departure', () => {
    const risen = daysOf([COUNT], { ann: everyDay(120, (day) => (day < 95 ? 2 : 40)) });
    const tails = rawTails(risen);
    expect(tails[119]).toBeGreaterThan(15);
  });

  it('let the rarity of a computer in as it is', () => {
    const rarity = { id: 'host-rarity', group: 'logon', unit: 'surprisal' } as const;
    expect(rawTails(daysOf([rarity], { ann: everyDay(1, () => 3.25) }))[0]).toBe(3.25);
  });
});

describe('calibration', () => {
  const uniform = uniformOf('calibration');
  const diaries = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [
      `p${String(i).padStart(2, '0')}`,
      everyDay(40, () => -3 * Math.log(uniform())),
    ]),
  );
  const days = daysOf([BYTES], diaries);

  it('gives −ln of the share of days with as much', () => {
    const calibrated = calibrate(days, days.values);
    const late = [...days.day.keys()].filter((row) => (days.day[row] ?? 0) >= 28);
    const mean = late.reduce((sum, row) => sum + (calibrated[row] ?? 0), 0) / late.length;
    expect(mean).toBeGreaterThan(0.9);
    expect(mean).toBeLessThan(1.1);
    const over3 = late.filter((row) => (calibrated[row] ?? 0) > 3).length / late.length;
    expect(over3).toBeGreaterThan(0.03);
    expect(over3).toBeLessThan(0.08);
  });

  it('adds −ln of how seldom a feature is there at all', () => {
    const seldom = days.values.map((value, row) => (row % 10 === 0 ? value : 0));
    const row = 40 * 3 + 30;
    const common = calibrate(days, days.values)[row] ?? 0;
    const rare = calibrate(days, seldom)[row] ?? 0;
    expect(rare - common).toBeGreaterThan(1);
    expect(rare - common).toBeLessThan(4);
  });

  it('leaves the first ten days at 0 and the tail as it is while there is too little', () => {
    const lone = daysOf([BYTES], { ann: everyDay(30, () => 2) });
    const calibrated = [...calibrate(lone, lone.values)];
    expect(calibrated.slice(0, 10)).toEqual(Array(10).fill(0));
    expect(calibrated.slice(10)).toEqual(Array(20).fill(2));
  });

  it('caps at 40 nats', () => {
    const lone = daysOf([BYTES], { ann: everyDay(11, () => 55) });
    expect(calibrate(lone, lone.values)[10]).toBe(40);
  });
});

describe('groups', () => {
  it('count the largest of related features only, and sum over groups', () => {
    const hours = { id: 'logon-hour', group: 'logon', unit: 'surprisal' } as const;
    const days = daysOf([COUNT, hours, BYTES], { ann: [[0, 1, 1, 1]] });
    const tails = Float32Array.from([2, 5, 3]);
    expect([...sumOfLeaders(days, tails)]).toEqual([8]);
    expect(leader(tails, 0, [0, 1])).toEqual({ feature: 1, tail: 5 });
    expect(leader(new Float32Array(3), 0, [0, 1])).toEqual({ feature: -1, tail: 0 });
  });
});

describe('the most alike day', () => {
  const days = daysOf([COUNT, BYTES], {
    ann: Array.from({ length: 60 }, (_, i) => [i, 0, 0] as const),
  });
  const tails = new Float32Array(120);
  tails.set([3, 1], 10);
  tails.set([3, 6], 80);
  tails.set([3, 2], 118);

  it('is the nearest in log tails before the guard band or among the first twenty', () => {
    const nearest = nearestDays(days, tails.map(Math.log1p));
    expect(nearest.row[59]).toBe(5);
    expect(nearest.distance[59]).toBeCloseTo(Math.log(3 / 2), 5);
    expect(nearest.row[0]).toBe(-1);
    expect(nearest.distance[0]).toBeNaN();
  });

  it('leaves what it does not explain', () => {
    const nearest = nearestDays(days, tails.map(Math.log1p));
    const left = unexplained(tails, expectedByNearest(days, tails, nearest));
    expect([...left.subarray(118)]).toEqual([0, 1]);
  });
});

describe('the plain baseline', () => {
  it('is a robust z against 90 days before, at most 10', () => {
    const scores = robustZ(
      daysOf([BYTES], { ann: everyDay(61, (day) => (day === 60 ? 1e9 : Math.expm1(day % 3))) }),
    );
    expect(scores[60]).toBe(10);
    // Of 0, 1, 2 in turn the median is 1 and the median distance 1.
    expect(scores[59]).toBeCloseTo(1 / 1.4826, 1);
    expect(scores[0]).toBe(0);
  });

  it('forgets what lies further back', () => {
    const diary = everyDay(200, (day) => (day < 100 ? 1000 : day === 199 ? 1000 : 0));
    expect(robustZ(daysOf([BYTES], { ann: diary }))[199]).toBe(10);
  });
});

describe('build-up', () => {
  it('is larger after a week of small departures than after one', () => {
    const days = daysOf([BYTES], { ann: everyDay(60, () => 1) });
    const tails = new Float32Array(60).map((_, row) => (row >= 53 || row === 30 ? 3 : 0));
    const week = buildUp(days, tails);
    expect(week[30]).toBe(3);
    expect(week[59]).toBe(21);
    expect(week[45]).toBe(0);
  });
});

describe('scored days', () => {
  it('begin with the 31st active day and are ranked with ties in order', () => {
    const days = daysOf([COUNT], { ann: everyDay(33, () => 1), bob: everyDay(30, () => 1) });
    expect([...scoredRows(days)]).toEqual([30, 31, 32]);
    expect([...ranks(Int32Array.of(0, 1, 2), Float64Array.of(1, 5, 1))]).toEqual([2, 1, 3]);
  });
});
