import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../electron/engine/database/database.ts';
import { MIGRATIONS } from '../../../electron/engine/case/migrations/index.ts';
import { addressNetworks } from '../../../models/context/network-queries.ts';
import { networkIndex, type AddressFacts, type Network } from '../../../models/context/networks.ts';
import { parseAddress, parseNetwork } from '../../../models/domain/address.ts';
import { NETWORK_KINDS, type NetworkKind } from '../../../models/domain/context.ts';
import { uniformOf } from '../../../models/domain/random.ts';
import { raw, sql } from '../../../models/domain/sql.ts';
import { day, dayOfIso, isoDay } from '../../../models/domain/time.ts';

let database: Database;
beforeAll(async () => {
  database = await Database.open(':memory:');
  for (const { text } of MIGRATIONS) await database.run(text);
});
afterAll(() => database.closeInstance());

/** `10.0.0.0/8 office 2024-01-01..2024-02-01`; `AS64500` instead of a network, `@64500` for a network's AS number. */
function network(line: string): Network {
  const [written = '', kind = 'other', days = '2024-01-01', at] = line.split(' ');
  const [from = '', to] = days.split('..');
  const range = parseNetwork(written);
  return {
    first: range?.first ?? null,
    last: range?.last ?? null,
    asn: range ? (at === undefined ? null : Number(at.slice(1))) : Number(written.slice(2)),
    kind: kind as NetworkKind,
    name: written,
    country: null,
    knownFrom: dayOfIso(from),
    validTo: to === undefined ? null : dayOfIso(to),
  };
}

async function stored(networks: readonly Network[]): Promise<void> {
  await database.run('DELETE FROM context_network');
  for (const { first, last, asn, kind, name, country, knownFrom, validTo } of networks)
    await database.run(sql`INSERT INTO context_network (source_id, known_from, valid_to, network, first_address, last_address,
        asn, kind, name, country, content_hash)
      VALUES (1, ${isoDay(knownFrom)}::DATE, ${validTo === null ? null : isoDay(validTo)}::DATE, ${name ?? ''},
        ${first === null ? null : String(first)}::UHUGEINT, ${last === null ? null : String(last)}::UHUGEINT,
        ${asn}::BIGINT, ${kind}, ${name}, ${country}, 0)`);
}

type Asked = readonly (readonly [address: string, day: string])[];

const inMemory = (networks: readonly Network[], asked: Asked) => {
  const find = networkIndex(networks);
  return asked.map(([address, on]) => find(parseAddress(address) ?? 0n, dayOfIso(on)));
};

async function inSql(networks: readonly Network[], asked: Asked): Promise<(AddressFacts | null)[]> {
  await stored(networks);
  const numbers = asked.map(([address, on]) => `(${parseAddress(address)}::UHUGEINT, DATE '${on}')`);
  const rows = await database.rows<
    Record<'address' | 'day', string> & Pick<AddressFacts, keyof AddressFacts>
  >(
    sql`SELECT address::VARCHAR AS address, day::VARCHAR AS day, kind, name, country, asn
      FROM (${addressNetworks(raw(`SELECT DISTINCT * FROM (VALUES ${numbers.join(', ')}) t(address, day)`))})`,
  );
  return asked.map(([address, on]) => {
    const row = rows.find((each) => each.address === String(parseAddress(address)) && each.day === on);
    return row ? { kind: row.kind, name: row.name, country: row.country, asn: row.asn } : null;
  });
}

const NETWORKS = [
  '10.0.0.0/8 office',
  '10.20.0.0/16 vpn',
  '10.20.30.0/24 office 2024-02-15',
  '198.51.100.0/24 hosting',
  '198.51.100.17 tor 2024-02-01..2024-02-29',
  '192.0.2.0/25 other 2024-01-01 @64500',
  'AS64500 hosting 2024-02-01',
  '2001:db8::/32 hosting',
  '2001:db8:7::/48 vpn',
].map(network);

const CASES: readonly (readonly [
  address: string,
  day: string,
  name: string | null,
  kind: NetworkKind | null,
])[] = [
  ['10.1.1.1', '2024-01-01', '10.0.0.0/8', 'office'],
  ['10.1.1.1', '2023-12-31', null, null],
  ['10.20.1.1', '2024-03-01', '10.20.0.0/16', 'vpn'],
  ['::ffff:10.20.1.1', '2024-03-01', '10.20.0.0/16', 'vpn'],
  ['10.20.30.4', '2024-02-14', '10.20.0.0/16', 'vpn'],
  ['10.20.30.4', '2024-02-15', '10.20.30.0/24', 'office'],
  ['198.51.100.17', '2024-01-31', '198.51.100.0/24', 'hosting'],
  ['198.51.100.17', '2024-02-01', '198.51.100.17', 'tor'],
  ['198.51.100.17', '2024-02-29', '198.51.100.17', 'tor'],
  ['198.51.100.17', '2024-03-01', '198.51.100.0/24', 'hosting'],
  ['198.51.100.18', '2024-02-10', '198.51.100.0/24', 'hosting'],
  ['198.51.101.1', '2024-02-10', null, null],
  ['192.0.2.5', '2024-01-15', '192.0.2.0/25', 'other'],
  ['192.0.2.5', '2024-02-15', '192.0.2.0/25', 'hosting'],
  ['192.0.2.200', '2024-02-15', null, null],
  ['2001:db8:1::1', '2024-02-15', '2001:db8::/32', 'hosting'],
  ['2001:db8:7::1', '2024-02-15', '2001:db8:7::/48', 'vpn'],
  ['2001:db9::1', '2024-02-15', null, null],
  ['::', '2024-02-15', null, null],
];
const asked: Asked = CASES.map(([address, on]) => [address, on]);
const expected = CASES.map(([, , name, kind]) => [name, kind]);
const named = (facts: readonly (AddressFacts | null)[]) =>
  facts.map((each) => [each?.name ?? null, each?.kind ?? null]);

const hex = (address: bigint) => `::${address.toString(16)}`;

describe('networks as of a day', () => {
  it('the longest prefix wins among those known by then and not ended', () => {
    expect(named(inMemory(NETWORKS, asked))).toEqual(expected);
    expect(named(inMemory(NETWORKS.toReversed(), asked))).toEqual(expected);
  });

  it('the same in one query', async () => {
    expect(named(await inSql(NETWORKS, asked))).toEqual(expected);
  });

  it('covers the first and the last address there is', () => {
    const all = [network('::/0 other'), network('0.0.0.0/0 proxy')];
    const [low, high, v4] = inMemory(all, [
      ['::', '2024-01-01'],
      ['ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '2024-01-01'],
      ['255.255.255.255', '2024-01-01'],
    ]);
    expect([low?.kind, high?.kind, v4?.kind]).toEqual(['other', 'other', 'proxy']);
  });

  it('says nothing without lists', async () => {
    expect(inMemory([], asked).every((each) => each === null)).toBe(true);
    expect((await inSql([], asked)).every((each) => each === null)).toBe(true);
  });

  it('a list that became known later changes nothing before its day', () => {
    const before = asked.filter(([, on]) => on < '2024-02-15');
    const without = NETWORKS.filter(({ knownFrom }) => knownFrom < dayOfIso('2024-02-15'));
    expect(inMemory(NETWORKS, before)).toEqual(inMemory(without, before));
  });

  it('equals the plain search through all networks, whatever overlaps, in memory and in SQL', async () => {
    const random = uniformOf('networks');
    const networks = Array.from({ length: 60 }, (): Network => {
      const first = BigInt(Math.floor(random() * 200));
      const knownFrom = day(Math.floor(random() * 20));
      return {
        first,
        last: first + BigInt(Math.floor(random() * 40)),
        asn: null,
        kind: NETWORK_KINDS[Math.floor(random() * NETWORK_KINDS.length)] ?? 'other',
        name: `n${Math.floor(random() * 1000)}`,
        country: null,
        knownFrom,
        validTo: random() < 0.5 ? null : day(knownFrom + Math.floor(random() * 10)),
      };
    });
    const find = networkIndex(networks);
    const questions = Array.from({ length: 400 }, () => ({
      address: BigInt(Math.floor(random() * 260)),
      on: day(Math.floor(random() * 30)),
    }));
    const plain = questions.map(({ address, on }) => {
      const over = networks.filter(
        ({ first, last, knownFrom, validTo }) =>
          first !== null &&
          last !== null &&
          first <= address &&
          address <= last &&
          knownFrom <= on &&
          (validTo === null || on <= validTo),
      );
      const [best] = over.toSorted(
        (a, b) =>
          Number((a.last ?? 0n) - (a.first ?? 0n) - ((b.last ?? 0n) - (b.first ?? 0n))) ||
          b.knownFrom - a.knownFrom ||
          NETWORK_KINDS.indexOf(a.kind) - NETWORK_KINDS.indexOf(b.kind) ||
          ((a.name ?? '') < (b.name ?? '') ? -1 : 1),
      );
      return best?.name ?? null;
    });
    expect(plain.filter((name) => name !== null).length).toBeGreaterThan(200);
    expect(questions.map(({ address, on }) => find(address, on)?.name ?? null)).toEqual(plain);
    const sameAsked = questions.map(({ address, on }) => [hex(address), isoDay(on)] as const);
    expect((await inSql(networks, sameAsked)).map((each) => each?.name ?? null)).toEqual(plain);
  });
});
