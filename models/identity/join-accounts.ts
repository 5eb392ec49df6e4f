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

/**
 * Which accounts are forms of one. The same SID joins first; then the same user name in one domain by any of its names,
 * also where an account made anew has another SID; a bare name joins the only domain account of that name. A local account (its domain is a
 * host) and different user names stay apart. The owner has the shortest kind of name: bare, `DOMAIN\user`,
 * `dns.domain\user`, `user@realm`, SID. Depends on the names alone, not on their order.
 */
export function joinAccounts(
  accounts: readonly NamedAccount[],
  hostNames: readonly string[],
): readonly JoinedAccount[] {
  const names = accounts.map(({ name }) => accountName(name));
  const hosts = hostNames.map(hostName);
  const known = domains([...names.map(({ domain }) => domain), ...hosts.map(({ domain }) => domain)]);
  const shortNames = new Set(hosts.map(({ short }) => short));
  const joined = groups(accounts.length);
  const join = (same: readonly number[]) => same.forEach((i) => joined.join(same[0] ?? i, i));
  for (const same of byKey(accounts, ({ sid }) => sid).values()) join(same);
  const isLocal = ({ domain }: AccountName) => shortNames.has(domain) && !known.isKnown(domain);
  for (const same of byKey(names, (name) => domainKey(name, known, isLocal)).values()) join(same);
  joinBareNames(names, isLocal, joined);
  return owners(accounts, names, joined);
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

/** From the form that stands for an account best; a bare SID, which group changes name members by, does least. */
function rank(name: AccountName | undefined): number {
  if (name === undefined) return 5;
  const { form, user, domain } = name;
  if (form === 'bare' && SID.test(user)) return 4;
  if (form === 'bare') return 0;
  if (form === 'upn') return 3;
  return domain.includes('.') ? 2 : 1;
}

function owners(
  accounts: readonly NamedAccount[],
  names: readonly AccountName[],
  joined: Groups,
): JoinedAccount[] {
  const better = (a: number, b: number) => {
    const [left, right] = [accounts[a]?.name ?? '', accounts[b]?.name ?? ''];
    return rank(names[a]) - rank(names[b]) || left.length - right.length || (left < right ? -1 : 1);
  };
  const owner = new Map<number, number>();
  for (const members of byKey(accounts, (_, i) => String(joined.of(i))).values()) {
    const best = members.toSorted(better)[0] ?? 0;
    for (const member of members) owner.set(member, best);
  }
  return accounts.map(({ id }, i) => {
    const own = owner.get(i) ?? i;
    return {
      account: id,
      owner: accounts[own]?.id ?? id,
      reason: own === i ? 'account' : joinedBecause(i, own, accounts, names),
    };
  });
}

function joinedBecause(
  one: number,
  owner: number,
  accounts: readonly NamedAccount[],
  names: readonly AccountName[],
): string {
  const sid = accounts[one]?.sid ?? null;
  if ((sid !== null && sid === accounts[owner]?.sid) || names[one]?.user !== names[owner]?.user)
    return 'same SID';
  const bare = [one, owner].filter((i) => names[i]?.form === 'bare').length;
  return bare === 1 ? 'the only domain account of that name' : 'same user name and domain';
}
