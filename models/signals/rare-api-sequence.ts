import { US_PER_HOUR } from '../domain/time.ts';
import { about, evidence, links } from './parts/about.ts';
import type { SignalEvent } from './parts/event.ts';
import type { FoldSignal } from './parts/signal.ts';

/** Calls further apart belong to two sessions. */
const GAP_US = US_PER_HOUR;
const LIMIT = 0.995;

/** Counts of which call follows which, of one person or of a role. */
class Transitions {
  readonly #counts = new Map<string, Map<string, number>>();
  readonly #totals = new Map<string, number>();
  readonly #calls = new Set<string>();
  /** Mean surprise of past sessions, nats a call. */
  readonly past: number[] = [];

  /** Nats; add-half smoothed over the calls known. */
  surprise(from: string, to: string): number {
    const count = this.#counts.get(from)?.get(to) ?? 0;
    return -Math.log((count + 0.5) / ((this.#totals.get(from) ?? 0) + 0.5 * (this.#calls.size + 1)));
  }

  add(from: string, to: string): void {
    const row = this.#counts.get(from) ?? new Map<string, number>();
    this.#counts.set(from, row);
    row.set(to, (row.get(to) ?? 0) + 1);
    this.#totals.set(from, (this.#totals.get(from) ?? 0) + 1);
    this.#calls.add(to);
  }
}

interface ApiSession {
  readonly calls: string[];
  readonly events: bigint[];
  readonly startUs: number;
  lastUs: number;
  told: boolean;
}

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
  sees: ({ channel, stream }) => channel.includes(' ') && stream !== 'object',
  begin: (context) => {
    const models = new Map<string, Transitions>();
    const sessions = new Map<string, ApiSession>();
    const modelOf = (key: string) => {
      let model = models.get(key);
      if (!model) models.set(key, (model = new Transitions()));
      return model;
    };
    const mean = (model: Transitions, calls: readonly string[]) =>
      calls.reduce((sum, call, i) => sum + model.surprise(calls[i - 1] ?? '', call), 0) / calls.length;
    const close = ({ calls }: ApiSession, own: readonly Transitions[]) => {
      for (const model of own) {
        model.past.push(mean(model, calls));
        calls.forEach((call, i) => model.add(calls[i - 1] ?? '', call));
      }
    };
    return (event: SignalEvent, tell) => {
      if (event.who === -1 || event.channel === '') return;
      const { who, role, at, channel } = event;
      const key = `${who} ${event.session}`;
      const own = [modelOf(`person ${who}`), modelOf(`role ${role}`)];
      let session = sessions.get(key);
      if (!session || at - session.lastUs > GAP_US) {
        if (session) close(session, own);
        sessions.set(key, (session = { calls: [], events: [], startUs: at, lastUs: at, told: false }));
      }
      session.calls.push(channel);
      session.events.push(event.event);
      session.lastUs = at;
      if (session.told || session.calls.length < context.value('calls', role)) return;
      const least = context.value('sessions', role);
      const used = own.filter((model) => model.past.length >= least);
      if (used.length === 0) return;
      const { calls } = session;
      const seen = used.map((model) => ({
        nats: mean(model, calls),
        limit: quantile(model.past, LIMIT),
        of: model.past.length,
      }));
      if (seen.some(({ nats, limit }) => nats <= limit)) return;
      session.told = true;
      const [by] = seen;
      tell({
        ...about(event, context),
        key: `${key} ${session.startUs}`,
        startUs: session.startUs,
        severity: 'medium',
        says: `${calls.length} calls at ${(by?.nats ?? 0).toFixed(1)} nats each, more than 99.5 % of ${by?.of ?? 0} earlier sessions (${(by?.limit ?? 0).toFixed(1)}): ${calls.slice(-3).join(', ')}`,
        events: evidence(session.events),
        links: links(...about(event, context).links, ['session', event.session]),
      });
    };
  },
};
export default signal;

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Infinity;
}
