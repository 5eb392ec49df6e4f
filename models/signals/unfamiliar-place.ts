import type { Severity } from '../domain/signal.ts';
import { US_PER_DAY } from '../domain/time.ts';
import { about, links } from './parts/about.ts';
import { deviceOf, isPerson, isRiskyNetwork, placeOf } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import { Known } from './parts/known.ts';
import { Peers, type PeerUse } from './parts/peers.ts';
import type { FoldSignal } from './parts/signal.ts';
import { learning, lookBack } from './parts/tunables.ts';

/** So many peers there make a place usual; so many of all others are less of a surprise. */
const USUAL_PEOPLE = 3;

/** What it weighs that others sign in there, and how that is said. `far`: no mere other city. */
function known({ byRole, peers, others }: PeerUse, far: boolean): { severity: Severity; there: string } {
  const usual = (byRole ? peers : others) >= USUAL_PEOPLE;
  const there = usual && byRole ? `${peers} peers` : `${others} others`;
  return {
    severity: usual || !far ? 'low' : others >= USUAL_PEOPLE ? 'medium' : 'high',
    there: others >= USUAL_PEOPLE ? `; ${there} sign in there` : '',
  };
}

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
    const [places, countries, networks] = [new Known(), new Known(), new Known()];
    const peers = new Peers(context.value('lookBack'));
    return (event, tell) => {
      if (event.failed || !isPerson(event)) return;
      const { who, at, day, role, country, ip, network, networkKind } = event;
      const place = placeOf(event);
      const learned = places.learned(
        who,
        at,
        context.value('learningDays', role),
        context.value('learningUses', role),
      );
      const sinceUs = context.value('lookBack', role) * US_PER_DAY;
      const isNew = (of: Known, where: string) => where !== '' && !of.has(who, where, at, sinceUs);
      const newCountry = isNew(countries, country);
      const newCity = place === country ? newCountry : isNew(places, place);
      const risky = isRiskyNetwork(event) || context.lists.indicator(ip, day) !== null;
      const newNetwork = risky && isNew(networks, network);
      if (place !== '') places.add(who, place, at);
      if (country !== '') countries.add(who, country, at);
      if (network !== '') networks.add(who, network, at);
      peers.seen(who, role, at);
      if (place !== '') peers.used(who, place, at);
      if (!learned || !(newCountry || newCity || newNetwork)) return;
      if (isExpected('unfamiliar-place', event, context, place, country)) return;
      const what = newCountry ? 'country' : newCity ? 'city' : `${networkKind || 'listed'} network`;
      const { severity, there } = known(peers.of(who, role, place, at), newCountry || newNetwork);
      tell({
        ...about(event, context),
        key: `${who} ${event.event}`,
        severity,
        did: `first signed in from ${place === '' ? network : place}`,
        says: `First sign-in from ${place === '' ? network : place} in ${context.value('lookBack', role)} days: a new ${what}${there}`,
        links: links(...about(event, context).links, ['network', network], ['device', deviceOf(event)]),
      });
    };
  },
};
export default signal;
