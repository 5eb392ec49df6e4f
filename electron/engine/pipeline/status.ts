import type { AnalysisStatus } from '../../contract/api.ts';
import { timestampUs } from '../../../models/domain/time.ts';
import type { OpenCase } from '../case/open-case.ts';
import { running } from './running.ts';
import { STAGES } from './stages/index.ts';
import { stageStates } from './staleness.ts';

/** Whether the analysis still holds for what the case contains. */
export async function analysisStatus(open: OpenCase): Promise<AnalysisStatus> {
  const row = await open.reader.row<{ events: number; finished: number | null }>(
    `SELECT (SELECT coalesce(sum(stored), 0)::BIGINT FROM source) AS events,
      (SELECT max(finished_us) FROM stage_state) AS finished`,
  );
  const states = await stageStates(open.reader, STAGES, await open.zone());
  const staleStages = states.filter(({ stale }) => stale).map(({ stage }) => stage.id);
  const finished = row?.finished ?? null;
  return {
    state: running.has(open)
      ? 'running'
      : (row?.events ?? 0) === 0
        ? 'empty'
        : staleStages.length > 0
          ? 'stale'
          : 'current',
    staleStages,
    finishedUs: finished === null ? null : timestampUs(finished),
  };
}
