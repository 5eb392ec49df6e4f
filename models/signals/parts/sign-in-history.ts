import type { Action } from '../../domain/event.ts';
import { ByWho } from './by-who.ts';
import { deviceOf, isPerson, isSignIn, placeOf, type SignalEvent } from './event.ts';
import { Known } from './known.ts';

interface Marks {
  readonly place: string;
  readonly network: string;
  readonly device: string;
}

/** What is taken in: whoever reads the history has all of these among their actions. */
export const SIGN_INS: readonly Action[] = ['logged-on', 'app-signed-in', 'remote-logon'];

/** Places, networks and devices with which people signed in. To take in an event twice is as once. */
export class SignInHistory {
  readonly places = new Known();
  readonly networks = new Known();
  readonly devices = new Known();
  /** Of each the sign-in before: mostly the next one is like it, and says nothing new. */
  readonly #latest = new ByWho<Marks>();

  /** Takes in a person's sign-in that succeeded; all else is left out. */
  add(event: SignalEvent): void {
    if (!isPerson(event) || !isSignIn(event)) return;
    const { who, at, network } = event;
    const [place, device] = [placeOf(event), deviceOf(event)];
    const latest = this.#latest.get(who);
    if (latest?.place === place && latest.network === network && latest.device === device) return;
    this.#latest.set(who, { place, network, device });
    if (place !== '') this.places.add(who, place, at);
    if (network !== '') this.networks.add(who, network, at);
    if (device !== '') this.devices.add(who, device, at);
  }

  /** Since when somebody is known, microseconds UTC; Infinity of nobody who ever signed in. */
  sinceUs(who: number): number {
    return Math.min(
      ...[this.places, this.networks, this.devices].map((known) => known.sinceUs(who) ?? Infinity),
    );
  }

  /** True for a place, network or device of an event that its person never signed in with before a moment. */
  isStrange(event: SignalEvent, mark: string, beforeUs: number): boolean {
    if (mark === '') return false;
    const { who } = event;
    return ![this.places, this.networks, this.devices].some((known) => known.before(who, mark, beforeUs));
  }

  /** What of an event its person never signed in with before a moment, in words; empty where all of it is known. */
  strange(event: SignalEvent, beforeUs = event.at): readonly string[] {
    const { who, network } = event;
    const [place, device] = [placeOf(event), deviceOf(event)];
    const found: string[] = [];
    if (place !== '' && !this.places.before(who, place, beforeUs)) found.push(place);
    if (network !== '' && !this.networks.before(who, network, beforeUs)) found.push(`network ${network}`);
    if (device !== '' && !this.devices.before(who, device, beforeUs)) found.push('a device');
    return found;
  }
}
