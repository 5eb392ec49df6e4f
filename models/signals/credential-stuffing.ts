import type { Observation } from '../domain/signal.ts';
import { US_PER_SECOND } from '../domain/time.ts';
import { evidence, links, personLink } from './parts/about.ts';
import { Attempts, AttemptTotals } from './parts/attempts.ts';
import { isFailedSignIn, isSignIn, type SignalEvent } from './parts/event.ts';
import type { FoldSignal, SignalContext } from './parts/signal.ts';
import { listed, percent, plural, span } from './parts/words.ts';

/** One run of attempts: from the moment on at which there were enough, for as long as they go on. */
interface Run {
  readonly key: string;
  readonly totals: AttemptTotals;
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
      let last = recent.get(network);
      if (!last) recent.set(network, (last = new Attempts()));
      last.add(attempt, context.value('window'));
      const run = runs.get(network);
      if (run && at - run.totals.lastUs <= context.value('window') * 60 * US_PER_SECOND) {
        run.totals.add(attempt);
        if (!failed || isDouble(run.totals.attempts)) tell(observed(context, event, run));
        return;
      }
      runs.delete(network);
      const enough = last.accounts >= context.value('accounts');
      if (!enough || last.failures * 100 < last.length * context.value('failed')) return;
      const attempts = last.all();
      const begun = { key: `${network} ${attempts[0]?.event}`, totals: new AttemptTotals(attempts) };
      runs.set(network, begun);
      tell(observed(context, event, begun));
    };
  },
};
export default signal;

/** A run is told anew only each time that it has doubled. */
const isDouble = (length: number) => (length & (length - 1)) === 0;

function observed(context: SignalContext, { network }: SignalEvent, { key, totals }: Run): Observation {
  const { firstUs, lastUs, attempts, failures, accounts } = totals;
  const hits = [...totals.hits];
  const people = hits.filter((who) => who >= 0);
  const success =
    hits.length > 0
      ? `; signed in as ${listed(hits.map((who) => context.nameOf(who)))}`
      : ', none of which succeeded';
  return {
    key,
    entity: { kind: 'network', id: null, name: network },
    person: people.length === 1 ? (people[0] ?? null) : null,
    startUs: firstUs,
    endUs: lastUs,
    severity: hits.length > 0 ? 'critical' : 'medium',
    history: 'enough',
    says: `${plural(attempts, 'attempt')} on ${plural(accounts.size, 'account')} from ${network} in ${span(lastUs - firstUs)}, ${percent(failures / attempts)} failed${success}`,
    events: evidence(totals.events()).toSorted((a, b) => (a < b ? -1 : 1)),
    links: links(['network', network], ...people.map(personLink)),
  };
}
