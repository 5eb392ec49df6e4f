import type { AccountKind } from '../../domain/account.ts';
import type { NetworkKind } from '../../domain/context.ts';
import type { Action, Stream } from '../../domain/event.ts';

/** An event as signals read it, whole and in the order of time. Ids are −1, texts '' and numbers NaN where there is none. */
export interface SignalEvent {
  readonly event: bigint;
  /** Microseconds UTC. */
  readonly at: number;
  /** Days since 1970-01-01 and hour 0–23, in the person's zone. */
  readonly day: number;
  readonly hour: number;
  readonly stream: Stream;
  readonly action: Action;
  readonly failed: boolean;
  /** The person, else −2 − the account: whose behaviour it is. −1: nobody's. */
  readonly who: number;
  readonly account: number;
  readonly kind: AccountKind;
  /** Likewise who is acted on, or whose credentials are taken. */
  readonly target: number;
  readonly targetKind: AccountKind;
  /** Role of the person as of then. */
  readonly role: string;
  /** Hosts, each as the one that stands for all its names; an address that was a host's then is that host. */
  readonly computer: number;
  readonly src: number;
  readonly dst: number;
  readonly ip: string;
  /** /24 of the address, /48 of IPv6. */
  readonly network: string;
  readonly networkKind: NetworkKind | '';
  readonly networkName: string;
  readonly country: string;
  readonly city: string;
  readonly latitude: number;
  readonly longitude: number;
  /** The vendor's id of the device, else operating system and browser. */
  readonly device: string;
  /** Operating system and browser, without versions. */
  readonly agent: string;
  readonly session: string;
  readonly factor: string;
  readonly resource: string;
  /** Share, folder, application, address: what the resource belongs to. */
  readonly container: string;
  readonly channel: string;
  readonly code: number;
  readonly logonType: number;
  readonly detail: string;
  readonly bytes: number;
  readonly amount: number;
  readonly certificate: string;
  readonly certificateSubject: string;
  readonly tlsClient: string;
  readonly givenKey: string;
  readonly fromAddress: string;
}

/** What a record that says nothing is: every field stands as it is where there is none. */
export const NO_EVENT: SignalEvent = {
  event: 0n,
  at: 0,
  day: 0,
  hour: 0,
  stream: 'system',
  action: 'recorded',
  failed: false,
  who: -1,
  account: -1,
  kind: 'none',
  target: -1,
  targetKind: 'none',
  role: '',
  computer: -1,
  src: -1,
  dst: -1,
  ip: '',
  network: '',
  networkKind: '',
  networkName: '',
  country: '',
  city: '',
  latitude: NaN,
  longitude: NaN,
  device: '',
  agent: '',
  session: '',
  factor: '',
  resource: '',
  container: '',
  channel: '',
  code: -1,
  logonType: -1,
  detail: '',
  bytes: 0,
  amount: NaN,
  certificate: '',
  certificateSubject: '',
  tlsClient: '',
  givenKey: '',
  fromAddress: '',
};

/** City and country as one word; '' where no country is known. */
export function placeOf({ city, country }: Pick<SignalEvent, 'city' | 'country'>): string {
  if (country === '' || city === '') return country;
  let cities = places.get(country);
  if (!cities) places.set(country, (cities = new Map()));
  let place = cities.get(city);
  if (place === undefined) cities.set(city, (place = `${city}, ${country}`));
  return place;
}

/** By country and city. The same string each time, so that it is found fast. */
const places = new Map<string, Map<string, string>>();

const hostKeys: string[] = [];

/** `host 7`: how a host stands among things that somebody is known with. The same string each time, so that it is found fast. */
export const hostKey = (host: number): string => (hostKeys[host] ??= `host ${host}`);

/** Who uses something from where, where nothing better names the device. */
export const deviceOf = ({ device, src }: SignalEvent): string =>
  device !== '' ? device : src >= 0 ? hostKey(src) : '';

/** Somebody signs in: to a host, an identity provider or an application. */
export const isSignIn = ({ action, failed }: SignalEvent): boolean =>
  !failed && (action === 'logged-on' || action === 'app-signed-in' || action === 'remote-logon');

export const isFailedSignIn = ({ action }: SignalEvent): boolean =>
  action === 'logon-failed' || action === 'preauthentication-failed';

export const isPerson = ({ kind, who }: SignalEvent): boolean => kind === 'user' && who !== -1;

const RISKY_NETWORKS: ReadonlySet<string> = new Set<NetworkKind>(['tor', 'proxy', 'hosting']);

/** Where an address tells nobody's place. */
export const isRiskyNetwork = ({ networkKind }: Pick<SignalEvent, 'networkKind'>): boolean =>
  RISKY_NETWORKS.has(networkKind);
