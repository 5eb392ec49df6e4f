import { uniformOf } from '../../../../models/domain/random.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** A Monday, 00:00 UTC; the company lives in UTC. */
export const FIRST_DAY = Date.UTC(2026, 5, 1);

export interface City {
  readonly name: string;
  readonly country: string;
  readonly lat: number;
  readonly lon: number;
  /** First two parts of its home networks. */
  readonly net: string;
  readonly asn: number;
}
const city = (name: string, country: string, lat: number, lon: number, net: string, asn: number): City => ({
  name,
  country,
  lat,
  lon,
  net,
  asn,
});
export const OFFICES = [
  city('Lyon', 'France', 45.76, 4.84, '198.18', 64501),
  city('Bremen', 'Germany', 53.08, 8.8, '198.19', 64502),
  city('Leeds', 'United Kingdom', 53.8, -1.55, '100.64', 64503),
] as const;
export const ELSEWHERE = [
  city('Porto', 'Portugal', 41.15, -8.61, '100.65', 64510),
  city('Zagreb', 'Croatia', 45.81, 15.98, '100.66', 64511),
  city('Oslo', 'Norway', 59.91, 10.75, '100.67', 64512),
  city('Turin', 'Italy', 45.07, 7.69, '100.68', 64513),
  city('Utrecht', 'Netherlands', 52.09, 5.12, '100.69', 64514),
  city('Boston', 'United States', 42.36, -71.06, '100.70', 64515),
] as const;
export const ATTACKERS = [
  city('Osaka', 'Japan', 34.69, 135.5, '100.80', 64520),
  city('Lima', 'Peru', -12.05, -77.04, '100.81', 64521),
  city('Perth', 'Australia', -31.95, 115.86, '100.82', 64522),
  city('Hanoi', 'Vietnam', 21.03, 105.85, '100.83', 64523),
  city('Nairobi', 'Kenya', -1.29, 36.82, '100.84', 64524),
] as const;

export const DEPARTMENTS = [
  'sales',
  'finance',
  'engineering',
  'legal',
  'hr',
  'support',
  'research',
  'it',
] as const;
export const APPS = Array.from({ length: 26 }, (_, i) => `App ${String.fromCharCode(65 + i)}`);
export const SERVERS = [
  'FS-01',
  'FS-02',
  'FS-03',
  'APP-01',
  'APP-02',
  'APP-03',
  'DB-01',
  'DB-02',
  'BKP-01',
  'DC-01',
] as const;

export interface Worker {
  readonly index: number;
  readonly name: string;
  readonly department: (typeof DEPARTMENTS)[number];
  readonly office: City;
  readonly home: string;
  readonly laptop: string;
  readonly phone: string;
  readonly workstation: string;
  readonly address: string;
  /** Hour of day at which they begin, and how many hours they work. */
  readonly starts: number;
  readonly works: number;
  readonly apps: readonly string[];
  readonly shares: readonly string[];
  readonly remote: number;
  readonly isAdmin: boolean;
}

export type Draw = ReturnType<typeof drawOf>;

/** Chance for one thing of the company, the same in every run. */
export function drawOf(seed: string) {
  const uniform = uniformOf(seed);
  const between = (least: number, most: number) => least + uniform() * (most - least);
  const whole = (least: number, most: number) => Math.floor(between(least, most + 1));
  const pick = <T>(from: readonly T[]): T => from[whole(0, from.length - 1)] as T;
  return {
    uniform,
    between,
    whole,
    pick,
    chance: (share: number) => uniform() < share,
    some: <T>(from: readonly T[], count: number) =>
      [...from]
        .map((one) => ({ one, at: uniform() }))
        .sort((a, b) => a.at - b.at)
        .slice(0, count)
        .map(({ one }) => one),
    hex: (digits: number) => Array.from({ length: digits }, () => '0123456789abcdef'[whole(0, 15)]).join(''),
  };
}

export function workersOf(count: number, seed: number): Worker[] {
  const draw = drawOf(`${seed} workers`);
  return Array.from({ length: count }, (_, index) => {
    const department = DEPARTMENTS[index % DEPARTMENTS.length] ?? 'it';
    const at = DEPARTMENTS.indexOf(department);
    const office = OFFICES[index % OFFICES.length] ?? OFFICES[0];
    const name = `w${String(index).padStart(3, '0')}`;
    const usual = [0, 1, 2, 3, 4].map((i) => APPS[(at * 3 + i) % APPS.length] ?? 'App A');
    return {
      index,
      name,
      department,
      office,
      home: `${office.net}.${draw.whole(10, 250)}.${draw.whole(2, 250)}`,
      laptop: `guo${draw.hex(17)}`,
      phone: `gup${draw.hex(17)}`,
      workstation: `WS-${String(index).padStart(3, '0')}`,
      address: `10.${10 + (index % 3)}.${index >> 7}.${(index & 127) + 20}`,
      starts: draw.between(7, 9.5),
      works: draw.between(7.5, 9.5),
      apps: [...usual, draw.pick(APPS)],
      shares: [`\\\\FS-0${(at % 3) + 1}\\${department}`, '\\\\FS-01\\common'],
      remote: draw.between(0, 0.6),
      isAdmin: department === 'it' && index % 16 === 7,
    };
  });
}
