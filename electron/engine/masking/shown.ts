import { isMasked } from './unmasking.ts';
import { caseNames, type CaseNames } from './case-names.ts';
import type { OpenCase } from '../case/open-case.ts';
import type { Database } from '../database/database.ts';
import type { EngineState } from '../engine-state.ts';

/** Names and text as this case shows them now. Unknown ids are null. */
export interface Shown {
  readonly person: (id: number) => string | null;
  readonly account: (id: number) => string | null;
  readonly host: (id: number) => string | null;
  readonly text: (text: string) => string;
}

export async function shown(
  state: EngineState,
  open: OpenCase,
  database: Database,
  unmasked = false,
): Promise<Shown> {
  const names = await caseNames(open, database);
  const hide = !unmasked && isMasked(open, state.settings.nowUs());
  return hide ? masked(names) : plain(names);
}

const masked = ({ people, accounts, otherAccounts, hosts, mask }: CaseNames): Shown => ({
  person: (id) => people.get(id)?.pseudonym ?? null,
  account: (id) => accounts.get(id)?.pseudonym ?? maybe(otherAccounts.get(id), mask),
  host: (id) => maybe(hosts.get(id), mask),
  text: mask,
});

const plain = ({ people, accounts, otherAccounts, hosts }: CaseNames): Shown => ({
  person: (id) => people.get(id)?.name ?? null,
  account: (id) => accounts.get(id)?.name ?? otherAccounts.get(id) ?? null,
  host: (id) => hosts.get(id) ?? null,
  text: (text) => text,
});

const maybe = (text: string | undefined, change: (text: string) => string) =>
  text === undefined ? null : change(text);
