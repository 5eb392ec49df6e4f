import type { AddressNumber } from '../domain/address.ts';
import { NETWORK_KINDS, type Known, type NetworkKind } from '../domain/context.ts';
import type { Day } from '../domain/time.ts';
import { holds, lastKnown } from './known.ts';

/** An entry of the lists: a range of addresses, perhaps with its AS number, or an AS number alone. */
export interface Network extends Known {
  readonly first: AddressNumber | null;
  readonly last: AddressNumber | null;
  readonly asn: number | null;
  readonly kind: NetworkKind;
  readonly name: string | null;
  readonly country: string | null;
}

/** What the lists said of an address as of a day. */
export interface AddressFacts {
  readonly kind: NetworkKind;
  readonly name: string | null;
  readonly country: string | null;
  readonly asn: number | null;
}

type Ranged = Network & { readonly first: AddressNumber; readonly last: AddressNumber };

const isRange = (network: Network): network is Ranged => network.first !== null && network.last !== null;

/** The narrowest first; of equal ones that known last, then by kind and name, so that no order of import matters. */
function narrowestFirst(a: Ranged, b: Ranged): number {
  const width = a.last - a.first - (b.last - b.first);
  if (width !== 0n) return width < 0n ? -1 : 1;
  if (a.knownFrom !== b.knownFrom) return b.knownFrom - a.knownFrom;
  const kind = NETWORK_KINDS.indexOf(a.kind) - NETWORK_KINDS.indexOf(b.kind);
  return kind === 0 ? compare(a.name ?? '', b.name ?? '') : kind;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Spans of addresses between which nothing begins or ends, in order, each with the networks over it. */
interface Spans {
  readonly from: readonly AddressNumber[];
  readonly over: readonly (readonly Ranged[])[];
}

function spansOf(ranges: readonly Ranged[]): Spans {
  const begins = ranges.toSorted((a, b) => order(a.first, b.first));
  const ends = ranges.toSorted((a, b) => order(a.last, b.last));
  const from: AddressNumber[] = [];
  const over: Ranged[][] = [];
  let open: Ranged[] = [];
  let [b, e] = [0, 0];
  while (e < ends.length) {
    const [next, done] = [begins[b], ends[e]];
    if (done === undefined) break;
    const at = next && next.first <= done.last ? next.first : done.last + 1n;
    for (; begins[b]?.first === at; b++) open = inserted(open, begins[b]);
    for (let end = ends[e]; end !== undefined && end.last < at; end = ends[(e += 1)])
      open = open.filter((range) => range !== end);
    from.push(at);
    over.push(open);
  }
  return { from, over };
}

const order = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);

function inserted(open: readonly Ranged[], range: Ranged | undefined): Ranged[] {
  if (range === undefined) return [...open];
  const at = open.findIndex((other) => narrowestFirst(range, other) < 0);
  return at < 0 ? [...open, range] : [...open.slice(0, at), range, ...open.slice(at)];
}

/** Index of the last value not above `wanted`, −1 where all are. */
function lastAtMost(values: readonly AddressNumber[], wanted: AddressNumber): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = values[middle];
    if (value !== undefined && value <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Looks addresses up as of a day: the narrowest network that was known by then and had not ended wins (the longest prefix).
 * Where it names no kind, its AS number's entry does. Logarithmic in the number of networks.
 */
export function networkIndex(
  networks: readonly Network[],
): (address: AddressNumber, day: Day) => AddressFacts | null {
  const { from, over } = spansOf(networks.filter(isRange));
  const byAsn = new Map<number, Network[]>();
  for (const network of networks)
    if (!isRange(network) && network.asn !== null)
      byAsn.set(network.asn, [...(byAsn.get(network.asn) ?? []), network]);
  return (address, day) => {
    const known = (over[lastAtMost(from, address)] ?? []).filter((network) => holds(network, day));
    const [best] = known;
    if (!best) return null;
    const asn = known.find((network) => network.asn !== null)?.asn ?? null;
    const system = asn === null ? null : lastKnown(byAsn.get(asn) ?? [], day);
    const { kind, name, country } = best;
    return {
      kind: kind === 'other' ? (system?.kind ?? kind) : kind,
      name: name ?? system?.name ?? null,
      country: country ?? system?.country ?? null,
      asn,
    };
  };
}
