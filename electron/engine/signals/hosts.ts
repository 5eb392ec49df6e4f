import { parseAddress } from '../../../models/domain/address.ts';
import type { Database } from '../database/database.ts';
import { byId, grouped } from './grouped.ts';
import { Spans, type Span } from './spans.ts';

/** A mapped IPv4 address is the address itself. */
const addressKey = (ip: string) =>
  ip.includes(':') ? ip.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '') : ip;

/** Which host a record means, as of a moment. */
export interface Hosts {
  readonly hostName: (host: number) => string;
  /** The host that stands for all its names. */
  readonly hostOf: (host: number) => number;
  /** Likewise; one that a record names by its address is the host that had it then. */
  readonly hostThen: (host: number, atUs: number) => number;
  /** The host that an address was, else one that records name by it; −1 where none is known. */
  readonly hostAt: (ip: string, atUs: number) => number;
}

interface Address {
  /** Hosts that had it. */
  readonly had: Spans<Span & { readonly host: number }> | undefined;
  /** The host that records name by it, −1 for none. */
  readonly named: number;
}

const MOST_ADDRESSES = 200_000;

export async function hostsOf(database: Database): Promise<Hosts> {
  const names = await database.rows<{ id: number; name: string; same: number }>(
    'SELECT h.host_id AS id, h.name, coalesce(i.same_as, h.host_id) AS same FROM host h LEFT JOIN host_identity i USING (host_id)',
  );
  const addresses = await database.rows<{ ip: string; host: number; from: number; to: number }>(
    'SELECT ip, coalesce(i.same_as, x.host_id) AS host, from_us AS "from", to_us AS "to" FROM host_address x LEFT JOIN host_identity i USING (host_id)',
  );
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const sameAs = byId(names.map(({ id, same }) => [id, same]));
  const spans = new Map<string, Spans<Span & { readonly host: number }>>();
  for (const [ip, own] of grouped(
    addresses,
    ({ ip }) => addressKey(ip),
    ({ host, from, to }) => ({ host, fromUs: from, toUs: to }),
  ))
    spans.set(ip, new Spans(own));
  const named = names.filter(({ name }) => parseAddress(name) !== null);
  const byAddress = new Map(named.map(({ id, name }) => [addressKey(name), id]));
  const byIp = new Map<string, Address>();
  const ofAddress = (ip: string): Address => {
    const key = addressKey(ip);
    const host = byAddress.get(key) ?? -1;
    const address = { had: spans.get(key), named: sameAs[host] ?? host };
    if (byIp.size >= MOST_ADDRESSES) byIp.clear();
    byIp.set(ip, address);
    return address;
  };
  const spansOfHost = byId(named.map(({ id, name }) => [id, spans.get(addressKey(name))]));
  return {
    hostThen: (host, atUs) => spansOfHost[host]?.at(atUs)?.host ?? sameAs[host] ?? host,
    hostName: (host) => nameOf.get(host) ?? `host ${host}`,
    hostOf: (host) => sameAs[host] ?? host,
    hostAt: (ip, atUs) => {
      const { had, named } = byIp.get(ip) ?? ofAddress(ip);
      return had?.at(atUs)?.host ?? named;
    },
  };
}
