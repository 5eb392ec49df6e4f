import { US_PER_DAY } from '../domain/time.ts';
import { about, links } from './parts/about.ts';
import { deviceOf, isPerson, placeOf } from './parts/event.ts';
import { Known } from './parts/known.ts';
import type { FoldSignal } from './parts/signal.ts';

/** So many others there make a place usual. */
const USUAL_PEOPLE = 3;
const RISKY = new Set(['tor', 'proxy', 'hosting']);

const signal: FoldSignal = {
  id: 'unfamiliar-place',
  title: 'Sign-in from an unfamiliar place',
  techniques: ['T1078'],
  weight: 18,
  needs: 'sign-ins with a place',
  tunables: {
    lookBack: { title: 'Look-back', unit: 'days', value: 60, least: 7, most: 730 },
    learningDays: { title: 'Learning', unit: 'days', value: 14, least: 0, most: 180 },
    learningUses: {
      title: 'Learning, or so many sign-ins',
      unit: 'sign-ins',
      value: 10,
      least: 1,
      most: 1000,
    },
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
      const lookBack = context.value('lookBack', role) * US_PER_DAY;
      const learned = places.learned(
        who,
        at,
        context.value('learningDays', role),
        context.value('learningUses', role),
      );
      const newCountry = !places.has(who, country, at, lookBack);
      const newCity = !places.has(who, place, at, lookBack);
      const newNetwork = RISKY.has(networkKind) && network !== '' && !places.has(who, network, at, lookBack);
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
