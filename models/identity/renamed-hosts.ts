import { raw, sql, type Sql } from '../domain/sql.ts';
import { US_PER_DAY } from '../domain/time.ts';
import { accountName } from './account-names.ts';
import { byKey, groups } from './groups.ts';
import { machineHosts, type JoinedHost, type NamedHost } from './join-hosts.ts';

/** The account of a computer. */
export interface Machine extends NamedHost {
  readonly sid: string | null;
}

/** Names of a computer's account before and after, as a controller recorded the change. */
export interface RecordedRenaming {
  readonly old: string;
  readonly now: string;
}

/** Windows 4781. */
export const recordedRenamings: Sql = sql`
  SELECT DISTINCT e.resource AS old, t.name AS now FROM event e JOIN account t ON t.account_id = e.target_account_id
  WHERE e.code = 4781 AND t.kind = 'machine' AND e.resource IS NOT NULL ORDER BY ALL`;

/**
 * Hosts that may be one computer under several names, each by the one that stands for its forms: their accounts have one
 * SID, or a record says that one name became the other.
 */
export function maybeRenamed(
  machines: readonly Machine[],
  records: readonly RecordedRenaming[],
  hosts: readonly NamedHost[],
  joined: readonly JoinedHost[],
): readonly (readonly number[])[] {
  const names = [
    ...machines.map(({ name }) => name),
    ...records.flatMap(({ old, now }) => [inDomainOf(now, old), now]),
  ];
  const named = names.map((name, id) => ({ id, name }));
  const hostOf = new Map(machineHosts(named, hosts, joined).map(({ account, host }) => [account, host]));
  const bySid = byKey(machines, ({ sid }) => (sid?.startsWith('S-1-5-21-') === true ? sid : null));
  const byRecord = records.map((_, i) => [machines.length + 2 * i, machines.length + 2 * i + 1]);
  const alike = [...bySid.values(), ...byRecord]
    .map((same) => [...new Set(same.flatMap((i) => hostOf.get(i) ?? []))])
    .filter(({ length }) => length > 1);
  const ids = [...new Set(alike.flat())];
  const placeOf = new Map(ids.map((host, i) => [host, i]));
  const one = groups(ids.length);
  for (const same of alike)
    for (const host of same) one.join(placeOf.get(same[0] ?? host) ?? 0, placeOf.get(host) ?? 0);
  return [...byKey(ids, (_, i) => String(one.of(i))).values()].map((members) =>
    members.map((i) => ids[i] ?? 0),
  );
}

/** A record has the old name alone. */
function inDomainOf(now: string, old: string): string {
  const { domain } = accountName(now);
  return domain === '' ? old : `${domain}\\${old}`;
}

/** From when to when a host is seen, microseconds UTC. */
export interface SeenHost {
  readonly host: number;
  readonly from: number;
  readonly to: number;
}

/** By what it records, what its account does and what comes from there. Needs `host_form` and `machine_host`. */
export const seenHosts = (hosts: readonly number[]): Sql => {
  const these = raw(`(${hosts.map((host) => Math.trunc(host)).join(', ')})`);
  return sql`
    WITH form AS (SELECT host_id, same_as FROM host_form WHERE same_as IN ${these}),
    sign AS (
      SELECT same_as AS host, at_us FROM event JOIN form ON host_id = computer_id
      UNION ALL SELECT same_as, at_us FROM event JOIN form ON host_id = src_host_id
      UNION ALL SELECT m.host_id, at_us FROM event JOIN machine_host m USING (account_id) WHERE m.host_id IN ${these})
    SELECT host, min(at_us) AS "from", max(at_us) AS "to" FROM sign GROUP BY host ORDER BY "from", host`;
};

/** A new name holds from the next start of the computer on; until then it goes on by the old one. */
const RESTART_US = US_PER_DAY;

export interface Renaming {
  /** The host that had the first name. */
  readonly first: number;
  readonly now: number;
}

/**
 * Of hosts that may be one those that are: each name begins where the one before it ends. Where names are in use at the
 * same time they are several computers, as where an old name was given to another one.
 */
export function renamings(alike: readonly (readonly number[])[], seen: readonly SeenHost[]): Renaming[] {
  return alike.flatMap((group) => {
    const [first, ...later] = seen
      .filter(({ host }) => group.includes(host))
      .toSorted((a, b) => a.from - b.from);
    if (!first) return [];
    const before = [first, ...later];
    const follows = later.every(({ from }, i) => from >= (before[i]?.to ?? 0) - RESTART_US);
    return follows ? later.map(({ host }) => ({ first: first.host, now: host })) : [];
  });
}

/** The first name stands for all: what was told before the change stays as it was. Changes `host_form` and `machine_host`. */
export const joinRenamed = ({ first, now }: Renaming): readonly Sql[] => [
  sql`UPDATE host_form SET same_as = ${first}::INTEGER, reason = 'the same computer by an earlier name' WHERE same_as = ${now}::INTEGER`,
  sql`UPDATE machine_host SET host_id = ${first}::INTEGER WHERE host_id = ${now}::INTEGER`,
];
