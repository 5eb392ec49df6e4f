import { US_PER_DAY } from '../domain/time.ts';
import { about, links } from './parts/about.ts';
import { deviceOf, isPerson, isRiskyNetwork, placeOf } from './parts/event.ts';
import { Known } from './parts/known.ts';
import type { FoldSignal } from './parts/signal.ts';
import { learning, lookBack } from './parts/tunables.ts';

/** So many others there make a place usual. */
const USUAL_PEOPLE = 3;

const signal: FoldSignal = {
  id: 'unfamiliar-place',
  title: 'Sign-in from an unfamiliar place',
  techniques: ['T1078'],
  weight: 18,
  needs: 'sign-ins with a place',
  tunables: {
    lookBack: lookBack(60),
    ...learning(14, 10, 'sign-ins'),
  },
  actions: ['logged-on', 'app-signed-in'],
  sees: ({ country }) => country !== '',
  begin: (context) => {
    const places = new Known();
    const visitors = new Map<string, Set<number>>();
    return (event, tell) => {
      if (event.failed || !isPerson(event) || event.country === '') return;
      const { who, at, role, country, network, networkKind } = event;
      const place = placeOf(event);
      const sinceUs = context.value('lookBack', role) * US_PER_DAY;
      const learned = places.learned(
        who,
        at,
        context.value('learningDays', role),
        context.value('learningUses', role),
      );
      const newCountry = !places.has(who, country, at, sinceUs);
      const newCity = !places.has(who, place, at, sinceUs);
      const newNetwork = isRiskyNetwork(event) && network !== '' && !places.has(who, network, at, sinceUs);
      places.add(who, country, at);
      if (place !== country) places.add(who, place, at);
      if (network !== '') places.add(who, network, at);
      const others = visitors.get(place) ?? new Set();
      visitors.set(place, others);
      const usual = others.size - (others.has(who) ? 1 : 0) >= USUAL_PEOPLE;
      others.add(who);
      if (!learned || !(newCountry || newCity || newNetwork)) return;
      const what = newCountry ? 'country' : newCity ? 'city' : `${networkKind} network`;
      const peers = usual ? `; ${others.size - 1} others sign in there` : '';
      tell({
        ...about(event, context),
        key: `${who} ${event.event}`,
        severity: usual ? 'low' : newCountry || newNetwork ? 'high' : 'low',
        says: `First sign-in from ${place === '' ? network : place} in ${context.value('lookBack', role)} days: a new ${what}${peers}`,
        links: links(...about(event, context).links, ['network', network], ['device', deviceOf(event)]),
      });
    };
  },
};
export default signal;
