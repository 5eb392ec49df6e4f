import type { PersonIdentity } from '../../contract/api.ts';
import type { PersonId } from '../../../models/domain/ids.ts';
import type { OpenCase } from '../case/open-case.ts';
import type { Database, Row } from '../database/database.ts';
import type { Shown } from '../masking/shown.ts';
import { stageStates } from '../pipeline/staleness.ts';
import { STAGES } from '../pipeline/stages/index.ts';
import { decisionRows, identityAccounts, identitySuggestions, ownPseudonyms } from '../queries/identity.ts';
import { knownPerson } from './known-person.ts';

type Named<T> = Omit<T, 'called'> & { readonly name: string } & Row;
type Account = Named<PersonIdentity['accounts'][number]>;
type Suggestion = Named<PersonIdentity['suggestions'][number]>;
type Decision = PersonIdentity['decisions'][number] & {
  readonly whoId: number | null;
  readonly otherId: number | null;
} & Row;

/** How names are shown to who asks. */
export interface Showing {
  readonly names: Shown;
  readonly masked: boolean;
}

/** Throws NOT_FOUND. */
export async function identityOf(
  database: Database,
  open: OpenCase,
  showing: Showing,
  person: PersonId,
): Promise<PersonIdentity> {
  await knownPerson(database, person);
  const accounts = await database.rows<Account>(identityAccounts(person));
  const suggestions = await database.rows<Suggestion>(identitySuggestions(person));
  const own = new Set<number | null>(accounts.map(({ account }) => account));
  const decisions = (await database.rows<Decision>(decisionRows())).filter(
    ({ whoId, otherId }) => own.has(whoId) || own.has(otherId),
  );
  const called = await callingBy(database, showing, [
    ...[...accounts, ...suggestions].map(({ name }) => name),
    ...decisions.flatMap(({ who, other }) => [who, other]),
  ]);
  const states = await stageStates(database, STAGES, await open.zone());
  return {
    accounts: accounts.map(({ name, ...account }) => ({ ...account, called: called(name) })),
    suggestions: suggestions.map(({ name, ...suggestion }) => ({ ...suggestion, called: called(name) })),
    decisions: decisions.map(({ decision, kind, who, other, at, actor, note, undone }) => ({
      decision,
      kind,
      who: called(who),
      other: called(other),
      at,
      actor: showing.names.text(actor),
      note: note === null ? null : showing.names.text(note),
      undone,
    })),
    stale: states.some(({ stage, stale }) => stage.id === 'identity' && stale),
  };
}

const SID = /^s-1-\d+(?:-\d+)+$/i;
const ONLY_A_PSEUDONYM = /^‹[^‹›]*›$/;

/**
 * Accounts of one person share the person's pseudonym. Here they are told apart: by what is around it (`CORP\\‹heron-41›`),
 * else by the pseudonym that the account had as a person of its own.
 */
async function callingBy(
  database: Database,
  { names, masked }: Showing,
  wanted: readonly string[],
): Promise<(name: string) => string> {
  if (!masked) return (name) => name;
  const rows = await database.rows<{ subject: string; pseudonym: string }>(
    ownPseudonyms(JSON.stringify([...new Set(wanted)])),
  );
  const own = new Map(rows.map(({ subject, pseudonym }) => [subject, pseudonym]));
  return (name) => {
    const text = names.text(name);
    if (SID.test(name)) return `SID ${ONLY_A_PSEUDONYM.test(text) ? text : 'of this person'}`;
    if (text !== name && !ONLY_A_PSEUDONYM.test(text)) return text;
    return own.get(name.toLowerCase()) ?? (text === name ? 'an account that is gone' : text);
  };
}
