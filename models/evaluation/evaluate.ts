import {
  averagePrecision,
  entitiesWithin,
  hitsWithin,
  rocAuc,
  share,
  type Estimate,
  type LabelledScores,
} from './metrics.ts';

/** Scores of one model, a row a scored user-day, and the scenario of the labelled ones ('' for none). */
export interface ModelScores {
  readonly model: string;
  readonly entity: Int32Array;
  readonly surprise: Float64Array;
  readonly scenario: readonly string[];
}

export interface Metric extends Estimate {
  readonly model: string;
  readonly scenario: string;
  readonly metric: string;
}

/** The lists an analyst would read: so many days, or this share of all scored days. */
export const DAY_BUDGETS = [100, 200] as const;
export const SHARE_BUDGETS = [
  { name: '0.1pct', share: 0.001 },
  { name: '1pct', share: 0.01 },
] as const;

/**
 * Every metric of one model, for all scenarios together and for each alone. A single scenario is held against the
 * unlabelled days only: days of the other scenarios are left out of its AUC, and kept in the lists.
 * `labelledDays` counts labelled user-days by scenario, scored or not; a day that was never scored is a miss in recall.
 */
export function evaluateModel(scores: ModelScores, labelledDays: ReadonlyMap<string, number>): Metric[] {
  const scenarios = [...labelledDays.keys()].sort();
  return ['all', ...scenarios].flatMap((scenario) => {
    const labelled =
      scenario === 'all'
        ? [...labelledDays.values()].reduce((a, b) => a + b, 0)
        : (labelledDays.get(scenario) ?? 0);
    return metricsOf(scores, scenario, labelled);
  });
}

const count = (value: number): Estimate => ({ value, low: null, high: null });

function metricsOf(scores: ModelScores, scenario: string, labelledDays: number): Metric[] {
  const { surprise: score, entity } = scores;
  const matches = (own: string) => own !== '' && (scenario === 'all' || own === scenario);
  const against: LabelledScores = { score, entity, truth: truthOf(scores, matches, 2) };
  const listed: LabelledScores = { score, entity, truth: truthOf(scores, matches, 0) };
  const rows = score.length;
  const scored = listed.truth.reduce((sum, one) => sum + one, 0);
  const row = (metric: string, estimate: Estimate | null): Metric[] =>
    estimate === null ? [] : [{ model: scores.model, scenario, metric, ...estimate }];

  return [
    ...row('auc', rocAuc(against)),
    ...row('pr_auc', averagePrecision(against)),
    ...DAY_BUDGETS.flatMap((budget) => {
      const hits = hitsWithin(listed, budget);
      return [
        ...row(`malicious_days_in_first_${budget}`, count(hits)),
        ...row(`recall_in_first_${budget}`, share(hits, labelledDays)),
      ];
    }),
    ...SHARE_BUDGETS.flatMap((budget) =>
      row(`entities_in_first_${budget.name}`, count(entitiesWithin(listed, Math.floor(rows * budget.share)))),
    ),
    ...row('labelled_days', count(labelledDays)),
    ...row('labelled_days_scored', count(scored)),
    ...row('scored_days', count(rows)),
  ];
}

/** `otherwise` is what a day of another scenario counts as: 2 leaves it out, 0 lets it stand as a row of the list. */
function truthOf(scores: ModelScores, matches: (own: string) => boolean, otherwise: 0 | 2): Uint8Array {
  return Uint8Array.from(scores.scenario, (own) => (own === '' ? 0 : matches(own) ? 1 : otherwise));
}
