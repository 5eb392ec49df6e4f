import { MODELS } from '../../../models/domain/score.ts';
import { sql } from '../../../models/domain/sql.ts';
import { evaluateModel, type Metric, type ModelScores } from '../../../models/evaluation/evaluate.ts';
import type { EvaluationRow } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { OpenCase } from '../case/open-case.ts';

/** Every metric of every model of the case against the labels attached to it. NOT_FOUND without labels or scores. */
export async function evaluateCase(open: OpenCase): Promise<EvaluationRow[]> {
  const labelled = await labelledDays(open);
  if (labelled.size === 0)
    throw new AppError(
      'NOT_FOUND',
      `${open.name} has no labels. Attach them with: tracewell label CASE FILE`,
    );
  const used = await labelsUsed(open);
  const metrics: Metric[] = [];
  for (const model of MODELS) {
    const scores = await modelScores(open, model);
    if (scores.surprise.length > 0) metrics.push(...evaluateModel(scores, labelled));
  }
  if (metrics.length === 0)
    throw new AppError('NOT_FOUND', `${open.name} has no scores to evaluate. Run: tracewell analyze CASE`);
  return metrics.map((metric) => ({ ...metric, labels_used: used }));
}

/** One row a labelled person-day; where files name two scenarios the first counts. */
const LABELLED = `
  SELECT pa.person_id, l.day, min(l.scenario) AS scenario
  FROM label l JOIN account a ON lower(a.name) = lower(l.account) JOIN person_account pa USING (account_id)
  WHERE pa.valid_to_us IS DISTINCT FROM 0
  GROUP BY pa.person_id, l.day`;

/** User-days by scenario, counted before any matching: a label of an unknown user is a miss. */
async function labelledDays(open: OpenCase): Promise<Map<string, number>> {
  const rows = await open.reader.rows<{ scenario: string; days: number }>(
    `SELECT scenario, count(*) AS days
     FROM (SELECT lower(account) AS account, day, min(scenario) AS scenario FROM label GROUP BY ALL) GROUP BY scenario`,
  );
  return new Map(rows.map((row) => [row.scenario, row.days]));
}

async function labelsUsed(open: OpenCase): Promise<string> {
  const rows = await open.reader.rows<{ sha: string; days: number }>(
    `SELECT file_sha256 AS sha, count(DISTINCT lower(account) || '|' || day) AS days FROM label GROUP BY 1 ORDER BY 1`,
  );
  return rows.map((row) => `${row.days} user-days of file ${row.sha.slice(0, 12)}`).join('; ');
}

async function modelScores(open: OpenCase, model: string): Promise<ModelScores> {
  const result = await open.reader.read(sql`
    WITH labelled AS (${{ text: LABELLED, values: [] }})
    SELECT s.entity_id, s.surprise, coalesce(l.scenario, '') AS scenario
    FROM score s LEFT JOIN labelled l ON l.person_id = s.entity_id AND l.day = s.day
    WHERE s.model = ${model} AND s.entity_kind = 'user'
    ORDER BY s.entity_id, s.day`);
  const [entity = [], surprise = [], scenario = []] = result.getColumnsJS();
  return {
    model,
    entity: Int32Array.from(entity as number[]),
    surprise: Float64Array.from(surprise as number[]),
    scenario: scenario as string[],
  };
}
