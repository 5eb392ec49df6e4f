import type { AnalysisStatus } from '../../contract/api.ts';
import { timestampUs } from '../../../models/domain/time.ts';
import type { OpenCase } from '../case/open-case.ts';

/** Whether the analysis still holds for what the case contains. */
export async function analysisStatus(open: OpenCase): Promise<AnalysisStatus> {
  const row = await open.reader.row<{ events: number; finished: number | null }>(
    'SELECT (SELECT coalesce(sum(stored), 0)::BIGINT FROM source) AS events, (SELECT max(finished_us) FROM stage_state) AS finished',
  );
  const finished = row?.finished ?? null;
  const state = (row?.events ?? 0) === 0 ? 'empty' : finished === null ? 'stale' : 'current';
  return { state, staleStages: [], finishedUs: finished === null ? null : timestampUs(finished) };
}
