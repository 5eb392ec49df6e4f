import { ACCESS, ACCOUNT_CHANGE, NAMED_CHANGE } from './actions.ts';
import type { Causes } from './causes.ts';
import type { Login } from './logins.ts';
import type { Chain } from './path.ts';
import type { Run } from './run.ts';

const MOST_CHANGES = 3;
const MOST_ACCESSES = 2;
/** Registry keys, devices and pipes: handles that a program opens, nothing that somebody reads. */
const HANDLE = /^\\(registry|device)\\|\\ipc\$$/i;
const CHANGES: ReadonlySet<string> = new Set([...ACCOUNT_CHANGE, ...NAMED_CHANGE]);
const NAMED: ReadonlySet<string> = new Set(NAMED_CHANGE);
/** What an account has met before is told where there is this much of it. */
const LEAST_KNOWN = 10;

/**
 * What was done on the way: of every sign-in of the chain the first three changes, and of what it reached the two resources
 * that were new to the account or else met most, where that sign-in is the likeliest cause. Rows of the steps.
 */
export function attachedTo(
  chain: Chain,
  steps: readonly Run[],
  causes: readonly Causes[],
  logins: ReadonlyMap<number, Login>,
): readonly number[] {
  return chain.rows.flatMap((cause) => {
    const login = logins.get(cause);
    const caused = steps
      .map((run, row) => ({ run, row }))
      .filter(({ run, row }) => causes[row]?.candidates[0]?.row === cause && !run.failed && by(run, login));
    const changes = caused.filter(({ run }) => CHANGES.has(run.action));
    const accesses = distinct(caused.filter(({ run }) => isReach(run))).sort(
      (a, b) => Number(b.run.first) - Number(a.run.first) || b.run.events - a.run.events || a.row - b.row,
    );
    return [...distinct(changes).slice(0, MOST_CHANGES), ...accesses.slice(0, MOST_ACCESSES)].map(
      ({ row }) => row,
    );
  });
}

const isReach = ({ action, container, first, events }: Run) =>
  (first || events >= LEAST_KNOWN) &&
  ACCESS.includes(action) &&
  action !== 'object-opened' &&
  container !== '' &&
  !HANDLE.test(container);

/** What each sign-in is the likeliest cause of, by its row: 2 for a group, service or task, 1 for an account's change. */
export function changesBy(steps: readonly Run[], causes: readonly Causes[]): (row: number) => number {
  const counts = new Map<number, number>();
  steps.forEach(({ action, failed }, row) => {
    const cause = causes[row]?.candidates[0]?.row;
    if (cause !== undefined && !failed && CHANGES.has(action))
      counts.set(cause, (counts.get(cause) ?? 0) + (NAMED.has(action) ? 2 : 1));
  });
  return (row) => counts.get(row) ?? 0;
}

/** By the account that signed in, or by the system in its stead. */
const by = ({ account, kind }: Run, login: Login | undefined) =>
  account === login?.puts || account === login?.run.account || kind === 'system';

/** The first step of each resource. */
function distinct<T extends { readonly run: Run }>(steps: readonly T[]): T[] {
  const seen = new Set<string>();
  return steps.filter(({ run }) => {
    const key = `${run.container}|${run.target}`;
    return !seen.has(key) && seen.add(key);
  });
}
