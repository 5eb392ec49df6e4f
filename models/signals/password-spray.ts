import { US_PER_HOUR } from '../domain/time.ts';
import { evidence, links, personLink } from './parts/about.ts';
import { accountsOf, Attempts } from './parts/attempts.ts';
import { isFailedSignIn, isSignIn } from './parts/event.ts';
import type { FoldSignal } from './parts/signal.ts';
import { listed, plural, span } from './parts/words.ts';

/** A stuffing of this many accounts within ten minutes is told as that. */
const STUFFING = { accounts: 10, minutes: 10 };

function kept(of: Map<string, Attempts>, network: string): Attempts {
  let attempts = of.get(network);
  if (!attempts) of.set(network, (attempts = new Attempts()));
  return attempts;
}

const signal: FoldSignal = {
  id: 'password-spray',
  title: 'Password spray',
  techniques: ['T1110.003'],
  weight: 35,
  needs: 'failed sign-ins with an address',
  tunables: {
    accounts: { title: 'Accounts', unit: 'accounts', value: 20, least: 5, most: 10_000 },
    tries: { title: 'Most tries for one account', unit: 'tries', value: 3, least: 1, most: 20 },
    window: { title: 'Within', unit: 'hours', value: 24, least: 1, most: 168 },
  },
  actions: ['logged-on', 'app-signed-in', 'remote-logon', 'logon-failed', 'preauthentication-failed'],
  sees: (event) => isFailedSignIn(event) && event.network !== '',
  begin: (context) => {
    const long = new Map<string, Attempts>();
    const short = new Map<string, Attempts>();
    const told = new Map<string, number>();
    return (event, tell) => {
      const failed = isFailedSignIn(event);
      const { network, at, who } = event;
      if (network === '' || who === -1 || (!failed && !isSignIn(event))) return;
      if (context.lists.allowed('password-spray', event.ip, event.day) !== null) return;
      const attempt = { at, who, failed, event: event.event };
      const hours = context.value('window');
      const last = kept(long, network);
      last.add(attempt, hours * 60);
      const burst = kept(short, network);
      burst.add(attempt, STUFFING.minutes);
      if (burst.accounts >= STUFFING.accounts) told.set(network, at);
      if (at - (told.get(network) ?? -Infinity) < hours * US_PER_HOUR) return;
      if (last.accounts < context.value('accounts') || last.failures < 0.9 * last.length) return;
      const tries = last.mostTries(context.value('tries'));
      if (tries > context.value('tries')) return;
      told.set(network, at);
      const attempts = last.all();
      const hits = [...accountsOf(attempts.filter((one) => !one.failed))];
      const people = hits.filter((hit) => hit >= 0);
      const first = attempts[0]?.at ?? at;
      tell({
        key: `${network} ${attempts[0]?.event}`,
        entity: { kind: 'network', id: null, name: network },
        person: people.length === 1 ? (people[0] ?? null) : null,
        startUs: first,
        endUs: at,
        severity: hits.length > 0 ? 'high' : 'medium',
        history: 'enough',
        says: `At most ${plural(tries, 'try', 'tries')} on each of ${plural(last.accounts, 'account')} from ${network} in ${span(at - first)}${hits.length > 0 ? `; signed in as ${listed(hits.map((hit) => context.nameOf(hit)))}` : ''}`,
        events: evidence(attempts.map((one) => one.event)),
        links: links(['network', network], ...people.map(personLink)),
      });
    };
  },
};
export default signal;
