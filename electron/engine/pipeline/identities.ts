import { BIGINT, INTEGER, VARCHAR, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import { hostForm, hostNames, machineAccounts, machineHost } from '../../../models/identity/host-identity.ts';
import type { ListedAccount } from '../../../models/identity/directory.ts';
import type { NamedAccount, SameAccount } from '../../../models/identity/join-accounts.ts';
import { joinHosts, machineHosts, type NamedHost } from '../../../models/identity/join-hosts.ts';
import {
  listedAccounts,
  resolvedTables,
  sameAccounts,
  userAccounts,
} from '../../../models/identity/people.ts';
import {
  joinRenamed,
  maybeRenamed,
  recordedRenamings,
  renamings,
  seenHosts,
  type Machine,
  type RecordedRenaming,
  type SeenHost,
} from '../../../models/identity/renamed-hosts.ts';
import { resolvePeople, type ResolvedPeople } from '../../../models/identity/resolve-people.ts';
import { appendRows } from '../database/append.ts';
import type { Database, Row } from '../database/database.ts';
import { decisionsThatHold } from './decisions.ts';

/** Temporary tables of the identity stage. */
const TABLES = ['account_owner', 'belonging', 'listed_owner', 'suggested', 'host_form', 'machine_host'];

/** Joins names of accounts and of hosts and keeps what came out in temporary tables. */
export async function joinNames(database: Database, zone: string): Promise<void> {
  const hosts = await named(database, hostNames);
  for (const table of [...resolvedTables, hostForm, machineHost]) await database.run(table);
  await keepPeople(database, await resolvedNow(database, zone, hosts));
  await keepHosts(database, hosts);
}

/** Whose every account is by the imports and decisions of now, whatever the last analysis said. `hosts` as they are named. */
export async function resolvedNow(
  database: Database,
  zone: string,
  hosts?: readonly NamedHost[],
): Promise<ResolvedPeople> {
  return resolvePeople({
    accounts: await database.rows<NamedAccount & Row>(userAccounts),
    hostNames: (hosts ?? (await named(database, hostNames))).map(({ name }) => name),
    same: await database.rows<SameAccount & Row>(sameAccounts),
    listed: await database.rows<ListedAccount & Row>(listedAccounts(zone)),
    decisions: await decisionsThatHold(database),
  });
}

async function keepPeople(database: Database, people: ResolvedPeople): Promise<void> {
  const keep = (table: string, types: readonly DuckDBType[], rows: readonly (readonly DuckDBValue[])[]) =>
    appendRows(database, table, types, rows);
  await keep(
    'account_owner',
    [INTEGER, INTEGER, VARCHAR],
    people.forms.map(({ account, owner, reason }) => [account, owner, reason]),
  );
  await keep(
    'belonging',
    [INTEGER, INTEGER, BIGINT, BIGINT, VARCHAR, INTEGER, BIGINT],
    people.belongings.map(({ account, person, from, to, reason, source, decision }) => [
      account,
      person,
      bigint(from),
      bigint(to),
      reason,
      source,
      bigint(decision),
    ]),
  );
  await keep('listed_owner', [VARCHAR, INTEGER], [...people.listedOwners]);
  await keep(
    'suggested',
    [INTEGER, INTEGER, VARCHAR],
    people.suggestions.flatMap(({ account, candidates, reason }) =>
      candidates.map((person) => [account, person, reason]),
    ),
  );
}

const bigint = (value: number | null) => (value === null ? null : BigInt(value));

async function keepHosts(database: Database, hosts: readonly NamedHost[]): Promise<void> {
  const machines = await database.rows<Machine & Row>(machineAccounts);
  const joined = joinHosts(hosts);
  await appendRows(
    database,
    'host_form',
    [INTEGER, INTEGER, VARCHAR],
    joined.map(({ host, sameAs, reason }) => [host, sameAs, reason]),
  );
  await appendRows(
    database,
    'machine_host',
    [INTEGER, INTEGER],
    machineHosts(machines, hosts, joined).map(({ account, host }) => [account, host]),
  );
  const records = await database.rows<RecordedRenaming & Row>(recordedRenamings);
  const alike = maybeRenamed(machines, records, hosts, joined);
  if (alike.length === 0) return;
  const seen = await database.rows<SeenHost & Row>(seenHosts(alike.flat()));
  for (const renaming of renamings(alike, seen))
    for (const query of joinRenamed(renaming)) await database.run(query);
}

const named = (database: Database, query: typeof hostNames) => database.rows<NamedHost & Row>(query);

export async function dropNames(database: Database): Promise<void> {
  for (const table of TABLES) await database.run(`DROP TABLE IF EXISTS temp.${table}`);
}
