import { networkIndex, type AddressFacts, type Network } from '../../../models/context/networks.ts';
import { parseAddress } from '../../../models/domain/address.ts';
import { NETWORK_KINDS, type NetworkKind } from '../../../models/domain/context.ts';
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

/** Where an address is; nothing of it is known for one that is on no list. */
export interface PlaceOfAddress {
  /** /24 of an IPv4 address, /48 of an IPv6 one. */
  readonly network: string;
  readonly kind: NetworkKind | '';
  readonly name: string;
  readonly country: string;
}

const NOWHERE: PlaceOfAddress = { network: '', kind: '', name: '', country: '' };
const MOST_KNOWN = 200_000;

/** What the lists of networks say of addresses as of a day, looked up once for each. */
export async function placesOf(database: Database): Promise<(ip: string, on: number) => PlaceOfAddress> {
  const rows = await database.rows<NetworkRow>(
    `SELECT first_address::VARCHAR AS first, last_address::VARCHAR AS last, asn, kind, name, country,
      ${dayNumber('known_from')} AS known, ${dayNumber('valid_to')} AS until FROM context_network`,
  );
  const find = rows.length === 0 ? null : networkIndex(rows.map(networkOf));
  const known = new Map<string, { readonly on: number; readonly place: PlaceOfAddress }>();
  return (ip, on) => {
    if (ip === '') return NOWHERE;
    const found = known.get(ip);
    if (found && (find === null || found.on === on)) return found.place;
    const address = find === null ? null : parseAddress(ip);
    const facts = find === null || address === null ? null : find(address, on as Day);
    const place = placed(found?.place.network ?? networkOfAddress(ip), facts);
    if (known.size > MOST_KNOWN) known.clear();
    known.set(ip, { on, place });
    return place;
  };
}

const placed = (network: string, facts: AddressFacts | null): PlaceOfAddress =>
  facts
    ? {
        network,
        kind: KINDS.has(facts.kind) ? facts.kind : '',
        name: facts.name ?? '',
        country: facts.country ?? '',
      }
    : { ...NOWHERE, network };

const KINDS: ReadonlySet<string> = new Set(NETWORK_KINDS);

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
