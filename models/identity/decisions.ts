/** What the analyst decided, by names of accounts: `into` and `person` are what people are called, that is accounts. */
export type Decision =
  | { readonly id: number; readonly kind: 'merge'; readonly into: string; readonly person: string }
  | { readonly id: number; readonly kind: 'split'; readonly account: string };

/** Whose an account is in a span; half open, microseconds UTC, null is unbounded. */
export interface Belonging {
  readonly account: number;
  readonly person: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly reason: string;
  /** Of the directory's list that says so. */
  readonly source: number | null;
  readonly decision: number | null;
}

const MERGED = 'merged by the analyst';
const SPLIT = 'split off by the analyst';

/** Accounts that are no form of another whatever the rules say. */
export const splitAccounts = (decisions: readonly Decision[]): ReadonlySet<string> =>
  new Set(decisions.flatMap((decision) => (decision.kind === 'split' ? [decision.account] : [])));

/** The account that stands for all forms of an account: by the rules alone, and with split ones left out. */
export interface Standing {
  readonly byRules: ReadonlyMap<number, number>;
  readonly withoutSplit: ReadonlyMap<number, number>;
}

/**
 * Decisions in the order in which they were made, on what the rules say. The person that is called N is the one to whom
 * account N belongs first. A merge gives all that is one person's to the other; a split makes an account a person of its
 * own. What names an account that the case no longer has, or people who are one already, changes nothing.
 */
export function applyDecisions(
  belongings: readonly Belonging[],
  decisions: readonly Decision[],
  idOf: ReadonlyMap<string, number>,
  standing: Standing,
): Belonging[] {
  let current = [...belongings];
  for (const decision of decisions)
    if (decision.kind === 'merge') current = merge(current, decision, idOf);
    else current = split(current, decision.id, idOf.get(decision.account), standing);
  return coalesced(current);
}

function merge(
  belongings: Belonging[],
  decision: Extract<Decision, { kind: 'merge' }>,
  idOf: ReadonlyMap<string, number>,
): Belonging[] {
  const into = firstPerson(belongings, idOf.get(decision.into));
  const person = firstPerson(belongings, idOf.get(decision.person));
  if (into === undefined || person === undefined || into === person) return belongings;
  return belongings.map((one) =>
    one.person === person
      ? { ...one, person: into, reason: MERGED, source: null, decision: decision.id }
      : one,
  );
}

const firstPerson = (belongings: readonly Belonging[], account: number | undefined) =>
  belongings.find((one) => one.account === account && one.from === null)?.person;

/** A person whose own name is split off is called by an account that stays, first by another form of it. */
function split(
  belongings: Belonging[],
  decision: number,
  account: number | undefined,
  { byRules, withoutSplit }: Standing,
): Belonging[] {
  if (account === undefined) return belongings;
  const rest = belongings.filter((one) => one.account !== account);
  const left = rest.filter(({ person }) => person === account);
  const form = left.find((one) => byRules.get(one.account) === byRules.get(account));
  const heir = form ?? left.find(({ from }) => from === null) ?? left[0];
  const heirId = heir ? (withoutSplit.get(heir.account) ?? heir.account) : account;
  const own = { account, person: account, from: null, to: null, reason: SPLIT, source: null, decision };
  return [...rest.map((one) => (one.person === account ? { ...one, person: heirId } : one)), own];
}

/** Spans of an account that meet, with one person, are one. */
function coalesced(belongings: readonly Belonging[]): Belonging[] {
  const result: Belonging[] = [];
  const inOrder = belongings.toSorted(
    (a, b) => a.account - b.account || (a.from ?? -Infinity) - (b.from ?? -Infinity),
  );
  for (const one of inOrder) {
    const last = result.at(-1);
    const meets = last?.account === one.account && last.person === one.person && last.to === one.from;
    if (last && meets) result[result.length - 1] = { ...last, to: one.to };
    else result.push(one);
  }
  return result;
}
