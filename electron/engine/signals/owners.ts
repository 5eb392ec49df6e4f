import type { AccountKind } from '../../../models/domain/account.ts';
import { parseAddress } from '../../../models/domain/address.ts';
import type { Database } from '../database/database.ts';
import { Spans, type Span } from './spans.ts';

/** A mapped IPv4 address is the address itself. */
const addressKey = (ip: string) =>
  ip.includes(':') ? ip.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '') : ip;

const UNBOUNDED_US = Number.MAX_SAFE_INTEGER;

/** Whose accounts, hosts and addresses are, as of a moment. */
export interface Owners {
  /** The person, else −2 − the account; −1 for nobody. */
  readonly who: (account: number, atUs: number) => number;
  readonly kindOf: (account: number) => AccountKind;
  readonly nameOf: (who: number) => string;
  readonly hostName: (host: number) => string;
  /** The host that stands for all its names. */
  readonly hostOf: (host: number) => number;
  /** Likewise; one that a record names by its address is the host that had it then. */
  readonly hostThen: (host: number, atUs: number) => number;
  /** The host that an address was, else one that records name by it; −1 where none is known. */
  readonly hostAt: (ip: string, atUs: number) => number;
  readonly roleOf: (who: number, day: number) => string;
  /** The day on which somebody leaves, as far as it was known by then; null for nobody who does. */
  readonly leavingOf: (who: number, day: number) => number | null;
}

function grouped<K, R, T>(rows: readonly R[], key: (row: R) => K, value: (row: R) => T): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row)) ?? [];
    group.push(value(row));
    groups.set(key(row), group);
  }
  return groups;
}

/** What belongs to ids that count from 0 or so. */
function byId<T, R = T>(
  rows: Iterable<readonly [id: number, of: T]>,
  make: (of: T) => R = (of) => of as unknown as R,
): readonly (R | undefined)[] {
  const all: (R | undefined)[] = [];
  for (const [id, of] of rows) all[id] = make(of);
  return all;
}

export async function ownersOf(database: Database): Promise<Owners> {
  const accounts = await accountsOf(database);
  const hosts = await hostsOf(database);
  const people = await peopleOf(database);
  const always = people.always.map((person, account) =>
    accounts.kinds[account] === 'none' ? undefined : person,
  );
  return {
    ...hosts,
    who: (account, atUs) => {
      const whose = account < 0 ? -1 : always[account];
      if (whose !== undefined) return whose;
      if (accounts.kinds[account] === 'none') return -1;
      return people.spans[account]?.at(atUs)?.person ?? -2 - account;
    },
    kindOf: (account) => accounts.kinds[account] ?? 'none',
    nameOf: (who) =>
      who >= 0 ? (people.names.get(who) ?? `person ${who}`) : (accounts.names.get(-2 - who) ?? 'somebody'),
    leavingOf: await leaversOf(database),
    roleOf: (who, day) => (who < 0 ? '' : (people.roles[who]?.at(day)?.role ?? '')),
  };
}

async function accountsOf(database: Database) {
  const rows = await database.rows<{ id: number; name: string; kind: AccountKind }>(
    'SELECT account_id AS id, name, kind FROM account',
  );
  return {
    names: new Map(rows.map(({ id, name }) => [id, name])),
    kinds: byId(rows.map(({ id, kind }) => [id, kind])),
  };
}

async function peopleOf(database: Database) {
  const names = await database.rows<{ id: number; name: string }>('SELECT person_id AS id, name FROM person');
  const spans = await database.rows<{
    account: number;
    person: number;
    from: number | null;
    to: number | null;
  }>(
    'SELECT account_id AS account, person_id AS person, valid_from_us AS "from", valid_to_us AS "to" FROM person_account',
  );
  const roles = await database.rows<{ person: number; since: number; role: string }>(
    "SELECT person_id AS person, (month - DATE '1970-01-01')::INTEGER AS since, role FROM person_role ORDER BY person_id, month",
  );
  return {
    names: new Map(names.map(({ id, name }) => [id, name])),
    /** Of accounts that are one person's from first to last. */
    always: byId(
      spans.flatMap(({ account, person, from, to }) =>
        from === null && to === null ? [[account, person] as const] : [],
      ),
    ),
    spans: byId(
      grouped(
        spans,
        ({ account }) => account,
        ({ person, from, to }) => ({ person, fromUs: from ?? -UNBOUNDED_US, toUs: to ?? UNBOUNDED_US }),
      ),
      (own) => new Spans(own),
    ),
    roles: byId(
      grouped(
        roles,
        ({ person }) => person,
        ({ since, role }) => ({ since, role }),
      ),
      (own) =>
        new Spans(
          own.map(({ since, role }, i) => ({ role, fromUs: since, toUs: own[i + 1]?.since ?? Infinity })),
        ),
    ),
  };
}

/** From the day on which it became known, never earlier. */
async function leaversOf(database: Database): Promise<Owners['leavingOf']> {
  const rows = await database.rows<{ person: number; known: number; leaves: number }>(
    `SELECT o.person_id AS person, (coalesce(d.leaving_known, d.as_of) - DATE '1970-01-01')::INTEGER AS known,
      (d.leaves_on - DATE '1970-01-01')::INTEGER AS leaves
    FROM directory_entry d JOIN directory_owner o ON o.account = lower(d.account) WHERE d.leaves_on IS NOT NULL ORDER BY known`,
  );
  const byPerson = grouped(
    rows,
    ({ person }) => person,
    (row) => row,
  );
  return (who, day) => byPerson.get(who)?.findLast(({ known }) => known <= day)?.leaves ?? null;
}

interface Address {
  /** Hosts that had it. */
  readonly had: Spans<Span & { readonly host: number }> | undefined;
  /** The host that records name by it, −1 for none. */
  readonly named: number;
}

const MOST_ADDRESSES = 200_000;

async function hostsOf(
  database: Database,
): Promise<Pick<Owners, 'hostName' | 'hostOf' | 'hostThen' | 'hostAt'>> {
  const names = await database.rows<{ id: number; name: string; same: number }>(
    'SELECT h.host_id AS id, h.name, coalesce(i.same_as, h.host_id) AS same FROM host h LEFT JOIN host_identity i USING (host_id)',
  );
  const addresses = await database.rows<{ ip: string; host: number; from: number; to: number }>(
    'SELECT ip, coalesce(i.same_as, x.host_id) AS host, from_us AS "from", to_us AS "to" FROM host_address x LEFT JOIN host_identity i USING (host_id)',
  );
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const sameAs = byId(names.map(({ id, same }) => [id, same]));
  const spans = new Map<string, Spans<Span & { readonly host: number }>>();
  for (const [ip, own] of grouped(
    addresses,
    ({ ip }) => addressKey(ip),
    ({ host, from, to }) => ({ host, fromUs: from, toUs: to }),
  ))
    spans.set(ip, new Spans(own));
  const named = names.filter(({ name }) => parseAddress(name) !== null);
  const byAddress = new Map(named.map(({ id, name }) => [addressKey(name), id]));
  const byIp = new Map<string, Address>();
  const ofAddress = (ip: string): Address => {
    const key = addressKey(ip);
    const host = byAddress.get(key) ?? -1;
    const address = { had: spans.get(key), named: sameAs[host] ?? host };
    if (byIp.size >= MOST_ADDRESSES) byIp.clear();
    byIp.set(ip, address);
    return address;
  };
  const spansOfHost = byId(named.map(({ id, name }) => [id, spans.get(addressKey(name))]));
  return {
    hostThen: (host, atUs) => spansOfHost[host]?.at(atUs)?.host ?? sameAs[host] ?? host,
    hostName: (host) => nameOf.get(host) ?? `host ${host}`,
    hostOf: (host) => sameAs[host] ?? host,
    hostAt: (ip, atUs) => {
      const { had, named } = byIp.get(ip) ?? ofAddress(ip);
      return had?.at(atUs)?.host ?? named;
    },
  };
}
