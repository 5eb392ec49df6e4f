import { describe, expect, it } from 'vitest';
import { uniformOf } from '../../../models/domain/random.ts';
import { AttemptTotals, Attempts } from '../../../models/signals/parts/attempts.ts';
import { Latest } from '../../../models/signals/parts/latest.ts';
import { medianAway, robustZ, Sample } from '../../../models/signals/parts/robust.ts';

const uniform = uniformOf('samples');
const drawn = (count: number) => Array.from({ length: count }, () => Math.floor(uniform() * 12));

describe('a sample', () => {
  it('measures the latest numbers as if they were sorted each time', () => {
    const numbers = drawn(120);
    const sample = new Sample(40);
    numbers.forEach((value, i) => {
      sample.add(value);
      const kept = numbers.slice(Math.max(0, i - 39), i + 1);
      expect(sample.length).toBe(kept.length);
      expect(sample.z(9)).toBe(robustZ(9, kept));
      expect(sample.atLeast(4.5)).toBe(kept.filter((one) => one >= 4.5).length);
      expect(sample.quantile(0.9)).toBe(kept.toSorted((a, b) => a - b)[Math.floor(kept.length * 0.9)]);
    });
    expect(new Sample(5).z(1)).toBeNaN();
  });

  it('has the median of the distances from its median', () => {
    const many = Array.from({ length: 60 }, (_, i) => drawn(i + 1).toSorted((a, b) => a - b));
    for (const sorted of [[4], [1, 9], [1, 2, 9], [1, 1, 4, 8], ...many]) {
      const middle = ((sorted[sorted.length >> 1] ?? 0) + (sorted[(sorted.length - 1) >> 1] ?? 0)) / 2;
      const away = sorted.map((one) => Math.abs(one - middle)).sort((a, b) => a - b);
      const expected = ((away[away.length >> 1] ?? 0) + (away[(away.length - 1) >> 1] ?? 0)) / 2;
      expect(medianAway(sorted, middle), sorted.join(' ')).toBe(expected);
    }
  });
});

describe('attempts', () => {
  it('are counted as they come and go', () => {
    const attempts = new Attempts();
    const add = (minute: number, who: number, failed: boolean) =>
      attempts.add({ at: minute * 60e6, who, failed, network: '', event: BigInt(minute) }, 10);
    for (let minute = 0; minute < 30; minute++) add(minute, minute % 4, minute % 3 > 0);
    const kept = attempts.all();
    expect(kept.map(({ event }) => Number(event))).toEqual([19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
    expect(attempts.failures).toBe(kept.filter(({ failed }) => failed).length);
    expect([attempts.length, attempts.accounts, attempts.mostTries(99)]).toEqual([11, 4, 3]);
  });

  it('of a run keep what proves it, rather whoever got in, in the order of time', () => {
    const run = Array.from({ length: 900 }, (_, i) => ({
      at: i,
      who: i % 50,
      failed: i % 9 > 0,
      network: '',
      event: BigInt(i),
    }));
    const won = run.filter(({ failed }) => !failed).map(({ event }) => event);
    const lost = run.filter(({ failed }) => failed).map(({ event }) => event);
    const proof = [...won, ...lost].slice(0, 200).sort((a, b) => Number(a - b));
    expect(new AttemptTotals(run).events()).toEqual(proof);
  });
});

describe('the latest', () => {
  it('are kept, and those that are asked for', () => {
    const latest = new Latest<number>(10);
    for (let i = 0; i < 100; i++) {
      latest.set(`session ${i}`, i);
      expect(latest.get('session 0')).toBe(0);
    }
    expect(latest.get('session 95')).toBe(95);
    expect(latest.get('session 50')).toBeUndefined();
  });
});
