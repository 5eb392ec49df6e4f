import { US_PER_DAY, US_PER_HOUR, US_PER_SECOND } from '../domain/time.ts';
import { about, links } from './parts/about.ts';
import { deviceOf, isPerson, placeOf, type SignalEvent } from './parts/event.ts';
import { kilometres } from './parts/distance.ts';
import { SharedExits } from './parts/shared-exits.ts';
import type { FoldSignal } from './parts/signal.ts';
import { number, span } from './parts/words.ts';

/** Times apart count as this at least. */
const SHORTEST_US = 60 * US_PER_SECOND;

const isRelay = ({ networkKind }: SignalEvent) => networkKind === 'vpn' || networkKind === 'office';

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
  sees: ({ latitude }) => !Number.isNaN(latitude),
  begin: (context) => {
    const last = new Map<number, SignalEvent>();
    const told = new Map<string, number>();
    const exits = new SharedExits();
    return (event, tell) => {
      if (event.failed || !isPerson(event) || Number.isNaN(event.latitude)) return;
      const before = last.get(event.who);
      last.set(event.who, event);
      exits.add(event);
      if (!before || isRelay(event) || isRelay(before)) return;
      if (exits.isShared(event) || exits.isShared(before)) return;
      const far = kilometres(before, event);
      const apart = event.at - before.at;
      const speed = far / (Math.max(apart, SHORTEST_US) / US_PER_HOUR);
      if (far < context.value('distance', event.role) || speed <= context.value('speed', event.role)) return;
      const key = `${event.who} ${[placeOf(event), placeOf(before)].sort().join(' ')}`;
      if (event.at - (told.get(key) ?? -Infinity) < US_PER_DAY) return;
      told.set(key, event.at);
      tell({
        ...about(event, context),
        key: `${key} ${event.event}`,
        startUs: before.at,
        severity: 'high',
        says: `Signed in from ${placeOf(event)} ${span(apart)} after ${placeOf(before)}: ${number(far)} km, ${number(speed)} km/h`,
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
