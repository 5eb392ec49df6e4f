import type { Employee } from '../company/people.ts';
import type { Random } from '../random.ts';

export interface City {
  readonly name: string;
  readonly country: string;
  /** Degrees north and east. */
  readonly latitude: number;
  readonly longitude: number;
}
const city = (name: string, country: string, latitude: number, longitude: number): City => ({
  name,
  country,
  latitude,
  longitude,
});

/** Where somebody is on the internet. Addresses and AS numbers are those kept for documentation (RFC 5737, 3849, 5398). */
export interface Line {
  readonly address: string;
  readonly at: City;
  readonly asNumber: number;
  readonly provider: string;
}

const COPENHAGEN = city('Copenhagen', 'Denmark', 55.6761, 12.5683);
const GOTHENBURG = city('Gothenburg', 'Sweden', 57.7089, 11.9746);
const HAMBURG = city('Hamburg', 'Germany', 53.5511, 9.9937);

const OWN = { asNumber: 64_496, provider: 'Halden Optics' };
export const OFFICES = [
  { network: '192.0.2.0/27', line: { address: '192.0.2.17', at: COPENHAGEN, ...OWN } },
  { network: '192.0.2.64/27', line: { address: '192.0.2.81', at: GOTHENBURG, ...OWN } },
  { network: '192.0.2.128/27', line: { address: '192.0.2.145', at: HAMBURG, ...OWN } },
] as const;
export const VPN = {
  network: '203.0.113.0/28',
  line: { address: '203.0.113.8', at: COPENHAGEN, asNumber: 64_497, provider: 'Halden Remote Access' },
} as const;

/** Sales and service sit in three cities, everybody else in Copenhagen. */
export function officeOf({ role, place }: Employee): (typeof OFFICES)[number] {
  const spread = role.id === 'AccountManager' || role.id === 'FieldServiceEngineer';
  return (spread ? OFFICES[place % 3] : undefined) ?? OFFICES[0];
}

const NEAR: Readonly<Record<string, readonly City[]>> = {
  Copenhagen: [
    COPENHAGEN,
    city('Roskilde', 'Denmark', 55.6415, 12.0803),
    city('Lyngby', 'Denmark', 55.7704, 12.5038),
  ],
  Gothenburg: [GOTHENBURG, city('Borås', 'Sweden', 57.721, 12.9401)],
  Hamburg: [HAMBURG, city('Lüneburg', 'Germany', 53.2509, 10.4141)],
};
const PROVIDERS = [
  { asNumber: 64_500, provider: 'Fjordnet' },
  { asNumber: 64_501, provider: 'Sundkabel' },
  { asNumber: 64_502, provider: 'Nordfiber' },
  { asNumber: 64_503, provider: 'Havnetele' },
] as const;

const hex = (value: number) => value.toString(16);

/** A connection at home: a network of its own, in or near the city of the office. */
export function homeLine(random: Random, index: number, office: City): Line {
  const at = random.pickEarly(NEAR[office.name] ?? [office]);
  const network = hex(0x1000 + index);
  return {
    address: `2001:db8:${network}:1::${hex(random.between(0x10, 0xffff))}`,
    at,
    ...random.pick(PROVIDERS),
  };
}

/** The mobile network of a city: an address for each phone and day. */
export const mobileLine = (random: Random, at: City): Line => ({
  address: `2001:db8:f1${hex(0x10 + at.name.length)}:${hex(random.between(1, 0xfff))}::${hex(random.between(1, 0xffff))}`,
  at,
  asNumber: 64_504,
  provider: 'Bølge Mobil',
});

/** Where business trips lead. */
export const DESTINATIONS = [
  city('Stuttgart', 'Germany', 48.7758, 9.1829),
  city('Oslo', 'Norway', 59.9139, 10.7522),
  city('Rotterdam', 'Netherlands', 51.9244, 4.4777),
  city('Lyon', 'France', 45.764, 4.8357),
  city('Helsinki', 'Finland', 60.1699, 24.9384),
  city('Milan', 'Italy', 45.4642, 9.19),
] as const;

export function hotelLine(random: Random, at: City): Line {
  const place = DESTINATIONS.findIndex(({ name }) => name === at.name);
  return {
    address: `2001:db8:e0${hex(0x10 + place)}:7::${hex(random.between(1, 0xffff))}`,
    at,
    asNumber: 64_505,
    provider: 'Gæstenet',
  };
}

/** Where the planted stories come from: rented machines far away. */
export const FAR = {
  perth: {
    address: '198.51.100.77',
    at: city('Perth', 'Australia', -31.9523, 115.8613),
    asNumber: 64_508,
    provider: 'Coralhost',
  },
  lima: {
    address: '198.51.100.140',
    at: city('Lima', 'Peru', -12.0464, -77.0428),
    asNumber: 64_508,
    provider: 'Coralhost',
  },
  porto: {
    address: '2001:db8:ad01:4::1f',
    at: city('Porto', 'Portugal', 41.1579, -8.6291),
    asNumber: 64_509,
    provider: 'Duero Servers',
  },
} as const satisfies Readonly<Record<string, Line>>;
