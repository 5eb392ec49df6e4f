import { AppError } from '../../contract/errors.ts';
import type { AccountId, PersonId } from '../../../models/domain/ids.ts';
import type { OpenCase } from '../case/open-case.ts';
import { mergeDetail, splitDetail } from '../pipeline/decisions.ts';
import { resolvedNow } from '../pipeline/identities.ts';
import * as queries from '../queries/identity.ts';

/** Who decides, when, and why. */
export interface Deciding {
  readonly actor: string;
  readonly nowUs: () => number;
  readonly note?: string | undefined;
}

/** Throws NOT_FOUND, BUSY, and BAD_REQUEST where they are one person already, also by a decision not yet worked out. */
export async function mergePeople(
  open: OpenCase,
  { into, person }: { readonly into: PersonId; readonly person: PersonId },
  deciding: Deciding,
): Promise<{ decision: number }> {
  return open.exclusively('merging two people', async () => {
    const intoName = await nameOfPerson(open, into);
    const personName = await nameOfPerson(open, person);
    const { belongings } = await resolvedNow(open.writer, await open.zone());
    const now = (id: number) =>
      belongings.find(({ account, from }) => account === id && from === null)?.person ?? id;
    if (now(into) === now(person))
      throw new AppError('BAD_REQUEST', 'These two are one person already. Choose two people that differ.', {
        into,
        person,
      });
    const detail = mergeDetail(intoName, personName);
    return decide(open, 'merge', detail, deciding);
  });
}

/** Throws NOT_FOUND, BUSY, and BAD_REQUEST where the account is not the person's, or already the only one they have. */
export async function splitAccount(
  open: OpenCase,
  { person, account }: { readonly person: PersonId; readonly account: AccountId },
  deciding: Deciding,
): Promise<{ decision: number }> {
  return open.exclusively('splitting a person', async () => {
    const from = await nameOfPerson(open, person);
    const row = await open.writer.row<{ name: string }>(queries.accountCalled(account));
    const { belongings } = await resolvedNow(open.writer, await open.zone());
    const people = new Set(belongings.flatMap((one) => (one.account === account ? [one.person] : [])));
    const others = belongings.some((one) => one.account !== account && people.has(one.person));
    const owned = await open.writer.row(queries.ownsAccount(person, account));
    if (!row || (!owned && !people.has(person)))
      throw new AppError('NOT_FOUND', `Account ${account} is not this person's. Refresh the view.`, {
        person,
        account,
      });
    if (!others)
      throw new AppError(
        'BAD_REQUEST',
        'This account is a person of its own already. Choose one of several accounts of a person.',
        { person, account },
      );
    return decide(open, 'split', splitDetail(row.name, from), deciding);
  });
}

/** Throws NOT_FOUND, BUSY, and BAD_REQUEST where it was taken back before. */
export async function undoDecision(open: OpenCase, decision: number, deciding: Deciding): Promise<void> {
  await open.exclusively('taking a decision back', async () => {
    const row = await open.writer.row<{ kind: string; detail: string; undone: number | null }>(
      queries.decisionCalled(decision),
    );
    if (!row)
      throw new AppError('NOT_FOUND', `There is no decision ${decision} in this case. Refresh the view.`, {
        decision,
      });
    if (row.undone !== null)
      throw new AppError('BAD_REQUEST', `Decision ${decision} was taken back already.`, { decision });
    await open.audited('people.undone', async () => {
      await open.writer.run(queries.undoDecision(decision, deciding.nowUs()));
      return { result: undefined, detail: { decision, kind: row.kind, ...namesIn(row.detail) } };
    });
  });
}

async function nameOfPerson(open: OpenCase, person: PersonId): Promise<string> {
  const row = await open.writer.row<{ name: string }>(queries.personCalled(person));
  if (row) return row.name;
  throw new AppError('NOT_FOUND', `There is no person ${person} in this case. Refresh the list of people.`, {
    person,
  });
}

async function decide(
  open: OpenCase,
  kind: 'merge' | 'split',
  detail: string,
  { actor, nowUs, note }: Deciding,
): Promise<{ decision: number }> {
  const why = note === undefined || note === '' ? null : note;
  return open.audited(kind === 'merge' ? 'people.merged' : 'people.split', async () => {
    const row = await open.writer.row<{ decision: number }>(
      queries.addDecision({ atUs: nowUs(), actor, kind, detail, note: why }),
    );
    const decision = row?.decision ?? 0;
    return { result: { decision }, detail: { decision, ...namesIn(detail), note: why ?? undefined } };
  });
}

const namesIn = (detail: string) => JSON.parse(detail) as Record<string, string>;
