import { accountName, type AccountName } from './account-names.ts';

/** What the directory says of an account, over all its snapshots. Times in microseconds UTC. */
export interface ListedAccount {
  /** Lower case. */
  readonly account: string;
  readonly email: string | null;
  readonly fullName: string | null;
  /** Midnight of the first snapshot that says so. */
  readonly since: number;
  readonly source: number;
}

/** All forms of an account, with the id of the one that stands for them. */
export interface AccountForms {
  readonly owner: number;
  readonly ownerName: string;
  /** As the records have them. */
  readonly names: readonly string[];
}

/** From `from` on the account belongs to the person that `owner` stands for. */
export interface DirectoryJoin {
  readonly account: number;
  readonly owner: number;
  readonly from: number;
  readonly reason: string;
  readonly source: number;
}

/** Might be one of these; nothing says which. */
export interface Suggestion {
  readonly account: number;
  readonly candidates: readonly number[];
  readonly reason: string;
}

export interface DirectoryMatch {
  /** Directory account → the account that stands for whom it is about. */
  readonly owners: ReadonlyMap<string, number>;
  readonly joins: readonly DirectoryJoin[];
  readonly suggestions: readonly Suggestion[];
}

/**
 * Which accounts the directory's rows are about, and which of them are one person's. A row names its account in full or
 * by a user name that only one account has. Accounts of one e-mail are one person's from the first snapshot on that
 * says so: a later snapshot never acts on earlier days. An account that no row names is found by its e-mail, by the part
 * before the `@`, or by a full name (`Ann.Smith`), where only one row and only one account fit; else it is suggested.
 */
export function matchDirectory(
  forms: readonly AccountForms[],
  listed: readonly ListedAccount[],
): DirectoryMatch {
  if (listed.length === 0) return { owners: new Map(), joins: [], suggestions: [] };
  const owners = namedOwners(forms, listed);
  const named = new Set(owners.values());
  const found = findUnnamed(
    forms.filter(({ owner }) => !named.has(owner)),
    listed,
  );
  const joins: DirectoryJoin[] = [];
  const suggestions: Suggestion[] = [];
  for (const [account, fits] of byAccount(found.single)) {
    const sure = fits.filter(({ rule }) => rule === EMAIL);
    const guessed = fits.filter(({ rule }) => rule !== EMAIL);
    const alone = guessed.length === 1 ? guessed : [];
    const taken = [...sure, ...alone];
    const primary = owners.get(account) ?? taken[0]?.owner;
    if (primary === undefined) continue;
    if (!owners.has(account)) owners.set(account, primary);
    for (const { owner, rule, row } of taken)
      if (owner !== primary)
        joins.push({ account: owner, owner: primary, from: row.since, reason: rule, source: row.source });
    if (alone.length === 0)
      for (const { owner, rule } of guessed)
        suggestions.push({ account: owner, candidates: [primary], reason: `${rule}, as of other accounts` });
  }
  for (const { owner, rule, accounts } of found.several) {
    const candidates = unique(accounts.flatMap((account) => owners.get(account) ?? []));
    if (candidates.length > 0) suggestions.push({ account: owner, candidates, reason: rule });
  }
  return { owners, joins: [...sharedEmails(forms, owners, listed), ...joins], suggestions };
}

const EMAIL = 'same directory e-mail';
const LOCAL_PART = 'the directory’s e-mail begins so';
const FULL_NAME = 'the directory’s full name';
const ELSEWHERE = 'the directory’s full name, at an address elsewhere';

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function namedOwners(forms: readonly AccountForms[], listed: readonly ListedAccount[]): Map<string, number> {
  const byName = new Map<string, number>();
  const byUser = new Map<string, Set<number>>();
  for (const { owner, names } of forms)
    for (const name of names) {
      byName.set(name.toLowerCase(), owner);
      const { user } = accountName(name);
      byUser.set(user, (byUser.get(user) ?? new Set()).add(owner));
    }
  const owners = new Map<string, number>();
  for (const { account } of listed) {
    const exact = byName.get(account);
    const { user, form } = accountName(account);
    const alike = form === 'bare' ? [...(byUser.get(user) ?? [])] : [];
    const owner = exact ?? (alike.length === 1 ? alike[0] : undefined);
    if (owner !== undefined) owners.set(account, owner);
  }
  return owners;
}

/** Of one e-mail the first listed owns it; of those of one day a bare name before a domain's. */
function sharedEmails(
  forms: readonly AccountForms[],
  owners: ReadonlyMap<string, number>,
  listed: readonly ListedAccount[],
): DirectoryJoin[] {
  const nameOf = new Map(forms.map(({ owner, ownerName }) => [owner, ownerName]));
  const claims = new Map<string, ListedAccount & { owner: number; email: string }>();
  for (const row of listed) {
    const owner = owners.get(row.account);
    if (owner === undefined || row.email === null) continue;
    const email = row.email.toLowerCase();
    const key = `${owner} ${email}`;
    const known = claims.get(key);
    if (!known || row.since < known.since) claims.set(key, { ...row, owner, email });
  }
  const domainLast = (owner: number) => ((nameOf.get(owner) ?? '').includes('\\') ? 1 : 0);
  const inOrder = [...claims.values()].sort(
    (a, b) =>
      a.since - b.since ||
      domainLast(a.owner) - domainLast(b.owner) ||
      byText(nameOf.get(a.owner) ?? '', nameOf.get(b.owner) ?? ''),
  );
  const holder = new Map<string, number>();
  for (const { email, owner } of inOrder) if (!holder.has(email)) holder.set(email, owner);
  const joins = new Map<number, DirectoryJoin>();
  for (const { email, owner, since, source } of inOrder.sort(
    (a, b) => a.since - b.since || byText(a.email, b.email),
  )) {
    const first = holder.get(email) ?? owner;
    if (first !== owner && !joins.has(owner))
      joins.set(owner, { account: owner, owner: first, from: since, reason: EMAIL, source });
  }
  return [...joins.values()];
}

interface Fit {
  readonly owner: number;
  readonly rule: string;
  readonly row: ListedAccount;
}

function byAccount(fits: readonly Fit[]): [string, Fit[]][] {
  const found = new Map<string, Fit[]>();
  for (const fit of fits) found.set(fit.row.account, [...(found.get(fit.row.account) ?? []), fit]);
  return [...found].sort(([a], [b]) => byText(a, b));
}

interface Found {
  readonly single: readonly Fit[];
  readonly several: readonly { owner: number; rule: string; accounts: readonly string[] }[];
}

/** Accounts that no row names, by the first of the rules that knows them. */
function findUnnamed(forms: readonly AccountForms[], listed: readonly ListedAccount[]): Found {
  const rules = rulesOver(listed);
  const single: Fit[] = [];
  const several: { owner: number; rule: string; accounts: readonly string[] }[] = [];
  for (const { owner, names } of forms) {
    const parts = names.map(accountName);
    for (const { rule, sure, rowsOf } of rules) {
      const rows = parts.flatMap((name) => rowsOf(name));
      const accounts = unique(rows.map(({ account }) => account)).sort(byText);
      const row = rows.toSorted((a, b) => a.since - b.since)[0];
      if (row && accounts.length === 1 && sure) single.push({ owner, rule, row });
      else if (accounts.length > 0) several.push({ owner, rule, accounts });
      if (accounts.length > 0) break;
    }
  }
  return { single, several };
}

interface Rule {
  readonly rule: string;
  /** False: only suggested, also where one row fits. */
  readonly sure: boolean;
  readonly rowsOf: (name: AccountName) => readonly ListedAccount[];
}

function rulesOver(listed: readonly ListedAccount[]): Rule[] {
  const emails = index(listed, ({ email }) => (email === null ? [] : [email.toLowerCase()]));
  const locals = index(listed, ({ email }) =>
    email === null ? [] : [email.toLowerCase().split('@')[0] ?? ''],
  );
  const full = index(listed, ({ fullName }) => (fullName === null ? [] : nameKeys(fullName)));
  const domains = new Set([...emails.keys()].map((email) => email.split('@')[1] ?? ''));
  // An address elsewhere may be anybody's of that name.
  const isOurs = ({ form, domain }: AccountName) => form !== 'upn' || domains.has(domain);
  const called = ({ user }: AccountName) => {
    const words = user.split(SEPARATOR).filter(Boolean);
    return words.length > 1 ? (full.get(words.join(' ')) ?? []) : [];
  };
  return [
    {
      rule: EMAIL,
      sure: true,
      rowsOf: ({ form, user, domain }) => (form === 'upn' ? (emails.get(`${user}@${domain}`) ?? []) : []),
    },
    {
      rule: LOCAL_PART,
      sure: true,
      rowsOf: ({ form, user }) => (form === 'upn' ? [] : (locals.get(user) ?? [])),
    },
    { rule: FULL_NAME, sure: true, rowsOf: (name) => (isOurs(name) ? called(name) : []) },
    { rule: ELSEWHERE, sure: false, rowsOf: (name) => (isOurs(name) ? [] : called(name)) },
  ];
}

const SEPARATOR = /[\s._-]+/;

/** `Ann Maria Smith` and `Smith, Ann Maria` as whole words and as first and last. */
function nameKeys(fullName: string): string[] {
  const ordered = fullName.includes(',') ? fullName.split(',').toReversed().join(' ') : fullName;
  const words = ordered.toLowerCase().split(SEPARATOR).filter(Boolean);
  if (words.length < 2) return [];
  return unique([words.join(' '), `${words[0]} ${words.at(-1)}`]);
}

function index(
  listed: readonly ListedAccount[],
  keysOf: (row: ListedAccount) => readonly string[],
): Map<string, ListedAccount[]> {
  const found = new Map<string, ListedAccount[]>();
  for (const row of listed)
    for (const key of keysOf(row)) {
      const known = found.get(key);
      if (known) known.push(row);
      else found.set(key, [row]);
    }
  return found;
}
