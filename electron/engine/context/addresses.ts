import type { AddressContext } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { addressNetworks } from '../../../models/context/network-queries.ts';
import { parseAddress } from '../../../models/domain/address.ts';
import type { NetworkKind } from '../../../models/domain/context.ts';
import { sql } from '../../../models/domain/sql.ts';
import type { Database } from '../database/database.ts';
import type { Geo } from './geo.ts';

/** After every day: all that is known. */
const ALWAYS = '9999-12-31';

interface Row extends Readonly<Record<string, unknown>> {
  readonly address: string;
  readonly network: string | null;
  readonly kind: NetworkKind;
  readonly name: string | null;
  readonly country: string | null;
  readonly asn: number | null;
}

/** In the order asked. `day` is `YYYY-MM-DD`; without one everything known counts. Throws BAD_REQUEST. */
export async function addressesOf(
  database: Database,
  geo: Geo,
  ips: readonly string[],
  day: string = ALWAYS,
): Promise<AddressContext[]> {
  const numbers = ips.map((ip) => {
    const number = parseAddress(ip);
    if (number !== null) return String(number);
    throw new AppError('BAD_REQUEST', `"${ip}" is no IP address.`, { ip });
  });
  const asked = sql`SELECT DISTINCT unnest(from_json(${JSON.stringify(numbers)}::JSON, '["VARCHAR"]'))::UHUGEINT AS address,
    ${day}::DATE AS day`;
  const rows = await database.rows<Row>(
    sql`SELECT address::VARCHAR AS address, network, kind, name, country, asn FROM (${addressNetworks(asked)})`,
  );
  const found = new Map(rows.map((row) => [row.address, row]));
  return ips.map((ip, i) => described(ip, found.get(numbers[i] ?? ''), geo));
}

function described(ip: string, row: Row | undefined, geo: Geo): AddressContext {
  const place = geo.find(plainAddress(ip));
  const listed = row?.country ?? null;
  return {
    ip,
    country: listed ?? place?.country ?? null,
    city: listed === null || listed === place?.country ? (place?.city ?? null) : null,
    placedBy: listed !== null ? 'list' : place?.country ? place.by : null,
    network: row?.network ?? null,
    kind: row?.kind ?? null,
    name: row?.name ?? place?.organisation ?? null,
    asn: row?.asn ?? place?.asn ?? null,
  };
}

/** As location databases know it: without a zone, a mapped IPv4 address as itself. */
function plainAddress(ip: string): string {
  const [bare = ''] = ip.trim().split('%');
  return /^::ffff:\d+\.\d+\.\d+\.\d+$/i.test(bare) ? bare.slice(7) : bare;
}
