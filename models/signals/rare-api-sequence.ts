import { US_PER_HOUR } from '../domain/time.ts';
import { Latest } from './parts/latest.ts';
import { Sample } from './parts/robust.ts';
import { about, evidence, links } from './parts/about.ts';
import type { SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import type { FoldSignal } from './parts/signal.ts';

/** Calls further apart belong to two sessions. */
const GAP_US = US_PER_HOUR;
const LIMIT = 0.995;
/** A session is cut where it has so many calls: a program's need never end. */
const MOST_CALLS = 1000;
/** Past sessions that are kept of a person and of a role, and sessions that may run at once. */
const MOST_PAST = 5000;
const MOST_OPEN = 10_000;

/** Counts of which call follows which, of one person or of a role. */
class Transitions {
  readonly #counts = new Map<string, Map<string, number>>();
  readonly #totals = new Map<string, number>();
  readonly #calls = new Set<string>();
  /** Mean surprise of past sessions, nats a call. */
  readonly past = new Sample(MOST_PAST);
  /** Grows with every session that is learned. */
  version = 0;

  /** Nats; add-half smoothed over the calls known. */
  surprise(from: string, to: string): number {
    const count = this.#counts.get(from)?.get(to) ?? 0;
    return -Math.log((count + 0.5) / ((this.#totals.get(from) ?? 0) + 0.5 * (this.#calls.size + 1)));
  }

  /** Mean surprise of a session, nats a call. */
  mean(calls: readonly string[]): number {
    return calls.reduce((sum, call, i) => sum + this.surprise(calls[i - 1] ?? '', call), 0) / calls.length;
  }

  learn(calls: readonly string[]): void {
    this.version += 1;
    this.past.add(this.mean(calls));
    calls.forEach((call, i) => this.#add(calls[i - 1] ?? '', call));
  }

  #add(from: string, to: string): void {
    const row = this.#counts.get(from) ?? new Map<string, number>();
    this.#counts.set(from, row);
    row.set(to, (row.get(to) ?? 0) + 1);
    this.#totals.set(from, (this.#totals.get(from) ?? 0) + 1);
    this.#calls.add(to);
  }
}

interface ApiSession {
  readonly calls: string[];
  /** What the calls so far sum up to for a model, nats. */
  readonly sums: Map<Transitions, { nats: number; calls: number; version: number }>;
  readonly events: bigint[];
  readonly startUs: number;
  lastUs: number;
  told: boolean;
}

/** `s3 GetObject`; other logs have channels, too. */
const API_CALL = /^[a-z0-9-]+ [A-Z]\w*$/;
const isApiCall = ({ channel }: SignalEvent) => API_CALL.test(channel);

const signal: FoldSignal = {
  id: 'rare-api-sequence',
  title: 'Rare sequence of API calls',
  techniques: ['T1078.004', 'T1526'],
  weight: 22,
  needs: 'API calls of a cloud',
  tunables: {
    calls: { title: 'Shortest session', unit: 'calls', value: 5, least: 2, most: 1000 },
    sessions: { title: 'Learning', unit: 'sessions', value: 200, least: 10, most: 100_000 },
  },
  actions: [
    'accessed',
    'changed',
    'role-assumed',
    'role-granted',
    'role-revoked',
    'account-created',
    'account-deleted',
    'account-changed',
    'key-created',
    'log-stopped',
    'shared-outside',
    'command-sent',
    'object-deleted',
    'policy-changed',
    'password-reset',
    'group-member-added',
  ],
  sees: isApiCall,
  begin: (context) => {
    const sessions = new ApiSessions();
    return (event, tell) => {
      if (event.who === -1 || !isApiCall(event)) return;
      const { role, who } = event;
      const { session, models } = sessions.add(event);
      if (session.told || session.calls.length < context.value('calls', role)) return;
      const used = models.filter(({ past }) => past.length >= context.value('sessions', role));
      const seen = used.map((model) => ({
        nats: meanOf(session, model),
        limit: model.past.quantile(LIMIT),
        of: model.past.length,
      }));
      const [by] = seen;
      if (!by || seen.some(({ nats, limit }) => nats <= limit)) return;
      session.told = true;
      if (isExpected('rare-api-sequence', event, context)) return;
      tell({
        ...about(event, context),
        key: `${who} ${event.session} ${session.startUs}`,
        startUs: session.startUs,
        severity: 'medium',
        says: `${session.calls.length} calls at ${by.nats.toFixed(1)} nats each, more than 99.5 % of ${by.of} earlier sessions (${by.limit.toFixed(1)}): ${session.calls.slice(-3).join(', ')}`,
        events: evidence(session.events),
        links: links(...about(event, context).links, ['session', event.session]),
      });
    };
  },
};
export default signal;

/** Sessions that run, and what is known of those that are over: the person's and the role's. */
class ApiSessions {
  readonly #models = new Map<string, Transitions>();
  readonly #open = new Latest<ApiSession>(MOST_OPEN);

  add({ who, role, session: id, at, channel, event }: SignalEvent) {
    const key = `${who} ${id}`;
    const models = [this.#modelOf(`person ${who}`), this.#modelOf(`role ${role}`)];
    let session = this.#open.get(key);
    if (!session || at - session.lastUs > GAP_US || session.calls.length >= MOST_CALLS) {
      if (session) for (const model of models) model.learn(session.calls);
      session = { calls: [], sums: new Map(), events: [], startUs: at, lastUs: at, told: false };
      this.#open.set(key, session);
    }
    session.calls.push(channel);
    session.events.push(event);
    session.lastUs = at;
    return { session, models };
  }

  #modelOf(key: string): Transitions {
    let model = this.#models.get(key);
    if (!model) this.#models.set(key, (model = new Transitions()));
    return model;
  }
}

/** As the model's mean over the session's calls; only those that came since are added up where nothing was learned. */
function meanOf({ calls, sums }: ApiSession, model: Transitions): number {
  let sum = sums.get(model);
  if (!sum || sum.version !== model.version)
    sums.set(model, (sum = { nats: 0, calls: 0, version: model.version }));
  for (; sum.calls < calls.length; sum.calls += 1)
    sum.nats += model.surprise(calls[sum.calls - 1] ?? '', calls[sum.calls] ?? '');
  return sum.nats / calls.length;
}
