import { US_PER_DAY, US_PER_HOUR, US_PER_SECOND } from '../domain/time.ts';
import { about, links } from './parts/about.ts';
import { ByWho } from './parts/by-who.ts';
import { deviceOf, isPerson, placeOf, type SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import { kilometres } from './parts/distance.ts';
import { FamiliarPlaces } from './parts/familiar-places.ts';
import type { FoldSignal } from './parts/signal.ts';
import { number, span } from './parts/words.ts';

/** Entra's sign-ins that no person makes, and tokens that an application fetches from where it runs. */
const BY_ITSELF = /^sign-in activity$|\.token\.grant$/i;
const isInteractive = ({ action, channel }: SignalEvent) =>
  action === 'logged-on' || !BY_ITSELF.test(channel);
const hasPlace = ({ latitude, longitude }: SignalEvent) => !Number.isNaN(latitude + longitude);
const placeInWords = (event: Stay) => placeOf(event) || event.network || 'an unnamed place';

/** No more of a sign-in than the next one is compared with. */
type Stay = Pick<
  SignalEvent,
  'event' | 'at' | 'who' | 'ip' | 'network' | 'networkKind' | 'country' | 'city' | 'latitude' | 'longitude'
>;

function stayOf(event: Stay): Stay {
  const { at, who, ip, network, networkKind, country, city, latitude, longitude } = event;
  return { event: event.event, at, who, ip, network, networkKind, country, city, latitude, longitude };
}

/** Times apart count as this at least. */
const SHORTEST_US = 60 * US_PER_SECOND;

const isRelay = ({ networkKind }: Stay) => networkKind === 'vpn';

const signal: FoldSignal = {
  id: 'impossible-travel',
  title: 'Impossible travel',
  techniques: ['T1078.004'],
  weight: 35,
  needs: 'sign-ins with a place',
  tunables: {
    speed: { title: 'Fastest journey', unit: 'km/h', value: 900, least: 100, most: 5000 },
    distance: { title: 'Shortest distance', unit: 'km', value: 100, least: 10, most: 5000 },
  },
  actions: ['logged-on', 'app-signed-in'],
  sees: hasPlace,
  begin: (context) => {
    const last = new ByWho<Stay>();
    const told = new Map<string, number>();
    const places = new FamiliarPlaces();
    return (event, tell) => {
      if (event.failed || !isPerson(event) || !hasPlace(event) || !isInteractive(event)) return;
      const before = last.get(event.who);
      last.set(event.who, stayOf(event));
      places.add(event);
      if (!before || isRelay(event) || isRelay(before)) return;
      // An exit of the organisation and one's own desk: of a stranger one end is neither.
      if (places.isFamiliar(event) && places.isFamiliar(before)) return;
      const far = kilometres(before, event);
      const apart = event.at - before.at;
      const speed = far / (Math.max(apart, SHORTEST_US) / US_PER_HOUR);
      if (far < context.value('distance', event.role) || speed <= context.value('speed', event.role)) return;
      const key = `${event.who} ${[placeInWords(event), placeInWords(before)].sort().join(' ')}`;
      if (event.at - (told.get(key) ?? -Infinity) < US_PER_DAY) return;
      if (isExpected('impossible-travel', event, context, before.ip, before.network)) return;
      told.set(key, event.at);
      tell({
        ...about(event, context),
        key: `${key} ${event.event}`,
        startUs: before.at,
        severity: places.knows(event.day) ? 'high' : 'medium',
        history: places.knows(event.day) ? 'enough' : 'none',
        did: `signed in from ${placeInWords(event)} ${span(apart)} after ${placeInWords(before)}`,
        says: `Signed in from ${placeInWords(event)} ${span(apart)} after ${placeInWords(before)}: ${number(far)} km, ${number(speed)} km/h`,
        events: [before.event, event.event],
        links: links(
          ...about(event, context).links,
          ['network', event.network],
          ['device', deviceOf(event)],
          ['session', event.session],
        ),
      });
    };
  },
};
export default signal;
