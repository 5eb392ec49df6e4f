import { createHash } from 'node:crypto';
import type { AllowDetail, TuneDetail } from '../../../models/domain/decision.ts';
import type { Action } from '../../../models/domain/event.ts';
import {
  SEVERITY_SHARE,
  type Observation,
  type Signal,
  type SignalId,
  type SignalInfo,
} from '../../../models/domain/signal.ts';
import {
  DAY_SIGNALS,
  FOLD_SIGNALS,
  LOG_SIGNALS,
  SESSION_SIGNALS,
  SIGNALS,
} from '../../../models/signals/index.ts';
import type { DaySignal, SessionSignal } from '../../../models/signals/parts/beside.ts';
import type { LogSignal } from '../../../models/signals/parts/log-gaps.ts';
import type {
  Fold,
  FoldSignal,
  SignalContext,
  SignalLists,
  Tell,
} from '../../../models/signals/parts/signal.ts';
import { US_PER_DAY } from '../../../models/domain/time.ts';
import type { Database } from '../database/database.ts';
import { signalLists } from './lists.ts';
import { LocalClock } from './local-clock.ts';
import { ownersOf, type Owners } from './owners.ts';
import { closedSessions, collectionDays } from './read-beside.ts';
import { readSignalEvents } from './read-events.ts';
import { logGaps } from './read-log-gaps.ts';

export interface FoundSignals {
  readonly signals: readonly Signal[];
  /** For each signal: how many events it could look at, and why it could not be assessed where none. */
  readonly coverage: readonly {
    readonly signal: string;
    readonly events: number;
    readonly reason: string | null;
    readonly found: number;
  }[];
}

export interface Finding {
  /** Which signals are looked for. */
  readonly only: ReadonlySet<SignalId>;
  readonly zone: string;
  readonly tunes: readonly TuneDetail[];
  readonly allows: readonly AllowDetail[];
  readonly signal: AbortSignal;
  /** Says how far it is, and throws where it was cancelled. */
  readonly onEvents: (done: number, total: number) => Promise<void>;
}

/** Some signals over the whole case: no more is read of it than they need. */
export async function findSignals(database: Database, finding: Finding): Promise<FoundSignals> {
  const owners = await ownersOf(database);
  const lists = await signalLists(database, owners, finding.allows);
  const found = new Found();
  const shared = { owners, lists, tunes: finding.tunes, found };
  const chosen = <T extends SignalInfo>(signals: readonly T[]) =>
    signals.filter(({ id }) => finding.only.has(id));
  const seen = await runFolds(database, shared, { ...finding, signals: chosen(FOLD_SIGNALS) });
  for (const [signal, gaps] of await runGaps(database, shared, chosen(LOG_SIGNALS), finding.zone))
    seen.set(signal, (seen.get(signal) ?? 0) + gaps);
  const sessions = await runSessions(database, shared, chosen(SESSION_SIGNALS));
  const days = await runDays(database, shared, chosen(DAY_SIGNALS), finding.zone);
  for (const [signal, events] of [...sessions, ...days]) seen.set(signal, events);
  return {
    signals: found.all(),
    coverage: chosen(SIGNALS).map(({ id, needs }) => ({
      signal: id,
      events: seen.get(id) ?? 0,
      reason: (seen.get(id) ?? 0) === 0 ? `no ${needs}` : null,
      found: found.count(id),
    })),
  };
}

interface Shared {
  readonly owners: Owners;
  readonly lists: SignalLists;
  readonly tunes: readonly TuneDetail[];
  readonly found: Found;
}

/** What was told, the latest of each key, and when of whom. */
class Found {
  readonly #byKey = new Map<string, Signal>();
  readonly #recent = new Map<string, number>();
  readonly #counts = new Map<string, number>();

  add({ id, weight }: SignalInfo, told: Observation, factor: number): void {
    const key = `${id} ${told.key}`;
    if (!this.#byKey.has(key)) this.#counts.set(id, this.count(id) + 1);
    this.#byKey.set(key, { ...told, signal: id, weight: weight * SEVERITY_SHARE[told.severity] * factor });
    if (told.person !== null && told.severity !== 'low') this.#recent.set(`${told.person} ${id}`, told.endUs);
  }

  recent(who: number, signals: readonly SignalId[]): number {
    return Math.max(-Infinity, ...signals.map((id) => this.#recent.get(`${who} ${id}`) ?? -Infinity));
  }

  count(id: string): number {
    return this.#counts.get(id) ?? 0;
  }

  all(): readonly Signal[] {
    return [...this.#byKey.values()].sort((a, b) => a.endUs - b.endUs || (a.key < b.key ? -1 : 1));
  }
}

/** Collection and what leaves weigh more in the days before somebody does, from when that is known on. */
const LEAVER = { days: 30, factor: 1.5 };
const OF_LEAVERS: ReadonlySet<string> = new Set([
  'never-used-resource',
  'bulk-access',
  'slow-collection',
  'exfiltration-channel',
  'mass-deletion',
  'mail-forwarding',
  'public-share',
]);

/** What is only new is half of nothing where there is no history to be new to. */
const WITHOUT_HISTORY = 0.5;
const OF_NOVELTY: ReadonlySet<string> = new Set([
  'explicit-credentials',
  'lateral-movement',
  'account-or-key-created',
]);

function telling(signal: SignalInfo, { found, owners }: Shared): Tell {
  return (told) => {
    const day = Math.floor(told.endUs / US_PER_DAY);
    const leaves =
      OF_LEAVERS.has(signal.id) && told.person !== null ? owners.leavingOf(told.person, day) : null;
    const soon = leaves !== null && leaves >= day && leaves - day <= LEAVER.days;
    const says = soon ? `${told.says}; leaves in ${leaves - day} days` : told.says;
    const known = told.history === 'enough' || !OF_NOVELTY.has(signal.id);
    found.add(signal, { ...told, says }, (soon ? LEAVER.factor : 1) * (known ? 1 : WITHOUT_HISTORY));
  };
}

function contextOf(
  { id, tunables, reads = [] }: SignalInfo & Pick<FoldSignal, 'reads'>,
  { owners, lists, tunes, found }: Shared,
): SignalContext {
  const own = new Map(
    tunes
      .filter(({ signal }) => signal === id)
      .map(({ key, role, value }) => [`${key} ${role ?? ''}`, value]),
  );
  const value = (key: string, role = '') => {
    const tunable = tunables[key];
    if (!tunable) throw new Error(`Signal ${id} has no tunable ${key}`);
    if (own.size === 0) return tunable.value;
    return own.get(`${key} ${role}`) ?? own.get(`${key} `) ?? tunable.value;
  };
  return {
    value,
    lists,
    nameOf: owners.nameOf,
    hostName: owners.hostName,
    recent: (who) => found.recent(who, reads),
  };
}

interface RunningFold {
  readonly signal: FoldSignal;
  readonly run: Fold;
  readonly tell: Tell;
  /** Events that it could look at. */
  seen: number;
}

async function runFolds(
  database: Database,
  shared: Shared,
  { signals, ...finding }: Finding & { readonly signals: readonly FoldSignal[] },
): Promise<Map<string, number>> {
  if (signals.length === 0) return new Map();
  const byAction = new Map<Action, RunningFold[]>();
  const folds = signals.map((signal) => {
    const run = signal.begin(contextOf(signal, shared));
    const fold = { signal, run, tell: telling(signal, shared), seen: 0 };
    for (const action of signal.actions) byAction.set(action, [...(byAction.get(action) ?? []), fold]);
    return fold;
  });
  const reading = { ...finding, owners: shared.owners };
  for await (const chunk of readSignalEvents(database, [...byAction.keys()], reading))
    for (let row = 0; row < chunk.events; row++) {
      const event = chunk.at(row);
      for (const fold of byAction.get(event.action) ?? []) {
        if (fold.signal.sees(event)) fold.seen += 1;
        fold.run(event, fold.tell);
      }
    }
  return new Map(folds.map(({ signal, seen }) => [signal.id, seen]));
}

/** How many holes each looked at. */
async function runGaps(
  database: Database,
  shared: Shared,
  signals: readonly LogSignal[],
  zone: string,
): Promise<Map<SignalId, number>> {
  if (signals.length === 0) return new Map();
  const gaps = await logGaps(database, new LocalClock(zone));
  for (const signal of signals) {
    const run = signal.gaps(contextOf(signal, shared));
    for (const gap of gaps) run(gap, telling(signal, shared));
  }
  return new Map(signals.map(({ id }) => [id, gaps.length]));
}

async function runSessions(
  database: Database,
  shared: Shared,
  signals: readonly SessionSignal[],
): Promise<Map<string, number>> {
  const seen = new Map<string, number>();
  if (signals.length === 0) return seen;
  const sessions = await closedSessions(database, shared.owners);
  for (const signal of signals) {
    const run = signal.begin(contextOf(signal, shared));
    const tell = telling(signal, shared);
    for (const session of sessions) run(session, tell);
    seen.set(signal.id, sessions.length);
  }
  return seen;
}

async function runDays(
  database: Database,
  shared: Shared,
  signals: readonly DaySignal[],
  zone: string,
): Promise<Map<string, number>> {
  const seen = new Map<string, number>();
  if (signals.length === 0) return seen;
  const runs = signals.map((signal) => ({
    run: signal.begin(contextOf(signal, shared)),
    tell: telling(signal, shared),
  }));
  let events = 0;
  for await (const day of collectionDays(database, shared.owners, zone)) {
    events += day.length;
    for (const { run, tell } of runs) run(day, tell);
  }
  for (const { id } of signals) seen.set(id, events);
  return seen;
}

/** The same for the same observation in every run. */
export const signalId = ({ signal, key }: Signal): bigint =>
  createHash('sha256').update(`${signal}\u001f${key}`).digest().readBigUInt64BE();
