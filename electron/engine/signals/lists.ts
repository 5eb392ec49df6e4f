import type { AllowDetail } from '../../../models/domain/decision.ts';
import { parseAddress } from '../../../models/domain/address.ts';
import { dayOfIso, US_PER_DAY } from '../../../models/domain/time.ts';
import type { SignalLists } from '../../../models/signals/parts/signal.ts';
import type { Database } from '../database/database.ts';
import { bareName as bare, changesOf } from './changes.ts';
import type { Owners } from './owners.ts';

const dayOf = (column: string) => `(${column} - DATE '1970-01-01')::INTEGER`;
/** A journey counts so long before and after it. */
const AROUND_US = US_PER_DAY;
const FOREVER = Number.MAX_SAFE_INTEGER;

/** What the lists of a case say, each entry from the day on which it became known. `allowed`: the analyst's own entries. */
export async function signalLists(
  database: Database,
  owners: Owners,
  allowed: readonly AllowDetail[],
): Promise<SignalLists> {
  const { hasChanges, covering } = await changesOf(database);
  return {
    ...(await criticalOf(database, owners)),
    hasChanges,
    change: (target, by, atUs) => covering([target], [by], atUs),
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
  return (signal, value, day) =>
    entries
      .get(value.toLowerCase())
      ?.find(
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

async function dutyOf(database: Database, { nameOf }: Owners): Promise<SignalLists['onDuty']> {
  const rows = await database.rows<{ account: string; from: number; to: number }>(
    'SELECT account, from_us AS "from", to_us AS "to" FROM context_duty',
  );
  const byName = byBareName(rows);
  return (who, atUs) =>
    byName.size > 0 &&
    (byName.get(bare(nameOf(who)))?.some(({ from, to }) => atUs >= from && atUs < to) ?? false);
}

async function travelOf(database: Database, { nameOf }: Owners): Promise<SignalLists['travel']> {
  const rows = await database.rows<{
    account: string;
    place: string;
    known: number;
    from: number;
    to: number;
  }>(
    `SELECT account, place, ${dayOf('known_from')} AS known, from_us AS "from", to_us AS "to" FROM context_travel`,
  );
  const byName = byBareName(rows);
  return (who, atUs) =>
    byName.size === 0
      ? null
      : (byName
          .get(bare(nameOf(who)))
          ?.find(
            ({ known, from, to }) =>
              atUs >= from - AROUND_US && atUs < to + AROUND_US && known * US_PER_DAY <= atUs,
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
