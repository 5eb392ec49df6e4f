import type { Observation } from '../domain/signal.ts';
import { US_PER_HOUR } from '../domain/time.ts';
import { evidence, links, personLink } from './parts/about.ts';
import { accountsOf, Attempts, STUFFING, type Attempt } from './parts/attempts.ts';
import { isFailedSignIn, isSignIn, type SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import type { FoldSignal, SignalContext } from './parts/signal.ts';
import { listed, plural, span } from './parts/words.ts';

/** Hardly any of them may succeed: a gateway has many accounts, too. */
const FAILED = 90;

/** What comes from one network. */
interface Source {
  readonly long: Attempts;
  readonly short: Attempts;
  stuffedUs: number;
  toldUs: number;
  key: string;
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
    const sources = new Map<string, Source>();
    return (event, tell) => {
      const failed = isFailedSignIn(event);
      const { network, at, who } = event;
      if (network === '' || who === -1 || (!failed && !isSignIn(event))) return;
      if (context.lists.allowed('password-spray', event.ip, event.day) !== null) return;
      const attempt = { at, who, failed, network, event: event.event };
      const hours = context.value('window');
      const source = sources.get(network) ?? newSource();
      sources.set(network, source);
      const { long, short } = source;
      long.add(attempt, hours * 60);
      short.add(attempt, STUFFING.minutes);
      if (short.accounts >= STUFFING.accounts && failsMostly(short, STUFFING.failed)) source.stuffedUs = at;
      if (at - source.stuffedUs < hours * US_PER_HOUR) return;
      if (long.accounts < context.value('accounts') || !failsMostly(long, FAILED)) return;
      const tries = long.mostTries(context.value('tries'));
      if (tries > context.value('tries')) return;
      // Once told, only a success is news.
      const told = at - source.toldUs < hours * US_PER_HOUR;
      if ((told && failed) || isExpected('password-spray', event, context)) return;
      const attempts = long.all();
      if (!told) [source.toldUs, source.key] = [at, `${network} ${attempts[0]?.event}`];
      tell({ ...observed(event, context, attempts, tries), key: source.key });
    };
  },
};
export default signal;

function observed(
  { network, at }: SignalEvent,
  { nameOf }: SignalContext,
  attempts: readonly Attempt[],
  tries: number,
): Omit<Observation, 'key'> {
  const hits = [...accountsOf(attempts.filter((one) => !one.failed))];
  const people = hits.filter((hit) => hit >= 0);
  const first = attempts[0]?.at ?? at;
  const success = hits.length > 0 ? `; signed in as ${listed(hits.map((hit) => nameOf(hit)))}` : '';
  return {
    entity: { kind: 'network', id: null, name: network },
    person: people.length === 1 ? (people[0] ?? null) : null,
    startUs: first,
    endUs: at,
    severity: hits.length > 0 ? 'high' : 'medium',
    history: 'enough',
    did:
      people.length === 1
        ? `signed in amid a password spray on ${plural(accountsOf(attempts).size, 'account')}`
        : `tried a few passwords on ${plural(accountsOf(attempts).size, 'account')}`,
    says: `At most ${plural(tries, 'try', 'tries')} on each of ${plural(accountsOf(attempts).size, 'account')} from ${network} in ${span(at - first)}${success}`,
    events: evidence(attempts.map((one) => one.event)),
    links: links(['network', network], ...people.map(personLink)),
  };
}

const newSource = (): Source => ({
  long: new Attempts(),
  short: new Attempts(),
  stuffedUs: -Infinity,
  toldUs: -Infinity,
  key: '',
});

const failsMostly = ({ failures, length }: Attempts, share: number) => failures * 100 >= share * length;
