import { isoDay, type Day } from '../../domain/time.ts';
import { FIRST_DAY } from '../calendar.ts';
import { LAB_PCS, travelPcs } from '../company/places.ts';
import type { Employee } from '../company/people.ts';
import { randomOf } from '../random.ts';

export const DNS_DOMAIN = 'halden.example';

/** A computer of the domain, by the short name that people use. */
export interface Machine {
  readonly name: string;
  /** As its records name it. */
  readonly fqdn: string;
  readonly kind: 'domain controller' | 'server' | 'workstation';
  /** Servers keep theirs; workstations get one from DHCP. */
  readonly fixedAddress: string | null;
  /** Signs in over IPv6 where it can. */
  readonly ipv6: boolean;
}

const machine = (
  name: string,
  kind: Machine['kind'],
  fixedAddress: string | null,
  ipv6 = false,
): Machine => ({
  name,
  fqdn: `${name.toLowerCase()}.${DNS_DOMAIN}`,
  kind,
  fixedAddress,
  ipv6,
});

export const DC_01 = machine('DC-01', 'domain controller', '10.20.1.10');
export const DC_02 = machine('DC-02', 'domain controller', '10.20.1.11');
export const FILE_CAD_01 = machine('FILE-CAD-01', 'server', '10.20.1.21');
export const FILE_CAD_02 = machine('FILE-CAD-02', 'server', '10.20.1.22');
export const FILE_OFF_01 = machine('FILE-OFF-01', 'server', '10.20.1.23');
export const SRV_MAIL_01 = machine('SRV-MAIL-01', 'server', '10.20.1.31');
export const SRV_ERP_01 = machine('SRV-ERP-01', 'server', '10.20.1.32');
export const SRV_BUILD_01 = machine('SRV-BUILD-01', 'server', '10.20.1.33');
export const PLM_APP_01 = machine('PLM-APP-01', 'server', '10.20.1.41');
/** Patches, roll-outs and backups start here. */
export const SRV_OPS_01 = machine('SRV-OPS-01', 'server', '10.20.1.51');

export const DOMAIN_CONTROLLERS = [DC_01, DC_02] as const;
export const SERVERS = [
  FILE_CAD_01,
  FILE_CAD_02,
  FILE_OFF_01,
  SRV_MAIL_01,
  SRV_ERP_01,
  SRV_BUILD_01,
  PLM_APP_01,
  SRV_OPS_01,
] as const;

const servers = new Map([...DOMAIN_CONTROLLERS, ...SERVERS].map((server) => [server.name, server]));

/** Every machine by name, and its address on a day. */
export interface Machines {
  named(name: string): Machine;
  addressOf(of: Machine, day: Day): string;
}

/** Leases are drawn anew every second Monday, so that an address stands for one machine now and another later. */
const LEASE_DAYS = 14;
const leaseOf = (day: Day) => Math.floor((day - FIRST_DAY) / LEASE_DAYS);

export function machinesOf(seed: number, people: readonly Employee[]): Machines {
  const names = [...people.map(({ pc }) => pc), ...LAB_PCS, ...travelPcs(people.length)];
  const clients = new Map(
    names.map((name, index) => [name, machine(name, 'workstation', null, index % 9 === 5)]),
  );
  const leases = new Map<number, ReadonlyMap<string, number>>();
  const leasesOf = (lease: number) => {
    const known = leases.get(lease) ?? drawLeases(seed, names, lease);
    leases.set(lease, known);
    return known;
  };
  return {
    named: (name) => {
      const found = servers.get(name) ?? clients.get(name);
      if (!found) throw new RangeError(`no machine is called ${name}`);
      return found;
    },
    addressOf: (of, day) => {
      if (of.fixedAddress !== null) return of.fixedAddress;
      const place = leasesOf(leaseOf(day)).get(of.name);
      if (place === undefined) throw new RangeError(`${of.name} has no address on ${isoDay(day)}`);
      return of.ipv6 ? `fd20:41:0:14::${place.toString(16)}` : addressIn(place);
    },
  };
}

/** So many addresses of a network are leased. */
const POOL = 120;

const addressIn = (place: number) =>
  `10.20.${14 + Math.floor((place - 20) / POOL)}.${20 + ((place - 20) % POOL)}`;

function drawLeases(seed: number, names: readonly string[], lease: number): ReadonlyMap<string, number> {
  const pool = Array.from({ length: POOL * Math.ceil(names.length / 110) }, (_, i) => 20 + i);
  const places = randomOf(seed, 'leases', lease).sample(pool, names.length);
  return new Map(names.map((name, i) => [name, places[i] ?? 0]));
}
