import type { SignalId } from '../../../models/domain/signal.ts';
import type { SignalEvent } from '../../../models/signals/parts/event.ts';
import {
  at,
  LAPTOP,
  LYON,
  minutes,
  OSAKA,
  OTHER,
  times,
  workdays,
  type Setting,
  type Some,
} from './events.ts';

/** Events on which a signal fires, and the benign ones that a naive rule would tell. */
export interface SignalCase {
  readonly fires: readonly SignalEvent[];
  /** A part of the sentence that it then says. */
  readonly says: RegExp;
  readonly firesWith?: Setting;
  /** By what is benign about it. */
  readonly quiet: Readonly<
    Record<
      string,
      readonly SignalEvent[] | { readonly events: readonly SignalEvent[]; readonly setting: Setting }
    >
  >;
}

export type Folds = Exclude<SignalId, 'unusual-session-length' | 'slow-collection'>;

export const HOME: Some = { ...LYON, ...LAPTOP };
export const AWAY: Some = { ...OSAKA, ...OTHER };
export const days = (count: number, make: (day: number) => readonly SignalEvent[]) =>
  workdays(count).flatMap(make);
/** Somebody signs in at home on so many days. */
export const settled = (count = 20, some: Some = {}) =>
  days(count, (day) => [at(day, 9, { ...HOME, ...some })]);
export const failed: Some = { action: 'logon-failed', failed: true };
export const DAY_28 = 28;

export const FILE: Some = { action: 'share-file-accessed', stream: 'share', detail: '0x1' };
export const read = (name: string, some: Some = {}): Some => ({
  ...FILE,
  resource: `\\\\fs\\plans\\${name}`,
  container: '\\\\fs\\plans',
  ...some,
});
/** So many files on every day. */
export const reading = (count: number, perDay: number) =>
  days(count, (day) => times(perDay, (i) => at(day, 10 + minutes(i), read(`usual-${i}`))));

export const NETWORK_LOGON: Some = { action: 'remote-logon', logonType: 3 };
export const hop = (from: number, to: number, some: Some = {}): Some => ({
  ...NETWORK_LOGON,
  src: from,
  dst: to,
  computer: to,
  ...some,
});
export const CERT: Some = {
  action: 'certificate-used',
  certificate: 'fp1',
  certificateSubject: 'CN=ann',
  src: 5,
  ip: '10.0.0.5',
  network: '10.0.0.0/24',
  resource: 'git.example',
};
export const certDays = (some: Some = {}) =>
  days(25, (day) => [at(day, 9, { ...CERT, ...some }), at(day, 14, { ...CERT, ...some })]);
export const apiCall = (channel: string, some: Some = {}): Some => ({
  action: 'accessed',
  stream: 'access',
  channel,
  session: 's',
  ...some,
});
export const SESSION = ['s3 ListBuckets', 's3 GetObject', 's3 GetObject', 's3 GetObject', 's3 GetObject'];
export const apiSessions = (count: number) =>
  times(count, (n) =>
    SESSION.map((channel, i) => at(Math.floor(n / 5), (n % 5) * 3 + minutes(i), apiCall(channel))),
  ).flat();
export const DOMAIN_ADMINS: Some = {
  action: 'group-member-added',
  stream: 'iam',
  resource: 'CORP\\Domain Admins',
  fromAddress: 'S-1-5-21-1-2-3-512',
  code: 4728,
};
export const RC4: Some = {
  action: 'service-ticket-requested',
  factor: '0x17',
  ip: '10.0.0.5',
  network: '10.0.0.0/24',
};
