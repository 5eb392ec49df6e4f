import type { Observation } from '../domain/signal.ts';
import { US_PER_SECOND } from '../domain/time.ts';
import { links, personLink } from './parts/about.ts';
import { Attempts, AttemptTotals, STUFFING, type Attempt } from './parts/attempts.ts';
import { isFailedSignIn, isSignIn, type SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import type { FoldSignal, SignalContext } from './parts/signal.ts';
import { listed, percent, plural, span } from './parts/words.ts';

/** One run of attempts: from the moment on at which there were enough, for as long as they go on. */
interface Run {
  readonly key: string;
  readonly from: string;
  readonly totals: AttemptTotals;
  /** Attempts when it was told last. */
  told: number;
}

/** Whence: the network, and the client by its vendor's id, which goes on where its addresses change. */
const sourcesOf = ({ network, device, agent }: SignalEvent): readonly string[] =>
  device === agent ? [network] : [network, clientKey(device)];

const clients = new Map<string, string>();

/** The same string each time, so that it is found fast. */
function clientKey(device: string): string {
  let key = clients.get(device);
  if (key === undefined) clients.set(device, (key = `client ${device}`));
  return key;
}

const signal: FoldSignal = {
  id: 'credential-stuffing',
  title: 'Credential stuffing',
  techniques: ['T1110.004'],
  weight: 40,
  needs: 'failed sign-ins with an address',
  tunables: {
    accounts: { title: 'Accounts', unit: 'accounts', value: STUFFING.accounts, least: 3, most: 10_000 },
    failed: { title: 'Share that fails', unit: '%', value: STUFFING.failed, least: 50, most: 100 },
    window: { title: 'Within', unit: 'minutes', value: STUFFING.minutes, least: 1, most: 1440 },
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
      const attempt = { at, who, failed, network, event: event.event };
      for (const source of sourcesOf(event)) {
        const run = advanced(runs, source, event, { attempt, attempts: attemptsOf(recent, source), context });
        // A client that stays in one network is told as that.
        const isNews = run !== null && (source === network || run.totals.networks.size > 1);
        if (isNews && !isExpected('credential-stuffing', event, context)) tell(observed(context, event, run));
      }
    };
  },
};
export default signal;

function attemptsOf(recent: Map<string, Attempts>, source: string): Attempts {
  let attempts = recent.get(source);
  if (!attempts) recent.set(source, (attempts = new Attempts()));
  return attempts;
}

/** A run is told anew each time that it has grown by so much, and with each success. */
const GROWS = 1.1;

interface Step {
  readonly attempt: Attempt;
  readonly attempts: Attempts;
  readonly context: SignalContext;
}

/** The run that the attempt begins or goes on with where there is something to tell of it. */
function advanced(
  runs: Map<string, Run>,
  source: string,
  { at }: SignalEvent,
  { attempt, attempts, context }: Step,
): Run | null {
  const minutes = context.value('window');
  attempts.add(attempt, minutes);
  const known = runs.get(source);
  if (known && at - known.totals.lastUs <= minutes * 60 * US_PER_SECOND) {
    known.totals.add(attempt);
    if (attempt.failed && known.totals.attempts < GROWS * known.told) return null;
    known.told = known.totals.attempts;
    return known;
  }
  runs.delete(source);
  if (attempts.accounts < context.value('accounts')) return null;
  if (attempts.failures * 100 < attempts.length * context.value('failed')) return null;
  const all = attempts.all();
  const run: Run = {
    key: `${source} ${all[0]?.event}`,
    from: source,
    totals: new AttemptTotals(all),
    told: all.length,
  };
  runs.set(source, run);
  return run;
}

function observed(context: SignalContext, { network, device }: SignalEvent, run: Run): Observation {
  const { firstUs, lastUs, attempts, failures, accounts, networks } = run.totals;
  const hits = [...run.totals.hits];
  const people = hits.filter((who) => who >= 0);
  const success =
    hits.length > 0
      ? `; signed in as ${listed(hits.map((who) => context.nameOf(who)))}`
      : ', none of which succeeded';
  const isClient = run.from !== network;
  const where = isClient ? `one client through ${plural(networks.size, 'network')}` : network;
  return {
    key: run.key,
    entity: { kind: 'network', id: null, name: run.from },
    person: people.length === 1 ? (people[0] ?? null) : null,
    startUs: firstUs,
    endUs: lastUs,
    severity: hits.length > 0 ? 'critical' : 'medium',
    history: 'enough',
    did:
      people.length === 1
        ? `signed in amid attempts on ${plural(accounts.size, 'account')}`
        : `tried ${plural(accounts.size, 'account')} in ${span(lastUs - firstUs)}`,
    says: `${plural(attempts, 'attempt')} on ${plural(accounts.size, 'account')} from ${where} in ${span(lastUs - firstUs)}, ${percent(failures / attempts)} failed${success}`,
    events: run.totals.events(),
    links: links(['network', network], ['device', isClient ? device : ''], ...people.map(personLink)),
  };
}
