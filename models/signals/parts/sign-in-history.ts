import { isSignIn, deviceOf, placeOf, type SignalEvent } from './event.ts';
import { Known } from './known.ts';

/** Places, networks and devices with which people signed in. */
export class SignInHistory {
  readonly places = new Known();
  readonly networks = new Known();
  readonly devices = new Known();

  /** Takes in a sign-in that succeeded; all else is left out. */
  add(event: SignalEvent): void {
    if (!isSignIn(event)) return;
    const { who, at, network } = event;
    const [place, device] = [placeOf(event), deviceOf(event)];
    if (place !== '') this.places.add(who, place, at);
    if (network !== '') this.networks.add(who, network, at);
    if (device !== '') this.devices.add(who, device, at);
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
