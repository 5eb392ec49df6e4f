import type { Causes } from './causes.ts';
import type { Login } from './logins.ts';

export interface Chain {
  /** Rows of the steps, in order of time. */
  readonly rows: readonly number[];
  /** Product of the likelihoods of its links. */
  readonly likelihood: number;
  /** Hosts and accounts of a cloud it is on, and changes of account. */
  readonly span: number;
  /** Accounts, groups, services and tasks that its sign-ins are the likeliest cause of. */
  readonly changes: number;
  readonly firsts: number;
}

interface Growing extends Chain {
  readonly hosts: ReadonlySet<number>;
  readonly taken: ReadonlySet<number>;
}

/** A link less likely than this is no part of a chain. */
const LEAST_LINK = 0.1;
const KEPT = 4;
const ALTERNATIVE_SHARE = 1 / 3;
const MOST_ALTERNATIVES = 8;
const LONGEST = 64;
const MOST_COMPARED = 200;

/**
 * The chain that spans the most hosts and changes of account; among those the likeliest, where twice as likely counts and
 * less does not; then the one that led to more changes, then to more first meetings, then the likelier and the earlier one.
 * Beside it the other chains that are more than a third as likely, likeliest first. `changesOf`: those caused by a row.
 */
export function pathOf(
  logins: ReadonlyMap<number, Login>,
  causes: readonly Causes[],
  changesOf: (row: number) => number,
): { readonly path: Chain | null; readonly alternatives: readonly Chain[] } {
  const chains = new Map<number, readonly Growing[]>();
  for (const [row, login] of logins) chains.set(row, chainsTo(login, causes[row], chains, changesOf(row)));
  const all = [...chains.values()].flat().sort(better);
  const path = all[0] ?? null;
  return { path, alternatives: path ? others(all, path) : [] };
}

function chainsTo(
  login: Login,
  causes: Causes | undefined,
  chains: ReadonlyMap<number, readonly Growing[]>,
  changes: number,
): readonly Growing[] {
  const grown = (causes?.candidates ?? [])
    .filter(({ likelihood }) => likelihood >= LEAST_LINK)
    .flatMap(({ row, likelihood }) =>
      (chains.get(row) ?? [])
        .filter(({ rows }) => rows.length < LONGEST)
        .map((chain) => grow(chain, login, likelihood, changes)),
    );
  return grown.length === 0 ? [grow(ROOT, login, 1, changes)] : grown.sort(better).slice(0, KEPT);
}

const ROOT: Growing = {
  rows: [],
  likelihood: 1,
  span: 0,
  changes: 0,
  firsts: 0,
  hosts: new Set(),
  taken: new Set(),
};

function grow(
  chain: Growing,
  { row, on, from, puts, switches, run }: Login,
  likelihood: number,
  changes: number,
): Growing {
  const hosts = new Set(chain.hosts).add(on);
  if (from !== -1) hosts.add(from);
  const taken = switches ? new Set(chain.taken).add(puts) : chain.taken;
  return {
    rows: [...chain.rows, row],
    likelihood: chain.likelihood * likelihood,
    span: hosts.size + taken.size,
    changes: chain.changes + changes,
    firsts: chain.firsts + (run.first ? 1 : 0),
    hosts,
    taken,
  };
}

const better = (a: Chain, b: Chain): number =>
  b.span - a.span ||
  doublings(b) - doublings(a) ||
  b.changes - a.changes ||
  b.firsts - a.firsts ||
  b.likelihood - a.likelihood ||
  byRows(a.rows, b.rows);

const doublings = ({ likelihood }: Chain): number => Math.round(Math.log2(likelihood));

function byRows(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

const leads = (chain: Chain, to: Chain) =>
  chain.rows.length <= to.rows.length && chain.rows.every((row, i) => row === to.rows[i]);

/** Chains that go somewhere and are no beginning of another one. */
function others(all: readonly Chain[], path: Chain): readonly Chain[] {
  const kept: Chain[] = [];
  for (const chain of [...all].sort((a, b) => b.rows.length - a.rows.length || better(a, b))) {
    if (chain.span < 2 || chain.likelihood <= path.likelihood * ALTERNATIVE_SHARE) continue;
    if (kept.length === MOST_COMPARED) break;
    if (!leads(chain, path) && !kept.some((other) => leads(chain, other))) kept.push(chain);
  }
  return kept.sort((a, b) => b.likelihood - a.likelihood || better(a, b)).slice(0, MOST_ALTERNATIVES);
}
