import type { Input, ReplayCandidate } from '../../contract/api.ts';
import type { Database } from '../database/database.ts';
import { candidateDays } from '../queries/replay-candidates.ts';
import type { Day } from '../../../models/domain/time.ts';

type Row = Omit<ReplayCandidate, 'subject'> & { readonly day: Day } & Record<string, unknown>;

/** People's days with movement between hosts, a change of credentials or of rights; the most moves first. */
export async function candidatesOf(
  database: Database,
  { person, from, to }: Input<'replay.candidates'>,
): Promise<readonly ReplayCandidate[]> {
  const rows = await database.rows<Row>(candidateDays(person ?? null, from ?? null, to ?? null));
  return rows.map(({ day, ...row }) => ({
    ...row,
    subject: { kind: 'day', person: row.person, day },
  }));
}
