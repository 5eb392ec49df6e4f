import { INTEGER, VARCHAR } from '@duckdb/node-api';
import { hostForm, hostNames, machineAccounts, machineHost } from '../../../models/identity/host-identity.ts';
import { joinAccounts, type NamedAccount } from '../../../models/identity/join-accounts.ts';
import { joinHosts, machineHosts, type NamedHost } from '../../../models/identity/join-hosts.ts';
import { accountOwner, userAccounts } from '../../../models/identity/people.ts';
import { appendRows } from '../database/append.ts';
import type { Database, Row } from '../database/database.ts';

/** Temporary tables of the identity stage. */
const TABLES = ['account_owner', 'host_form', 'machine_host'];

/** Joins names of accounts and of hosts and keeps what came out in temporary tables. */
export async function joinNames(database: Database): Promise<void> {
  const accounts = await database.rows<NamedAccount & Row>(userAccounts);
  const hosts = await named(database, hostNames);
  const machines = await named(database, machineAccounts);
  for (const table of [accountOwner, hostForm, machineHost]) await database.run(table);
  const joined = joinHosts(hosts);
  await appendRows(
    database,
    'account_owner',
    [INTEGER, INTEGER, VARCHAR],
    joinAccounts(
      accounts,
      hosts.map(({ name }) => name),
    ).map(({ account, owner, reason }) => [account, owner, reason]),
  );
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
}

const named = (database: Database, query: typeof hostNames) => database.rows<NamedHost & Row>(query);

export async function dropNames(database: Database): Promise<void> {
  for (const table of TABLES) await database.run(`DROP TABLE IF EXISTS temp.${table}`);
}
