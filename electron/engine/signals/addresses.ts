import { networkIndex, type AddressFacts, type Network } from '../../../models/context/networks.ts';
import { parseAddress } from '../../../models/domain/address.ts';
import type { NetworkKind } from '../../../models/domain/context.ts';
import { day, type Day } from '../../../models/domain/time.ts';
import type { Database } from '../database/database.ts';
import { plainAddress } from './plain-address.ts';

const dayNumber = (column: string) => `(${column} - DATE '1970-01-01')::INTEGER`;

interface NetworkRow extends Readonly<Record<string, unknown>> {
  readonly first: string | null;
  readonly last: string | null;
  readonly asn: number | null;
  readonly kind: NetworkKind;
  readonly name: string | null;
  readonly country: string | null;
  readonly known: number;
  readonly until: number | null;
}

/** What the lists of networks say of addresses as of a day; each pair is looked up once. */
export async function networksOf(
  database: Database,
): Promise<(ip: string, on: number) => AddressFacts | null> {
  const rows = await database.rows<NetworkRow>(
    `SELECT first_address::VARCHAR AS first, last_address::VARCHAR AS last, asn, kind, name, country,
      ${dayNumber('known_from')} AS known, ${dayNumber('valid_to')} AS until FROM context_network`,
  );
  if (rows.length === 0) return () => null;
  const find = networkIndex(rows.map(networkOf));
  const known = new Map<string, AddressFacts | null>();
  return (ip, on) => {
    const key = `${ip} ${on}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const address = parseAddress(ip);
    const facts = address === null ? null : find(address, on as Day);
    if (known.size > 500_000) known.clear();
    known.set(key, facts);
    return facts;
  };
}

const networkOf = ({ first, last, asn, kind, name, country, known, until }: NetworkRow): Network => ({
  first: first === null ? null : BigInt(first),
  last: last === null ? null : BigInt(last),
  asn,
  kind,
  name,
  country,
  knownFrom: day(known),
  validTo: until === null ? null : day(until),
});

/** /24 of an IPv4 address, /48 of an IPv6 one; '' for what is none, and for a loopback. */
export function networkOfAddress(ip: string): string {
  const plain = plainAddress(ip);
  if (plain === '' || plain.startsWith('127.') || plain === '::1') return '';
  const four = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(plain);
  if (four) return `${four[1]}.0/24`;
  const address = parseAddress(plain);
  if (address === null) return '';
  return `${[112n, 96n, 80n].map((bits) => ((address >> bits) & 0xffffn).toString(16)).join(':')}::/48`;
}
