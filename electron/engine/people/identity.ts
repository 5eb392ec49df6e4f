import type { PersonIdentity } from '../../contract/api.ts';
import type { PersonId } from '../../../models/domain/ids.ts';
import type { OpenCase } from '../case/open-case.ts';
import type { Database, Row } from '../database/database.ts';
import type { Shown } from '../masking/shown.ts';
import { stageStates } from '../pipeline/staleness.ts';
import { STAGES } from '../pipeline/stages/index.ts';
import { decisionRows, identityAccounts, identitySuggestions } from '../queries/identity.ts';
import { knownPerson } from './known-person.ts';

type Account = PersonIdentity['accounts'][number];
type Suggestion = PersonIdentity['suggestions'][number];
type Decision = PersonIdentity['decisions'][number];

/** Throws NOT_FOUND. */
export async function identityOf(
  database: Database,
  open: OpenCase,
  names: Shown,
  person: PersonId,
): Promise<PersonIdentity> {
  await knownPerson(database, person);
  const accounts = await database.rows<Account & Row>(identityAccounts(person));
  const own = new Set<number>(accounts.map(({ account }) => account));
  const suggestions = await database.rows<Suggestion & Row>(identitySuggestions(person));
  const decisions = await database.rows<Decision & Row & { leaves: number | null }>(decisionRows());
  const [identity] = (await stageStates(database, STAGES, await open.zone())).filter(
    ({ stage }) => stage.id === 'identity',
  );
  return {
    accounts,
    suggestions,
    decisions: decisions
      .filter(
        ({ account, into, leaves }) =>
          own.has(account ?? NaN) || own.has(into ?? NaN) || own.has(leaves ?? NaN),
      )
      .map(({ leaves: _, ...decision }) => ({
        ...decision,
        actor: names.text(decision.actor),
        note: decision.note === null ? null : names.text(decision.note),
      })),
    stale: identity?.stale ?? true,
  };
}
