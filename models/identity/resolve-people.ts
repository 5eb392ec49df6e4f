import { applyDecisions, splitAccounts, type Belonging, type Decision, type Standing } from './decisions.ts';
import { matchDirectory, type AccountForms, type ListedAccount, type Suggestion } from './directory.ts';
import { joinAccounts, type JoinedAccount, type NamedAccount, type SameAccount } from './join-accounts.ts';

export interface PeopleInput {
  readonly accounts: readonly NamedAccount[];
  readonly hostNames: readonly string[];
  readonly same: readonly SameAccount[];
  readonly listed: readonly ListedAccount[];
  readonly decisions: readonly Decision[];
}

export interface ResolvedPeople {
  /** Which accounts are forms of one. */
  readonly forms: readonly JoinedAccount[];
  readonly belongings: readonly Belonging[];
  /** Directory account, lower case → the account that stands for whom it is about. */
  readonly listedOwners: ReadonlyMap<string, number>;
  /** Candidates are people. */
  readonly suggestions: readonly Suggestion[];
}

/** Whose every account is, from when: names, then directory, then what the analyst decided. */
export function resolvePeople(input: PeopleInput): ResolvedPeople {
  const { accounts, hostNames, same, listed, decisions } = input;
  const byRules = joinAccounts(accounts, hostNames, same);
  const apart = splitAccounts(decisions);
  const forms = apart.size === 0 ? byRules : joinAccounts(accounts, hostNames, same, apart);
  const standing: Standing = { byRules: ownersOf(byRules), withoutSplit: ownersOf(forms) };
  const directory = matchDirectory(formsOf(accounts, byRules), listed);
  const belongings = applyDecisions(
    belongingsOf(byRules, forms, directory.joins),
    decisions,
    new Map(accounts.map(({ id, name }) => [name, id])),
    standing,
  );
  const personOf = new Map(
    belongings.flatMap(({ account, person, from }) => (from === null ? [[account, person]] : [])),
  );
  return {
    forms,
    belongings,
    listedOwners: new Map(
      [...directory.owners].map(([account, owner]) => [account, standing.withoutSplit.get(owner) ?? owner]),
    ),
    suggestions: openSuggestions(directory.suggestions, personOf),
  };
}

const ownersOf = (forms: readonly JoinedAccount[]) =>
  new Map(forms.map(({ account, owner }) => [account, owner]));

function formsOf(accounts: readonly NamedAccount[], joined: readonly JoinedAccount[]): AccountForms[] {
  const nameOf = new Map(accounts.map(({ id, name }) => [id, name]));
  const names = new Map<number, string[]>();
  for (const { account, owner } of joined)
    names.set(owner, [...(names.get(owner) ?? []), nameOf.get(account) ?? '']);
  return [...names]
    .map(([owner, of]) => ({ owner, ownerName: nameOf.get(owner) ?? '', names: of.sort() }))
    .sort((a, b) => (a.ownerName < b.ownerName ? -1 : 1));
}

function belongingsOf(
  byRules: readonly JoinedAccount[],
  forms: readonly JoinedAccount[],
  joins: ReturnType<typeof matchDirectory>['joins'],
): Belonging[] {
  const joinOf = new Map(joins.map((join) => [join.account, join]));
  const reasonOf = new Map(forms.map(({ account, reason }) => [account, reason]));
  return byRules.flatMap(({ account, owner }): Belonging[] => {
    const join = joinOf.get(owner);
    const reason = reasonOf.get(account) ?? '';
    const first = { account, person: owner, from: null, reason, source: null, decision: null };
    if (!join) return [{ ...first, to: null }];
    const { owner: person, from, reason: rule, source } = join;
    return [
      { ...first, to: from },
      { account, person, from, to: null, reason: rule, source, decision: null },
    ];
  });
}

/** Those that decisions have not settled, about people as they are now. */
function openSuggestions(
  suggestions: readonly Suggestion[],
  personOf: ReadonlyMap<number, number>,
): Suggestion[] {
  return suggestions.flatMap(({ account, candidates, reason }) => {
    const people = [...new Set(candidates.map((one) => personOf.get(one) ?? one))];
    const own = personOf.get(account);
    return people.includes(own ?? account) ? [] : [{ account, candidates: people, reason }];
  });
}
