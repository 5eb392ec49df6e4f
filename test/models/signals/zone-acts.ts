import { LocalClock } from '../../../electron/engine/signals/local-clock.ts';
import type { SignalEvent } from '../../../models/signals/parts/event.ts';
import {
  AWAY,
  CERT,
  certDays,
  days,
  HOME,
  hop,
  NETWORK_LOGON,
  RC4,
  read,
  reading,
  settled,
  type Folds,
} from './case-parts.ts';
import { at, minutes, seconds, times, type Setting, type Some } from './events.ts';

/** The same acts, with day and hour as they were there. */
export function seenFrom(zone: string, events: readonly SignalEvent[]): SignalEvent[] {
  const clock = new LocalClock(zone);
  return events.map((event) => ({ ...event, ...clock.at(event.at) }));
}

/** What is told of the same acts, seen from UTC and from Los Angeles: how often with the act that came last in it. */
export interface MidnightCase {
  readonly events: readonly SignalEvent[];
  readonly setting?: Setting;
  readonly utc: number;
  readonly losAngeles: number;
}

/** A Wednesday, half an hour before and after midnight UTC: in Los Angeles one afternoon. */
const NIGHT = 44;
const late = (some: Some, night = NIGHT) => at(night, 23.5, some);
const early = (some: Some, night = NIGHT) => at(night + 1, 0.5, some);
const both = (some: Some) => [late(some), early(some)];
const manyAt = (night: number, hour: number, count: number, some: (i: number) => Some) =>
  times(count, (i) => at(night, hour + seconds(i * 5), some(i)));

/** Two days from UTC, one from Los Angeles. */
const TWICE = { utc: 2, losAngeles: 1 };

const critical = { lists: { criticalHosts: new Set([8]) } };
const installed: Some = {
  action: 'service-installed',
  computer: 2,
  resource: 'Updater',
  who: -5,
  kind: 'system',
};
const elsewhere: Some = { ...CERT, src: 9, ip: '10.7.0.9', network: '10.7.0.0/24' };
const bought = (day: number) => [
  at(day, 9, { action: 'ticket-requested', ip: '10.0.0.5', network: '10.0.0.0/24', factor: '0x12' }),
  at(day, 9.1, { action: 'service-ticket-requested', ip: '10.0.0.5', factor: '0x12', resource: 'fs' }),
];

/** Signals that tell once a day. */
const ONCE_A_DAY = {
  'risky-network': { events: both({ ...AWAY, networkKind: 'tor' }), ...TWICE },
  'after-hours-critical': {
    events: [...settled(30, { ...NETWORK_LOGON, dst: 3 }), ...both({ ...NETWORK_LOGON, dst: 8 })],
    setting: critical,
    ...TWICE,
  },
  'never-used-resource': {
    events: [
      ...days(20, (day) => times(8, (who) => at(day, 9, { ...NETWORK_LOGON, who, dst: 3 }))),
      ...[8, 9].map((dst) => at(20, 9, { ...NETWORK_LOGON, who: 50, role: 'other', dst })),
      late({ ...NETWORK_LOGON, dst: 8 }, 28),
      early({ ...NETWORK_LOGON, dst: 9 }, 28),
    ],
    ...TWICE,
  },
  'bulk-access': {
    events: [
      ...reading(30, 4),
      ...manyAt(NIGHT, 23.5, 120, (i) => read(`archive-${i}`)),
      ...manyAt(NIGHT + 1, 0.5, 160, (i) => read(`older-${i}`)),
    ],
    ...TWICE,
  },
  'exfiltration-channel': {
    events: [...settled(30), ...both({ action: 'device-connected', stream: 'device' })],
    setting: { recentUs: at(NIGHT, 21).at },
    ...TWICE,
  },
  'alternate-authentication': {
    events: [
      ...days(30, bought),
      ...both({ action: 'service-ticket-requested', ip: '10.9.9.9', resource: 'fs' }),
    ],
    ...TWICE,
  },
  'remote-execution': {
    events: [
      at(NIGHT, 23.5, hop(1, 2)),
      at(NIGHT, 23.5 + seconds(20), installed),
      at(NIGHT + 1, 0.5, hop(1, 2)),
      at(NIGHT + 1, 0.5 + seconds(20), installed),
    ],
    ...TWICE,
  },
  'kerberos-abuse': { events: both({ ...RC4, action: 'ticket-requested', detail: '0' }), ...TWICE },
  'directory-replication': {
    events: both({
      action: 'directory-accessed',
      detail: '%%7688 {1131f6ad-9c07-11d1-f79f-00c04fc2dcd2}',
    }),
    ...TWICE,
  },
  'cert-odd-hour': {
    events: [...certDays(), ...days(30, (day) => [at(day, 11, CERT)]), ...both(CERT)],
    setting: { tuned: { share: 5 } },
    ...TWICE,
  },
  'cert-shared': {
    events: [
      ...both(CERT),
      at(NIGHT, 23.5 + minutes(2), elsewhere),
      at(NIGHT + 1, 0.5 + minutes(2), elsewhere),
    ],
    ...TWICE,
  },
} as const satisfies Partial<Record<Folds, MidnightCase>>;

/** Signals that count days before they tell: of so many nights, each over two days from UTC, one day more is known. */
const AFTER_DAYS = {
  'impossible-travel': {
    events: [
      ...settled(20),
      ...[21, 22, 23].flatMap((night) => [late(AWAY, night), early(AWAY, night)]),
      at(28, 9, HOME),
      at(28, 9 + minutes(8), AWAY),
    ],
    utc: 0,
    losAngeles: 1,
  },
  'mass-deletion': {
    events: [
      ...[40, 41].flatMap((night) => [
        ...manyAt(night, 23.5, 150, (i) => deleted(`${night}-${i}`)),
        ...manyAt(night + 1, 0.75, 150, (i) => deleted(`${night}+${i}`)),
      ]),
      ...manyAt(NIGHT + 4, 16, 150, (i) => deleted(`last-${i}`)),
    ],
    utc: 0,
    losAngeles: 1,
  },
  'lateral-movement': {
    events: [
      ...days(20, (day) => [at(day, 9, { action: 'logged-on', computer: 1 })]),
      ...[28, 29, 30, 31].flatMap((night) => [
        late({ ...hop(1, 100 + night) }, night),
        early({ ...hop(1, 200 + night) }, night),
      ]),
      ...times(3, (i) => at(36, 9 + minutes(i), hop(1, 300 + i))),
    ],
    utc: 0,
    losAngeles: 1,
  },
} as const satisfies Partial<Record<Folds, MidnightCase>>;

function deleted(name: string): Some {
  return { action: 'object-deleted', stream: 'object', resource: `D:\\plans\\${name}` };
}

/** Signals for which it matters on which day something happened. */
export const OVER_MIDNIGHT = { ...ONCE_A_DAY, ...AFTER_DAYS };

/** Of those a signal for which the hour matters: every workday at one hour of Berlin in winter, then an act in summer. */
export const OVER_THE_CHANGE_OF_CLOCKS: Readonly<
  Partial<
    Record<Folds, { readonly usual: Some; readonly act: (i: number) => Some; readonly setting?: Setting }>
  >
> = {
  'after-hours-critical': {
    usual: { ...NETWORK_LOGON, dst: 3 },
    act: () => ({ ...NETWORK_LOGON, dst: 8 }),
    setting: critical,
  },
  'cert-odd-hour': { usual: CERT, act: () => CERT },
  'bulk-access': { usual: read('usual'), act: (i) => read(`archive-${i}`) },
};
