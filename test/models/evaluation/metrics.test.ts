import { describe, expect, it } from 'vitest';
import { evaluateModel } from '../../../models/evaluation/evaluate.ts';
import { readLabels } from '../../../models/evaluation/labels.ts';
import {
  averagePrecision,
  entitiesWithin,
  hitsWithin,
  rocAuc,
  share,
} from '../../../models/evaluation/metrics.ts';
import { isoDay } from '../../../models/domain/time.ts';

const rows = (score: number[], truth: number[], entity = score.map((_, i) => i)) => ({
  score: Float64Array.from(score),
  truth: Uint8Array.from(truth),
  entity: Int32Array.from(entity),
});

describe('area under the ROC curve', () => {
  it('is the share of pairs in the right order', () => {
    // malicious 5 and 2 against benign 4, 3, 1: 5 beats 3 of 3, 2 beats 1 of 3
    expect(rocAuc(rows([5, 4, 3, 2, 1], [1, 0, 0, 1, 0]))?.value).toBeCloseTo(4 / 6, 12);
  });
  it('counts ties half', () => {
    expect(rocAuc(rows([1, 1, 1, 1], [1, 0, 0, 0]))?.value).toBe(0.5);
    expect(rocAuc(rows([2, 2, 1], [1, 0, 0]))?.value).toBe(0.75);
  });
  it('leaves out what is marked so, and says nothing without both kinds', () => {
    expect(rocAuc(rows([9, 5, 4], [2, 1, 0]))?.value).toBe(1);
    expect(rocAuc(rows([1, 2], [0, 0]))).toBeNull();
  });
  it('has the interval of Hanley and McNeil', () => {
    // auc 2/3, 2 positives, 3 negatives: q1 = .5, q2 = 8/15; var = (2/9 + (1/2-4/9) + 2(8/15-4/9))/6
    const half = 1.96 * Math.sqrt((2 / 9 + (1 / 2 - 4 / 9) + 2 * (8 / 15 - 4 / 9)) / 6);
    const auc = rocAuc(rows([5, 4, 3, 2, 1], [1, 0, 0, 1, 0]));
    expect(auc?.low).toBeCloseTo(2 / 3 - half, 12);
    expect(auc?.high).toBe(1);
  });
});

describe('lists', () => {
  it('average precision is the mean precision at each hit', () => {
    expect(averagePrecision(rows([5, 4, 3, 2], [1, 0, 1, 0]))?.value).toBeCloseTo((1 + 2 / 3) / 2, 12);
    expect(averagePrecision(rows([1, 1], [1, 0]))?.value).toBe(0.5);
  });
  it('hits count rows, entities count people once', () => {
    const list = rows([5, 4, 3, 2], [1, 1, 0, 1], [7, 7, 8, 9]);
    expect(hitsWithin(list, 3)).toBe(2);
    expect(entitiesWithin(list, 3)).toBe(1);
    expect(entitiesWithin(list, 4)).toBe(2);
  });
  it('Wilson interval of 8 of 10', () => {
    const { low, high } = share(8, 10);
    expect(low).toBeCloseTo(0.4901, 3);
    expect(high).toBeCloseTo(0.9433, 3);
  });
});

describe('a model held against labels', () => {
  const scores = {
    model: 'tails',
    entity: Int32Array.from([1, 1, 2, 3]),
    surprise: Float64Array.from([9, 1, 5, 3]),
    scenario: ['1', '', '2', ''],
  };
  const value = (scenario: string, metric: string) =>
    evaluateModel(
      scores,
      new Map([
        ['1', 1],
        ['2', 3],
      ]),
    ).find((m) => m.scenario === scenario && m.metric === metric)?.value;

  it('holds a scenario against unlabelled days only', () => {
    expect(value('1', 'auc')).toBe(1);
    expect(value('2', 'auc')).toBe(1);
  });
  it('counts a labelled day that was never scored as a miss', () => {
    expect(value('2', 'labelled_days')).toBe(3);
    expect(value('2', 'labelled_days_scored')).toBe(1);
    expect(value('2', 'recall_in_first_100')).toBeCloseTo(1 / 3, 12);
    expect(value('all', 'malicious_days_in_first_100')).toBe(2);
  });
});

describe('label files', () => {
  it('reads CERT answers by their local date, and plain user-days', () => {
    const [cert] = readLabels([
      ['scenario', 'user', 'type', 'multi_id', 'date', 'pc'],
      ['2', 'ABC0535', 'http', '{H1}', '06/28/2010 23:51:08', 'PC-1'],
    ]);
    expect(cert).toMatchObject({ scenario: '2', account: 'ABC0535' });
    expect(cert && isoDay(cert.day)).toBe('2010-06-28');
    const [plain] = readLabels([
      ['user', 'day'],
      ['ann', '2026-02-28'],
    ]);
    expect(plain && isoDay(plain.day)).toBe('2026-02-28');
    expect(plain?.scenario).toBe('1');
  });
  it('names the line and what is wrong', () => {
    expect(() => readLabels([['a', 'b']])).toThrow(/needs the columns user and date/);
    expect(() =>
      readLabels([
        ['user', 'day'],
        ['ann', 'soon'],
      ]),
    ).toThrow(/line 2: "soon" is no date/);
  });
});
