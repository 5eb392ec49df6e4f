import type { Decision } from '../../../models/identity/decisions.ts';
import { decisionsMade } from '../../../models/identity/people.ts';
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
