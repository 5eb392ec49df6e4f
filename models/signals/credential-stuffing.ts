import type { Observation } from '../domain/signal.ts';
import { US_PER_SECOND } from '../domain/time.ts';
import { evidence, links, personLink } from './parts/about.ts';
import { accountsOf, Attempts, failuresOf, type Attempt } from './parts/attempts.ts';
import { isFailedSignIn, isSignIn, type SignalEvent } from './parts/event.ts';
import type { FoldSignal, SignalContext } from './parts/signal.ts';
import { listed, percent, plural, span } from './parts/words.ts';

/** One run of attempts: from the moment on at which there were enough, for as long as they go on. */
interface Run {
  readonly key: string;
  readonly attempts: Attempt[];
}

const signal: FoldSignal = {
  id: 'credential-stuffing',
  title: 'Credential stuffing',
  techniques: ['T1110.004'],
  weight: 40,
  needs: 'failed sign-ins with an address',
  tunables: {
    accounts: { title: 'Accounts', unit: 'accounts', value: 10, least: 3, most: 10_000 },
    failed: { title: 'Share that fails', unit: '%', value: 90, least: 50, most: 100 },
    window: { title: 'Within', unit: 'minutes', value: 10, least: 1, most: 1440 },
  },
  actions: ['logged-on', 'app-signed-in', 'remote-logon', 'logon-failed', 'preauthentication-failed'],
  sees: (event) => isFailedSignIn(event) && event.network !== '',
  begin: (context) => {
    const recent = new Map<string, Attempts>();
    const runs = new Map<string, Run>();
    return (event, tell) => {
      const failed = isFailedSignIn(event);
      const { network, at, who } = event;
      if (network === '' || who === -1 || (!failed && !isSignIn(event))) return;
      if (context.lists.allowed('credential-stuffing', event.ip, event.day) !== null) return;
      const attempt = { at, who, failed, event: event.event };
      let attempts = recent.get(network);
      if (!attempts) recent.set(network, (attempts = new Attempts()));
      const last = attempts.add(attempt, context.value('window'));
      const run = runs.get(network);
      if (run && at - (run.attempts.at(-1)?.at ?? 0) <= context.value('window') * 60 * US_PER_SECOND) {
        run.attempts.push(attempt);
        if (!failed || isDouble(run.attempts.length)) tell(observed(context, event, run));
        return;
      }
      runs.delete(network);
      const enough = accountsOf(last).size >= context.value('accounts');
      if (!enough || failuresOf(last) * 100 < last.length * context.value('failed')) return;
      const begun = { key: `${network} ${last[0]?.event}`, attempts: [...last] };
      runs.set(network, begun);
      tell(observed(context, event, begun));
    };
  },
};
export default signal;

/** A run is told anew only each time that it has doubled. */
const isDouble = (length: number) => (length & (length - 1)) === 0;

function observed(context: SignalContext, { network }: SignalEvent, { key, attempts }: Run): Observation {
  const hits = [...accountsOf(attempts.filter(({ failed }) => !failed))];
  const people = hits.filter((who) => who >= 0);
  const [first, last] = [attempts[0], attempts.at(-1)];
  const won = attempts.filter(({ failed }) => !failed).map(({ event }) => event);
  const lost = attempts.filter(({ failed }) => failed).map(({ event }) => event);
  const share = failuresOf(attempts) / attempts.length;
  const success =
    hits.length > 0
      ? `; signed in as ${listed(hits.map((who) => context.nameOf(who)))}`
      : ', none of which succeeded';
  return {
    key,
    entity: { kind: 'network', id: null, name: network },
    person: people.length === 1 ? (people[0] ?? null) : null,
    startUs: first?.at ?? 0,
    endUs: last?.at ?? 0,
    severity: hits.length > 0 ? 'critical' : 'medium',
    history: 'enough',
    says: `${plural(attempts.length, 'attempt')} on ${plural(accountsOf(attempts).size, 'account')} from ${network} in ${span((last?.at ?? 0) - (first?.at ?? 0))}, ${percent(share)} failed${success}`,
    events: evidence([...won, ...lost]).toSorted((a, b) => (a < b ? -1 : 1)),
    links: links(['network', network], ...people.map(personLink)),
  };
}
