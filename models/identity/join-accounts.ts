import { accountName, domains, hostName, type AccountName, type Domains } from './account-names.ts';
import { byKey, groups, type Groups } from './groups.ts';

/** An account that stands for a user. */
export interface NamedAccount {
  readonly id: number;
  readonly name: string;
  readonly sid: string | null;
}

/** An account and the one that stands for all forms of it. */
export interface JoinedAccount {
  readonly account: number;
  readonly owner: number;
  readonly reason: string;
}

/** A record or a directory row that says that both names are one account: an Okta or Entra id and a user principal name. */
export interface SameAccount {
  readonly account: string;
  readonly alias: string;
}

/**
 * Which accounts are forms of one. The same SID and a record that carries both names join first; then the same user name in one domain by any of its names,
 * also where an account made anew has another SID; a bare name joins the only domain account of that name. A local account (its domain is a
 * host) and different user names stay apart. The owner has the shortest kind of name: bare, `DOMAIN\user`,
 * `dns.domain\user`, `user@realm`, an id, SID. `apart`: accounts that the analyst split off; the others stay what they are
 without them. Depends on the names alone, not on their order.
 */
export function joinAccounts(
  accounts: readonly NamedAccount[],
  hostNames: readonly string[],
  same: readonly SameAccount[] = [],
  apart: ReadonlySet<string> = new Set(),
): readonly JoinedAccount[] {
  const names = accounts.map(({ name }) => accountName(name));
  const hosts = hostNames.map(hostName);
  const known = domains([...names.map(({ domain }) => domain), ...hosts.map(({ domain }) => domain)]);
  const shortNames = new Set(hosts.map(({ short }) => short));
  const joined = groups(accounts.length);
  const join = (one: readonly number[]) => one.forEach((i) => joined.join(one[0] ?? i, i));
  for (const one of byKey(accounts, ({ sid }) => sid).values()) join(one);
  joinAliases(accounts, same, joined);
  const isLocal = ({ domain }: AccountName) => shortNames.has(domain) && !known.isKnown(domain);
  for (const one of byKey(names, (name) => domainKey(name, known, isLocal)).values()) join(one);
  joinBareNames(names, isLocal, joined);
  const aliases = new Set(same.flatMap(({ account, alias }) => [account.toLowerCase(), alias.toLowerCase()]));
  return owners(accounts, names, joined, aliases, apart);
}

/** Also over a name that no event has: a directory's user id beside a principal name and an object id. */
function joinAliases(accounts: readonly NamedAccount[], same: readonly SameAccount[], joined: Groups): void {
  const pairs = knownPairs(same);
  const names = new Map([...new Set(pairs.flat())].map((name, i) => [name, i]));
  const one = groups(names.size);
  for (const [id, name] of pairs) one.join(names.get(id) ?? 0, names.get(name) ?? 0);
  const groupOf = ({ name }: NamedAccount) => {
    const known = names.get(name.toLowerCase());
    return known === undefined ? null : String(one.of(known));
  };
  for (const members of byKey(accounts, groupOf).values())
    for (const i of members) joined.join(members[0] ?? i, i);
}

/** An id keeps its account under any name; a name that two ids of one kind had was given to somebody else, and joins neither. */
function knownPairs(same: readonly SameAccount[]): [string, string][] {
  const pairs = same.map(({ account, alias }): [string, string] => {
    const [one, other] = [account.toLowerCase(), alias.toLowerCase()];
    return kindOfId(one) === null ? [other, one] : [one, other];
  });
  const ids = new Map<string, Set<string>>();
  for (const [id, name] of pairs) {
    const key = `${kindOfId(id) ?? ''} ${name}`;
    ids.set(key, (ids.get(key) ?? new Set()).add(id));
  }
  return pairs.filter(([id, name]) => ids.get(`${kindOfId(id) ?? ''} ${name}`)?.size === 1);
}

function domainKey(
  name: AccountName,
  known: Domains,
  isLocal: (name: AccountName) => boolean,
): string | null {
  if (name.form === 'bare') return `${name.user}\\`;
  return `${name.user}\\${isLocal(name) ? name.domain : known.keyOf(name.domain)}`;
}

function joinBareNames(
  names: readonly AccountName[],
  isLocal: (name: AccountName) => boolean,
  joined: Groups,
): void {
  for (const same of byKey(names, ({ user }) => user).values()) {
    const bare = same.find((i) => names[i]?.form === 'bare');
    const owned = same.filter((i) => {
      const name = names[i];
      return name !== undefined && name.form !== 'bare' && !isLocal(name);
    });
    const only = owned[0];
    if (bare === undefined || only === undefined) continue;
    if (new Set(owned.map((i) => joined.of(i))).size === 1) joined.join(bare, only);
  }
}

const SID = /^s-1-\d+(?:-\d+)+$/;
/** Okta's user ids, and Entra's object ids. */
const OKTA_ID = /^00u[0-9a-z]{17}$/;
const OBJECT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Lower case. */
function kindOfId(name: string): 'sid' | 'okta' | 'object' | null {
  if (SID.test(name)) return 'sid';
  if (OKTA_ID.test(name)) return 'okta';
  return OBJECT_ID.test(name) ? 'object' : null;
}

/** From the form that stands for an account best; a bare SID, which group changes name members by, does least. */
function rank(name: AccountName | undefined): number {
  if (name === undefined) return 6;
  const { form, user, domain } = name;
  const id = form === 'bare' ? kindOfId(user) : null;
  if (id !== null) return id === 'sid' ? 5 : 4;
  if (form === 'bare') return 0;
  if (form === 'upn') return 3;
  return domain.includes('.') ? 2 : 1;
}

function owners(
  accounts: readonly NamedAccount[],
  names: readonly AccountName[],
  joined: Groups,
  aliases: ReadonlySet<string>,
  apart: ReadonlySet<string>,
): JoinedAccount[] {
  const better = (a: number, b: number) => {
    const [left, right] = [accounts[a]?.name ?? '', accounts[b]?.name ?? ''];
    return rank(names[a]) - rank(names[b]) || left.length - right.length || (left < right ? -1 : 1);
  };
  const isApart = (i: number) => apart.has(accounts[i]?.name ?? '');
  const owner = new Map<number, number>();
  for (const members of byKey(accounts, (_, i) => (isApart(i) ? null : String(joined.of(i)))).values()) {
    const best = members.toSorted(better)[0] ?? 0;
    for (const member of members) owner.set(member, best);
  }
  return accounts.map(({ id, name }, i) => {
    const own = owner.get(i) ?? i;
    const isAlias = aliases.has(name.toLowerCase());
    return {
      account: id,
      owner: accounts[own]?.id ?? id,
      reason: own === i ? 'account' : joinedBecause(i, own, accounts, names, isAlias),
    };
  });
}

function joinedBecause(
  one: number,
  owner: number,
  accounts: readonly NamedAccount[],
  names: readonly AccountName[],
  isAlias: boolean,
): string {
  const sid = accounts[one]?.sid ?? null;
  if (sid !== null && sid === accounts[owner]?.sid) return 'same SID';
  const [name, other] = [names[one], names[owner]];
  const elsewhere = name?.form === 'upn' && other?.form === 'upn' && name.domain !== other.domain;
  if (isAlias && elsewhere) return 'a record carries both names';
  if (name?.user !== other?.user) return isAlias ? 'a record carries both names' : 'same SID';
  const bare = [one, owner].filter((i) => names[i]?.form === 'bare').length;
  return bare === 1 ? 'the only domain account of that name' : 'same user name and domain';
}
