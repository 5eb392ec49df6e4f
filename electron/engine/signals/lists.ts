import type { AllowDetail } from '../../../models/domain/decision.ts';
import { parseAddress, parseNetwork, type AddressRange } from '../../../models/domain/address.ts';
import { dayOfIso, US_PER_DAY } from '../../../models/domain/time.ts';
import type { SignalLists } from '../../../models/signals/parts/signal.ts';
import type { Database } from '../database/database.ts';
import { bareName as bare, changesOf } from './changes.ts';
import { dayOf, KNOWN } from './known.ts';
import type { Owners } from './owners.ts';

/** A journey counts so long before and after it. */
const AROUND_US = US_PER_DAY;
const FOREVER = Number.MAX_SAFE_INTEGER;

/** What the lists of a case say, each entry from the day on which it became known. `allowed`: the analyst's own entries. */
export async function signalLists(
  database: Database,
  owners: Owners,
  allowed: readonly AllowDetail[],
): Promise<SignalLists> {
  const { hasChanges, covering, planned } = await changesOf(database);
  return {
    ...(await criticalOf(database, owners)),
    hasChanges,
    change: (target, by, atUs) => covering([target], [by], atUs),
    planned,
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
