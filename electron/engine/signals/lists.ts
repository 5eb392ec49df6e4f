import type { AllowDetail } from '../../../models/domain/decision.ts';
import { parseAddress, parseNetwork, type AddressRange } from '../../../models/domain/address.ts';
import { dayOfIso, US_PER_DAY } from '../../../models/domain/time.ts';
import type { SignalLists } from '../../../models/signals/parts/signal.ts';
import type { Database } from '../database/database.ts';
import type { Owners } from './owners.ts';

const dayOf = (column: string) => `(${column} - DATE '1970-01-01')::INTEGER`;
/** A change record covers what is done so long before and after it. */
const AROUND_US = US_PER_DAY;
const FOREVER = Number.MAX_SAFE_INTEGER;

/** `CORP\\ann` and `ann@corp.example` are `ann`. */
const bare = (name: string) => (name.toLowerCase().split('\\').at(-1) ?? '').split('@')[0] ?? '';

/** Also `dc-01` and `dc-01.corp.example`; two people who share a first name are two. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [bare(one), bare(other)];
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

/** An entry that says itself since when it is known, or whose file does; else it is taken as known in its own window. */
const KNOWN = (table: string) =>
  `CASE WHEN x.known_from <> s.known_from OR s.known_by = 'given' THEN ${dayOf('x.known_from')} END AS known
  FROM ${table} x JOIN source s USING (source_id)`;

/** What the lists of a case say, each entry from the day on which it became known. `allowed`: the analyst's own entries. */
export async function signalLists(
  database: Database,
  owners: Owners,
  allowed: readonly AllowDetail[],
): Promise<SignalLists> {
  return {
    ...(await criticalOf(database, owners)),
    ...(await changesOf(database)),
    allowed: await allowedOf(database, allowed),
    onDuty: await dutyOf(database, owners),
    travel: await travelOf(database, owners),
    indicator: await indicatorsOf(database),
  };
}

async function criticalOf(database: Database, { hostOf }: Owners) {
  const rows = await database.rows<{ name: string; host: number | null }>(
    `SELECT a.host AS name, h.host_id AS host FROM context_asset a LEFT JOIN host h ON lower(h.name) = lower(a.host)
    WHERE a.criticality IN ('critical', 'high')`,
  );
  return {
    criticalHosts: new Set(rows.flatMap(({ host }) => (host === null ? [] : [hostOf(host)]))),
    criticalNames: new Set(rows.map(({ name }) => name.toLowerCase())),
  };
}

interface ChangeRow extends Record<string, unknown> {
  readonly ticket: string;
  readonly target: string | null;
  readonly requester: string | null;
  readonly implementer: string | null;
  readonly from: number;
  readonly to: number;
  readonly known: number | null;
}

async function changesOf(
  database: Database,
): Promise<Pick<SignalLists, 'change' | 'hasChanges' | 'planned'>> {
  const rows = await database.rows<ChangeRow>(
    `SELECT ticket, target, requester, implementer, from_us AS "from", to_us AS "to", ${KNOWN('context_change')}`,
  );
  const holds = ({ from, to, known }: ChangeRow, atUs: number) =>
    atUs >= from - AROUND_US && atUs <= to + AROUND_US && (known ?? 0) * US_PER_DAY <= atUs;
  return {
    hasChanges: rows.length > 0,
    change: (target, by, atUs) =>
      rows.find((row) => holds(row, atUs) && covers(row, target, by))?.ticket ?? null,
    planned: (name, part, atUs) =>
      rows.find(
        (row) =>
          holds(row, atUs) &&
          isSame(name, (part === 'target' ? row.target : (row.implementer ?? row.requester)) ?? ''),
      )?.ticket ?? null,
  };
}

/**
 * What was done to `target` by whoever implements the change; by somebody else where the record says nobody's account.
 * Who asked for a change of theirs is not who may make it.
 */
function covers({ target: about, requester, implementer }: ChangeRow, target: string, by: string): boolean {
  if (about !== null && !isSame(about, target)) return false;
  // A name as people write it is no account: it cannot be held against one.
  if (implementer !== null && !implementer.trim().includes(' ')) return isSame(implementer, by);
  return requester === null || isSame(requester, by) || isSame(requester, target);
}

async function allowedOf(database: Database, own: readonly AllowDetail[]): Promise<SignalLists['allowed']> {
  const rows = await database.rows<{
    value: string;
    scope: string | null;
    why: string | null;
    known: number;
    until: number | null;
  }>(
    `SELECT value, scope, why, ${dayOf('known_from')} AS known, ${dayOf('valid_to')} AS until FROM context_allow`,
  );
  const entries = new Map<string, { scope: string; why: string; known: number; until: number }[]>();
  const add = (value: string, entry: { scope: string; why: string; known: number; until: number }) =>
    entries.set(value.toLowerCase(), [...(entries.get(value.toLowerCase()) ?? []), entry]);
  for (const { value, scope, why, known, until } of rows)
    add(value, { scope: scope ?? '', why: why ?? 'on the allow-list', known, until: until ?? FOREVER });
  for (const { signal, value, until, why } of own)
    add(value, { scope: signal, why, known: -FOREVER, until: dayOfIso(until) });
  if (entries.size === 0) return () => null;
  const within = entriesOfNetworks(entries);
  return (signal, value, day) =>
    [...(entries.get(value.toLowerCase()) ?? []), ...within(value)].find(
      ({ scope, known, until }) =>
        day >= known &&
        day <= until &&
        (scope === '' || !/^[a-z]+(?:-[a-z]+)+$/.test(scope) || scope === signal),
    )?.why ?? null;
}

function byBareName<T extends { readonly account: string }>(
  rows: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const byName = new Map<string, T[]>();
  for (const row of rows) byName.set(bare(row.account), [...(byName.get(bare(row.account)) ?? []), row]);
  return byName;
}

const NONE: readonly never[] = [];

/** Entries that name a network which an address lies in, or the address in other words. */
function entriesOfNetworks<T>(entries: ReadonlyMap<string, readonly T[]>): (value: string) => readonly T[] {
  const ranges = [...entries].flatMap(([value, found]) => {
    const range = /^[\da-f.:]+(?:\/\d+)?$/i.test(value) ? parseNetwork(value) : null;
    return range === null ? [] : [{ range, found }];
  });
  if (ranges.length === 0) return () => NONE;
  const known = new Map<string, readonly T[]>();
  return (value) => {
    if (!/^[\da-f.:]+$/i.test(value)) return NONE;
    let found = known.get(value);
    if (found === undefined) {
      if (known.size > MOST_ADDRESSES) known.clear();
      const address = parseAddress(value);
      found =
        address === null ? NONE : ranges.flatMap((one) => (holds(one.range, address) ? one.found : NONE));
      known.set(value, found);
    }
    return found;
  };
}

const MOST_ADDRESSES = 100_000;
const holds = ({ first, last }: AddressRange, address: bigint) => address >= first && address <= last;

async function dutyOf(database: Database, { nameOf }: Owners): Promise<SignalLists['onDuty']> {
  const rows = await database.rows<{ account: string; from: number; to: number; known: number | null }>(
    `SELECT account, from_us AS "from", to_us AS "to", ${KNOWN('context_duty')}`,
  );
  const byName = byBareName(rows);
  return (who, atUs) =>
    byName.size > 0 &&
    (byName
      .get(bare(nameOf(who)))
      ?.some(({ from, to, known }) => atUs >= from && atUs < to && (known ?? 0) * US_PER_DAY <= atUs) ??
      false);
}

async function travelOf(database: Database, { nameOf }: Owners): Promise<SignalLists['travel']> {
  const rows = await database.rows<{
    account: string;
    place: string;
    from: number;
    to: number;
    known: number | null;
  }>(`SELECT account, place, from_us AS "from", to_us AS "to", ${KNOWN('context_travel')}`);
  const byName = byBareName(rows);
  return (who, atUs) =>
    byName.size === 0
      ? null
      : (byName
          .get(bare(nameOf(who)))
          ?.find(
            ({ known, from, to }) =>
              atUs >= from - AROUND_US && atUs < to + AROUND_US && (known ?? 0) * US_PER_DAY <= atUs,
          )?.place ?? null);
}

async function indicatorsOf(database: Database): Promise<SignalLists['indicator']> {
  const rows = await database.rows<{
    value: string;
    list: string | null;
    known: number;
    until: number | null;
  }>(
    `SELECT value, list, ${dayOf('known_from')} AS known, ${dayOf('valid_to')} AS until FROM context_indicator WHERE kind = 'address'`,
  );
  const byAddress = new Map(rows.map((row) => [String(parseAddress(row.value) ?? row.value), row] as const));
  return (ip, day) => {
    if (byAddress.size === 0) return null;
    const row = byAddress.get(String(parseAddress(ip) ?? ip));
    return row && day >= row.known && day <= (row.until ?? FOREVER) ? (row.list ?? 'indicators') : null;
  };
}
