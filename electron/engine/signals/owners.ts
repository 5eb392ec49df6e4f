import type { AccountKind } from '../../../models/domain/account.ts';
import type { Database } from '../database/database.ts';
import { byId, grouped } from './grouped.ts';
import { hostsOf, type Hosts } from './hosts.ts';
import { Spans } from './spans.ts';

const UNBOUNDED_US = Number.MAX_SAFE_INTEGER;

/** Whose accounts, hosts and addresses are, as of a moment. */
export interface Owners extends Hosts {
  /** The person, else −2 − the account; −1 for nobody. */
  readonly who: (account: number, atUs: number) => number;
  readonly kindOf: (account: number) => AccountKind;
  readonly nameOf: (who: number) => string;
  readonly roleOf: (who: number, day: number) => string;
  /** The day on which somebody leaves, as far as it was known by then; null for nobody who does. */
  readonly leavingOf: (who: number, day: number) => number | null;
}

export async function ownersOf(database: Database): Promise<Owners> {
  const accounts = await accountsOf(database);
  const hosts = await hostsOf(database);
  const people = await peopleOf(database);
  const roles = await rolesOf(database);
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
    roleOf: (who, day) => (who < 0 ? '' : (roles[who]?.at(day)?.role ?? '')),
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
  };
}

/** By person, from month to month. */
async function rolesOf(database: Database) {
  const rows = await database.rows<{ person: number; since: number; role: string }>(
    "SELECT person_id AS person, (month - DATE '1970-01-01')::INTEGER AS since, role FROM person_role ORDER BY person_id, month",
  );
  return byId(
    grouped(
      rows,
      ({ person }) => person,
      ({ since, role }) => ({ since, role }),
    ),
    (own) =>
      new Spans(
        own.map(({ since, role }, i) => ({ role, fromUs: since, toUs: own[i + 1]?.since ?? Infinity })),
      ),
  );
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
