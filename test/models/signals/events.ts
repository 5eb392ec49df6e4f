import type { Observation } from '../../../models/domain/signal.ts';
import { US_PER_DAY, US_PER_HOUR, US_PER_SECOND } from '../../../models/domain/time.ts';
import { NO_EVENT, type SignalEvent } from '../../../models/signals/parts/event.ts';
import { SignInHistory } from '../../../models/signals/parts/sign-in-history.ts';
import type { FoldSignal, SignalContext, SignalLists } from '../../../models/signals/parts/signal.ts';

export type Some = Partial<SignalEvent>;

/** Somebody signs in, unless it is said otherwise. */
const PLAIN: SignalEvent = {
  ...NO_EVENT,
  stream: 'authentication',
  action: 'logged-on',
  who: 1,
  account: 1,
  kind: 'user',
  role: 'clerk',
};

/** A Monday: day 4 of 1970 is one. */
const MONDAY = 4 + 7 * 2900;

/** What happens on a day (0 is a Monday) at an hour, in UTC. */
export function at(day: number, hour: number, some: Some = {}): SignalEvent {
  const us = (MONDAY + day) * US_PER_DAY + Math.round(hour * US_PER_HOUR);
  const { who = PLAIN.who } = some;
  const account = who >= 0 ? who : -2 - who;
  return { ...PLAIN, account, at: us, day: MONDAY + day, hour: Math.floor(hour), ...some };
}

export const seconds = (count: number) => (count * US_PER_SECOND) / US_PER_HOUR;
export const minutes = (count: number) => count / 60;
/** Numbers from 0. */
export const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
/** Days from 0 on that are no weekend. */
export const workdays = (count: number) =>
  times(Math.ceil((count * 7) / 5) + 2, (day) => day)
    .filter((day) => day % 7 < 5)
    .slice(0, count);

export const NO_LISTS: SignalLists = {
  criticalHosts: new Set(),
  criticalNames: new Set(),
  allowed: () => null,
  change: () => null,
  planned: () => null,
  hasChanges: false,
  onDuty: () => false,
  travel: () => null,
  indicator: () => null,
};

export interface Setting {
  readonly lists?: Partial<SignalLists>;
  readonly tuned?: Readonly<Record<string, number>>;
  /** When an earlier signal of anybody was told, microseconds UTC. */
  readonly recentUs?: number;
  readonly nameOf?: (who: number) => string;
}

/** What a signal tells of events, in the order of time; of several with one key the last. */
export function told(
  signal: FoldSignal,
  events: readonly SignalEvent[],
  setting: Setting = {},
): Observation[] {
  let nowUs = -Infinity;
  const context: SignalContext = {
    value: (key) => {
      const tunable = signal.tunables[key];
      if (!tunable) throw new Error(`no tunable ${key}`);
      return setting.tuned?.[key] ?? tunable.value;
    },
    nameOf: setting.nameOf ?? ((who) => (who >= 0 ? `person${who}` : `account${-2 - who}`)),
    hostName: (host) => `host${host}`,
    lists: { ...NO_LISTS, ...setting.lists },
    recent: () =>
      setting.recentUs !== undefined && setting.recentUs <= nowUs ? setting.recentUs : -Infinity,
    signIns: new SignInHistory(),
  };
  const fold = signal.begin(context);
  const found = new Map<string, Observation>();
  const inOrder = [...events]
    .sort((a, b) => a.at - b.at)
    .map((event, i) => ({ ...event, event: BigInt(i + 1) }));
  for (const event of inOrder) {
    nowUs = event.at;
    if (signal.actions.includes(event.action)) fold(event, (one) => found.set(one.key, one));
  }
  return [...found.values()];
}

export const LYON: Some = {
  city: 'Lyon',
  country: 'FR',
  latitude: 45.76,
  longitude: 4.84,
  ip: '198.51.100.7',
  network: '198.51.100.0/24',
};
export const OSAKA: Some = {
  city: 'Osaka',
  country: 'JP',
  latitude: 34.69,
  longitude: 135.5,
  ip: '203.0.113.9',
  network: '203.0.113.0/24',
};
export const GENEVA: Some = {
  city: 'Geneva',
  country: 'CH',
  latitude: 46.2,
  longitude: 6.15,
  ip: '192.0.2.5',
  network: '192.0.2.0/24',
};
export const LAPTOP: Some = { device: 'dev-1', agent: 'Windows, Chrome' };
export const OTHER: Some = { device: 'dev-9', agent: 'Linux, Firefox' };
