/** A scored row with its label; rows of one evaluation in any order. */
export interface LabelledScores {
  /** Surprise of each row. */
  readonly score: Float64Array;
  /** 1 where the row counts as malicious, 0 where it does not, and 2 where it is left out. */
  readonly truth: Uint8Array;
  /** Who the row is about. */
  readonly entity: Int32Array;
}

export interface Estimate {
  readonly value: number;
  /** 95 % interval; null where none is defined. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Row indexes by falling score, ties by position: the list an analyst reads from the top. */
export function ranking(score: Float64Array): Int32Array {
  return Int32Array.from(score.keys()).sort((a, b) => (score[b] ?? 0) - (score[a] ?? 0) || a - b);
}

/**
 * Area under the ROC curve: the chance that a malicious row scores above a benign one, ties counted half.
 * Interval after Hanley and McNeil, Radiology 143 (1982). Null without rows of both kinds.
 */
export function rocAuc({ score, truth }: LabelledScores): Estimate | null {
  const rows = ranking(score).filter((row) => truth[row] !== 2);
  let negatives = 0;
  for (const row of rows) if (truth[row] === 0) negatives++;
  const positives = rows.length - negatives;
  if (positives === 0 || negatives === 0) return null;

  let above = 0;
  let pairs = 0;
  for (let start = 0; start < rows.length;) {
    let end = start;
    let tiedPositives = 0;
    let tiedNegatives = 0;
    while (end < rows.length && score[rows[end] ?? 0] === score[rows[start] ?? 0]) {
      if (truth[rows[end] ?? 0] === 1) tiedPositives++;
      else tiedNegatives++;
      end++;
    }
    pairs += tiedPositives * (negatives - above - tiedNegatives / 2);
    above += tiedNegatives;
    start = end;
  }
  const value = pairs / positives / negatives;
  const half = 1.96 * hanleyMcNeilError(value, positives, negatives);
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}

function hanleyMcNeilError(auc: number, positives: number, negatives: number): number {
  const q1 = auc / (2 - auc);
  const q2 = (2 * auc * auc) / (1 + auc);
  const variance =
    (auc * (1 - auc) + (positives - 1) * (q1 - auc * auc) + (negatives - 1) * (q2 - auc * auc)) /
    (positives * negatives);
  return Math.sqrt(Math.max(0, variance));
}

/** Average precision: the mean of the precision at each malicious row. Tied rows share the precision at their end. */
export function averagePrecision({ score, truth }: LabelledScores): Estimate | null {
  const rows = ranking(score).filter((row) => truth[row] !== 2);
  let found = 0;
  let sum = 0;
  for (let start = 0; start < rows.length;) {
    let end = start;
    let tied = 0;
    while (end < rows.length && score[rows[end] ?? 0] === score[rows[start] ?? 0]) {
      if (truth[rows[end] ?? 0] === 1) tied++;
      end++;
    }
    found += tied;
    sum += tied * (found / end);
    start = end;
  }
  return found === 0 ? null : { value: sum / found, low: null, high: null };
}

/** Malicious rows among the first `budget` of the list, of all rows that are not left out. */
export function hitsWithin({ score, truth }: LabelledScores, budget: number): number {
  let hits = 0;
  for (const row of ranking(score)
    .filter((row) => truth[row] !== 2)
    .subarray(0, budget))
    if (truth[row] === 1) hits++;
  return hits;
}

/** Entities with at least one malicious row among the first `budget`. */
export function entitiesWithin({ score, truth, entity }: LabelledScores, budget: number): number {
  const found = new Set<number>();
  for (const row of ranking(score)
    .filter((row) => truth[row] !== 2)
    .subarray(0, budget))
    if (truth[row] === 1) found.add(entity[row] ?? -1);
  return found.size;
}

/** Share with its 95 % Wilson interval (Wilson, JASA 22, 1927). */
export function share(hits: number, of: number): Estimate {
  if (of === 0) return { value: 0, low: null, high: null };
  const z = 1.96;
  const p = hits / of;
  const centre = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return { value: p, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
