import type { Client } from '../contract/api.ts';
import { AppError } from '../contract/errors.ts';
import type { PersonId } from '../../models/domain/ids.ts';
import type { Io } from './io.ts';
import { identityText, shownIdentity } from './identity-text.ts';

/** Words of `people` that change or show who somebody is, and how many names follow. */
export const IDENTITY_VERBS = { identity: 1, merge: 2, split: 2, undo: 1 } as const;
export type IdentityVerb = keyof typeof IDENTITY_VERBS;

export const isVerb = (word: string | undefined): word is IdentityVerb =>
  word !== undefined && Object.hasOwn(IDENTITY_VERBS, word);

/** What was said of a person, as JSON and as text. */
interface Said {
  readonly json: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const ANALYSE = 'Run `tracewell analyze`: until then scores are those of before.';

export async function runVerb(
  verb: IdentityVerb,
  names: readonly string[],
  note: string | undefined,
  client: Client,
  io: Io,
): Promise<Said> {
  const [first = '', second = ''] = names;
  const noted = note === undefined ? {} : { note };
  if (verb === 'undo') {
    const decision = Number(first);
    if (!/^\d{1,15}$/.test(first))
      throw new AppError('BAD_REQUEST', `"${first}" is no decision: its number is expected.`);
    await client.call('people.undo', { decision }, { signal: io.signal });
    return { json: { decision, undone: true }, text: `Decision ${decision} is taken back. ${ANALYSE}` };
  }
  const person = await personCalled(client, io, first);
  if (verb === 'identity') return identityOf(client, io, person, first);
  if (verb === 'merge') {
    const other = await personCalled(client, io, second);
    const input = { into: person, person: other, ...noted };
    const { decision } = await client.call('people.merge', input, { signal: io.signal });
    return {
      json: { decision, merged: second, into: first },
      text: `Decision ${decision}: ${second} is ${first}. ${ANALYSE}`,
    };
  }
  const account = await accountCalled(client, io, person, second);
  const { decision } = await client.call(
    'people.split',
    { person, account, ...noted },
    { signal: io.signal },
  );
  return {
    json: { decision, split: second, from: first },
    text: `Decision ${decision}: ${second} is a person of its own. ${ANALYSE}`,
  };
}

/** Throws NOT_FOUND, and BAD_REQUEST for a name of several. */
async function personCalled(client: Client, io: Io, name: string): Promise<PersonId> {
  const found = await client.call('people.find', { name }, { signal: io.signal });
  const [person, other] = found;
  if (person === undefined)
    throw new AppError(
      'NOT_FOUND',
      `Nobody in this case is called "${name}". \`tracewell people\` lists them.`,
      { name },
    );
  if (other === undefined) return person;
  throw new AppError('BAD_REQUEST', `"${name}" fits ${found.length} people. Give the account.`, { name });
}

async function accountCalled(client: Client, io: Io, person: PersonId, name: string) {
  const { accounts } = await client.call('people.identity', { person }, { signal: io.signal });
  const wanted = name.toLowerCase();
  const found =
    accounts.find(({ called }) => called === name) ??
    accounts.find(({ called }) => called.toLowerCase() === wanted);
  if (found) return found.account;
  const theirs = accounts.map(({ called }) => called).join(', ');
  throw new AppError('NOT_FOUND', `"${name}" is no account of theirs. They have ${theirs || 'none'}.`, {
    account: name,
  });
}

async function identityOf(client: Client, io: Io, person: PersonId, name: string): Promise<Said> {
  const { signal } = io;
  const identity = await client.call('people.identity', { person }, { signal });
  const shown = shownIdentity(identity, {
    lists: await client.call('sources.list', {}, { signal }),
    person: await peopleNames(
      client,
      io,
      identity.suggestions.flatMap((one) => [one.person, ...one.candidates]),
    ),
  });
  const text = identityText(shown);
  return { json: { person: name, ...shown }, text: identity.stale ? `${text}\n${ANALYSE}` : text };
}

async function peopleNames(client: Client, io: Io, wanted: readonly number[]) {
  const ids = [...new Set(wanted)];
  const names = await client.call('names.resolve', { kind: 'person', ids }, { signal: io.signal });
  const known = new Map(ids.map((id, i) => [id, names[i] ?? '']));
  return (id: number) => known.get(id) ?? '';
}
