import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../electron/engine/database/database.ts';
import { addressNumber, networkRange, parseAddress, parseNetwork } from '../../../models/domain/address.ts';

let database: Database;
beforeAll(async () => {
  database = await Database.open(':memory:');
});
afterAll(() => database.closeInstance());

const V4 = 0xffff00000000n;

const ADDRESSES: readonly (readonly [text: string, number: bigint | null])[] = [
  ['0.0.0.0', V4],
  ['10.0.0.1', V4 + 0x0a000001n],
  [' 255.255.255.255 ', V4 + 0xffffffffn],
  ['::ffff:10.0.0.1', V4 + 0x0a000001n],
  ['::FFFF:0a00:0001', V4 + 0x0a000001n],
  ['::', 0n],
  ['::1', 1n],
  ['2001:db8::', 0x20010db8n << 96n],
  ['2001:DB8::8:0:1', (0x20010db8n << 96n) + 0x800000001n],
  ['fe80::1%eth0', (0xfe80n << 112n) + 1n],
  ['64:ff9b::192.0.2.1', (0x64ff9bn << 96n) + 0xc0000201n],
  ['1:2:3:4:5:6:7:8', 0x00010002000300040005000600070008n],
  ['1:2:3:4:5:6:7::', 0x00010002000300040005000600070000n],
  ['ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', (1n << 128n) - 1n],
  ['', null],
  ['-', null],
  ['10.0.0', null],
  ['10.0.0.256', null],
  ['010.0.0.1', null],
  ['10.0.0.1.2', null],
  ['1:2:3:4:5:6:7', null],
  ['1:2:3:4:5:6:7:8:9', null],
  ['1:2:3:4:5:6:7:8::', null],
  ['1::2::3', null],
  [':1:2:3:4:5:6:7:8', null],
  [':::', null],
  ['1:::2', null],
  ['12345::', null],
  ['g::', null],
  ['ws-01', null],
];

const NETWORKS: readonly (readonly [text: string, range: readonly [string, string] | null])[] = [
  ['10.0.0.0/8', ['10.0.0.0', '10.255.255.255']],
  ['10.1.2.3/8', ['10.0.0.0', '10.255.255.255']],
  ['0.0.0.0/0', ['0.0.0.0', '255.255.255.255']],
  ['192.0.2.7', ['192.0.2.7', '192.0.2.7']],
  ['192.0.2.7/32', ['192.0.2.7', '192.0.2.7']],
  ['192.0.2.1-192.0.2.9', ['192.0.2.1', '192.0.2.9']],
  [' 192.0.2.1 - 192.0.2.9 ', ['192.0.2.1', '192.0.2.9']],
  ['2001:db8::/32', ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff']],
  ['::/0', ['::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff']],
  ['::ffff:10.0.0.0/104', ['10.0.0.0', '10.255.255.255']],
  ['192.0.2.9-192.0.2.1', null],
  ['10.0.0.0/33', null],
  ['10.0.0.0/', null],
  ['10.0.0.0/255.0.0.0', null],
  ['2001:db8::/129', null],
  ['10.0.0.0/8/8', null],
  ['AS14061', null],
  ['', null],
  ['1.1.1.1-2.2.2.2-3.3.3.3', null],
];

describe('an address', () => {
  it.each(ADDRESSES)('"%s" as a number', (text, number) => {
    expect(parseAddress(text)).toBe(number);
  });

  it('is the same in SQL', async () => {
    const rows = await database.rows<{ text: string; number: string | null }>(
      `SELECT text, ${addressNumber('text')}::VARCHAR AS number FROM (VALUES ${ADDRESSES.map(([text]) => `('${text}')`).join(', ')}) t(text)`,
    );
    expect(rows.map(({ text, number }) => [text, number])).toEqual(
      ADDRESSES.map(([text, number]) => [text, number === null ? null : String(number)]),
    );
    expect(await database.row(`SELECT ${addressNumber('NULL::VARCHAR')} AS number`)).toEqual({
      number: null,
    });
  });
});

describe('a network', () => {
  it.each(NETWORKS)('"%s" from its first to its last address', (text, range) => {
    expect(parseNetwork(text)).toEqual(
      range && { first: parseAddress(range[0]), last: parseAddress(range[1]) },
    );
  });

  it('is the same in SQL', async () => {
    const rows = await database.rows<{ text: string; first: string | null; last: string | null }>(
      `SELECT text, range.first::VARCHAR AS first, range.last::VARCHAR AS last
       FROM (SELECT text, ${networkRange('text')} AS range FROM (VALUES ${NETWORKS.map(([text]) => `('${text}')`).join(', ')}) t(text))`,
    );
    expect(rows).toEqual(
      NETWORKS.map(([text]) => {
        const range = parseNetwork(text);
        return { text, first: range && String(range.first), last: range && String(range.last) };
      }),
    );
  });
});
