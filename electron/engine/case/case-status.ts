import type { CaseStatus } from '../../contract/api.ts';
import { ACTIVE_MODEL } from '../../../models/domain/score.ts';
import { sql } from '../../../models/domain/sql.ts';
import { timestampUs } from '../../../models/domain/time.ts';
import { analysisStatus } from '../pipeline/status.ts';
import type { OpenCase } from './open-case.ts';

interface Totals extends Readonly<Record<string, unknown>> {
  readonly sources: number;
  readonly events: number;
  readonly rejected: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly people: number;
  readonly run: number | null;
  readonly looked: string | null;
}

/** Counts come from the ledgers, not from the events: it answers at once at any size. */
export async function caseStatus(open: OpenCase): Promise<CaseStatus> {
  const totals = await open.reader.row<Totals>(sql`
    SELECT count(*) AS sources, coalesce(sum(stored), 0)::BIGINT AS events, coalesce(sum(rejected), 0)::BIGINT AS rejected,
      min(first_us) AS first, max(last_us) AS last,
      (SELECT CASE WHEN count(*) > 0 THEN count(DISTINCT person_id) ELSE (SELECT count(*) FROM account WHERE kind = 'user') END
        FROM person_day) AS people,
      (SELECT max(run_id) FROM model_run WHERE model = ${ACTIVE_MODEL}) AS run,
      (SELECT value FROM meta WHERE key = 'looked_us') AS looked
    FROM source`);
  const { first = null, last = null, run = null, looked = null } = totals ?? {};
  return {
    path: open.path,
    name: open.name,
    zone: await open.zone(),
    events: totals?.events ?? 0,
    people: totals?.people ?? 0,
    sources: totals?.sources ?? 0,
    rejected: totals?.rejected ?? 0,
    first: first === null ? null : timestampUs(first),
    last: last === null ? null : timestampUs(last),
    analysis: await analysisStatus(open),
    model: run === null ? null : `${ACTIVE_MODEL}, run ${run}`,
    audit: open.auditHead(),
    lookedUs: looked === null ? null : timestampUs(Number(looked)),
  };
}
