import type { Decision } from '../../../models/identity/decisions.ts';
import { decisionsMade } from '../../../models/identity/people.ts';
import type {
  AllowDetail,
  DecisionKind,
  TuneDetail,
  VerdictDetail,
} from '../../../models/domain/decision.ts';
import { sql } from '../../../models/domain/sql.ts';
import type { Database, Row } from '../database/database.ts';

type Detail =
  { readonly into: string; readonly person: string } | { readonly account: string; readonly from: string };

/** What table `decision` holds as its detail, for a kind. */
export const mergeDetail = (into: string, person: string) =>
  JSON.stringify({ into, person } satisfies Detail);
export const splitDetail = (account: string, from: string) =>
  JSON.stringify({ account, from } satisfies Detail);

/** A row of table `decision` as the models take it. */
export function decisionOf({ id, detail }: { readonly id: number; readonly detail: string }): Decision {
  const said = JSON.parse(detail) as Detail;
  return 'into' in said ? { id, kind: 'merge', ...said } : { id, kind: 'split', account: said.account };
}

interface DecisionRow extends Row {
  readonly id: number;
  readonly detail: string;
}

/** Those not taken back, in the order in which they were made. */
export async function decisionsThatHold(database: Database): Promise<Decision[]> {
  return (await database.rows<DecisionRow>(decisionsMade)).map(decisionOf);
}

/** Kind and detail of all that hold, in the order in which they were made. */
export async function allDecisions(
  database: Database,
): Promise<(readonly [kind: DecisionKind, detail: string])[]> {
  const rows = await database.rows<{ kind: DecisionKind; detail: string }>(
    'SELECT kind, detail FROM decision WHERE undone_us IS NULL ORDER BY decision_id',
  );
  return rows.map(({ kind, detail }) => [kind, detail]);
}

async function detailsOf<T>(
  database: Database,
  kind: DecisionKind,
): Promise<(T & { readonly decision: number })[]> {
  const rows = await database.rows<{ id: number; detail: string }>(
    sql`SELECT decision_id AS id, detail FROM decision WHERE undone_us IS NULL AND kind = ${kind} ORDER BY decision_id`,
  );
  return rows.map(({ id, detail }) => ({ ...(JSON.parse(detail) as T), decision: id }));
}

/** Of several for one tunable the last counts. */
export const tunesThatHold = (database: Database) => detailsOf<TuneDetail>(database, 'tune');
export const allowsThatHold = (database: Database) => detailsOf<AllowDetail>(database, 'allow');
export const verdictsThatHold = (database: Database) => detailsOf<VerdictDetail>(database, 'verdict');
