import type { Severity } from '../domain/signal.ts';
import { US_PER_DAY } from '../domain/time.ts';
import { about, links } from './parts/about.ts';
import { deviceOf, isPerson, isRiskyNetwork, placeOf } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import { Known } from './parts/known.ts';
import { Peers } from './parts/peers.ts';
import type { FoldSignal } from './parts/signal.ts';
import { learning, lookBack } from './parts/tunables.ts';

/** So many peers there make a place usual; so many of all others are less of a surprise. */
const USUAL_PEOPLE = 3;

const severityOf = (there: { readonly usual: boolean; readonly known: boolean }, far: boolean): Severity =>
  there.usual || !far ? 'low' : there.known ? 'medium' : 'high';

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
    const peers = new Peers(context.value('lookBack'));
    return (event, tell) => {
      if (event.failed || !isPerson(event)) return;
      const { who, at, day, role, country, ip, network, networkKind } = event;
      const place = placeOf(event);
      const sinceUs = context.value('lookBack', role) * US_PER_DAY;
      const learned = places.learned(
        who,
        at,
        context.value('learningDays', role),
        context.value('learningUses', role),
      );
      const newCountry = country !== '' && !places.has(who, country, at, sinceUs);
      const newCity = place !== '' && !places.has(who, place, at, sinceUs);
      const listed = context.lists.indicator(ip, day);
      const newNetwork =
        (isRiskyNetwork(event) || listed !== null) &&
        network !== '' &&
        !places.has(who, network, at, sinceUs);
      if (country !== '') places.add(who, country, at);
      if (place !== country) places.add(who, place, at);
      if (network !== '') places.add(who, network, at);
      peers.seen(who, role, at);
      if (place !== '') peers.used(who, place, at);
      if (!learned || !(newCountry || newCity || newNetwork)) return;
      if (isExpected('unfamiliar-place', event, context, place, country)) return;
      const use = peers.of(who, role, place, at);
      const usual = (use.byRole ? use.peers : use.others) >= USUAL_PEOPLE;
      const known = use.others >= USUAL_PEOPLE;
      const what = newCountry ? 'country' : newCity ? 'city' : `${networkKind || 'listed'} network`;
      const there = usual && use.byRole ? `${use.peers} peers` : `${use.others} others`;
      tell({
        ...about(event, context),
        key: `${who} ${event.event}`,
        severity: severityOf({ usual, known }, newCountry || newNetwork),
        says: `First sign-in from ${place === '' ? network : place} in ${context.value('lookBack', role)} days: a new ${what}${known ? `; ${there} sign in there` : ''}`,
        links: links(...about(event, context).links, ['network', network], ['device', deviceOf(event)]),
      });
    };
  },
};
export default signal;
