import { createHash } from 'node:crypto';
import type { AllowDetail, TuneDetail } from '../../../models/domain/decision.ts';
import type { Action } from '../../../models/domain/event.ts';
import type { Observation, Signal, SignalId, SignalInfo } from '../../../models/domain/signal.ts';
import {
  DAY_SIGNALS,
  FOLD_SIGNALS,
  LOG_SIGNALS,
  SESSION_SIGNALS,
  SIGNALS,
} from '../../../models/signals/index.ts';
import type { ClosedSession, DaySignal, SessionSignal } from '../../../models/signals/parts/beside.ts';
import type { LogSignal } from '../../../models/signals/parts/log-gaps.ts';
import type {
  Fold,
  FoldSignal,
  SignalContext,
  SignalLists,
  Tell,
} from '../../../models/signals/parts/signal.ts';
import { SignInHistory } from '../../../models/signals/parts/sign-in-history.ts';
import { US_PER_DAY } from '../../../models/domain/time.ts';
import type { Database } from '../database/database.ts';
import { Seen, whyNot } from './assessed.ts';
import { clocksOf, type Clocks } from './clocks.ts';
import { firstUsesOf } from './foreign-places.ts';
import { Found } from './found.ts';
import { signalLists } from './lists.ts';
import { firstUsOf } from './inputs.ts';
import { ownersOf, type Owners } from './owners.ts';
import { closedSessions, collectionDays, signInsOf } from './read-beside.ts';
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
  /** The case's zone. */
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
  const clocks = await clocksOf(database, finding.zone);
  const lists = await signalLists(database, owners, finding.allows);
  const found = new Found(await firstUsOf(database));
  const seen = new Map(SIGNALS.map(({ id }) => [id, new Seen()]));
  const seenBy = (id: SignalId) => seen.get(id) ?? new Seen();
  const signIns = new SignInHistory();
  const shared = { owners, clocks, lists, tunes: finding.tunes, found, seenBy, signIns };
  const chosen = <T extends SignalInfo>(signals: readonly T[]) =>
    signals.filter(({ id }) => finding.only.has(id));
  await runSessions(database, shared, chosen(SESSION_SIGNALS));
  await runDays(database, shared, chosen(DAY_SIGNALS));
  found.begin();
  await runFolds(database, shared, { ...finding, signals: chosen(FOLD_SIGNALS) });
  await runGaps(database, shared, chosen(LOG_SIGNALS));
  return {
    signals: found.all(),
    coverage: chosen(SIGNALS).map((signal) => ({
      signal: signal.id,
      events: seenBy(signal.id).events,
      found: found.count(signal.id),
      reason:
        found.count(signal.id) > 0
          ? null
          : whyNot(signal, seenBy(signal.id), contextOf(signal, shared).value),
    })),
  };
}

interface Shared {
  readonly owners: Owners;
  readonly clocks: Clocks;
  readonly lists: SignalLists;
  readonly tunes: readonly TuneDetail[];
  readonly found: Found;
  readonly signIns: SignInHistory;
  /** What a signal could look at so far. */
  readonly seenBy: (id: SignalId) => Seen;
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

/** What is only new is half of nothing where there is no history to be new to: in the first days everything is. */
const WITHOUT_HISTORY = 0.5;
const FIRST_DAYS_US = 7 * US_PER_DAY;
const OF_NOVELTY: ReadonlySet<string> = new Set([
  'explicit-credentials',
  'lateral-movement',
  'account-or-key-created',
]);
const OF_FIRST_DAYS: ReadonlySet<string> = new Set([
  ...OF_NOVELTY,
  'impossible-travel',
  'unfamiliar-place',
  'new-device',
  'failed-then-success',
  'cert-new-device',
  'never-used-resource',
]);

/** `ahead`: before the events are read. */
function telling(signal: SignalInfo, { found, owners, clocks }: Shared, when: 'now' | 'ahead' = 'now'): Tell {
  return (told) => {
    const { day } = clocks.of(told.person ?? -1, told.endUs).at(told.endUs);
    const leaves =
      OF_LEAVERS.has(signal.id) && told.person !== null ? owners.leavingOf(told.person, day) : null;
    const soon = leaves !== null && leaves >= day && leaves - day <= LEAVER.days;
    const says = soon ? `${told.says}; leaves in ${leaves - day} days` : told.says;
    const young = found.sinceFirstUs(told.endUs) < FIRST_DAYS_US && OF_FIRST_DAYS.has(signal.id);
    const known = !young && (told.history === 'enough' || !OF_NOVELTY.has(signal.id));
    const factor = (soon ? LEAVER.factor : 1) * (known ? 1 : WITHOUT_HISTORY);
    if (when === 'ahead') found.addAhead(signal, { ...told, says }, factor);
    else found.add(signal, { ...told, says }, factor);
  };
}

function contextOf(
  { id, tunables, reads = [] }: SignalInfo & Pick<FoldSignal, 'reads'>,
  { owners, lists, tunes, found, signIns }: Shared,
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
    signIns,
  };
}

interface RunningFold {
  readonly sees: FoldSignal['sees'];
  readonly run: Fold;
  readonly tell: Tell;
  readonly seen: Seen;
}

async function runFolds(
  database: Database,
  shared: Shared,
  { signals, ...finding }: Finding & { readonly signals: readonly FoldSignal[] },
): Promise<void> {
  if (signals.length === 0) return;
  const byAction = new Map<Action, RunningFold[]>();
  for (const signal of signals) {
    const run = signal.begin(contextOf(signal, shared));
    const fold = { sees: signal.sees, run, tell: telling(signal, shared), seen: shared.seenBy(signal.id) };
    for (const action of signal.actions) byAction.set(action, [...(byAction.get(action) ?? []), fold]);
  }
  const reading = { ...finding, owners: shared.owners };
  for await (const chunk of readSignalEvents(database, [...byAction.keys()], reading))
    for (let row = 0; row < chunk.events; row++) {
      const event = chunk.at(row);
      shared.found.reach(event.at);
      for (const fold of byAction.get(event.action) ?? []) {
        if (fold.sees(event)) fold.seen.add(event.at);
        fold.run(event, fold.tell);
      }
    }
}

/** Holes of logs. */
async function runGaps(database: Database, shared: Shared, signals: readonly LogSignal[]): Promise<void> {
  if (signals.length === 0) return;
  const gaps = await logGaps(database, shared.clocks.ofCase);
  for (const signal of signals) {
    const run = signal.gaps(contextOf(signal, shared));
    const tell = telling(signal, shared);
    for (const gap of gaps) {
      shared.seenBy(signal.id).add(gap.toUs);
      run(gap, tell);
    }
  }
}

async function runSessions(
  database: Database,
  shared: Shared,
  signals: readonly SessionSignal[],
): Promise<void> {
  if (signals.length === 0) return;
  const runs = signals.map((signal) => ({
    seen: shared.seenBy(signal.id),
    run: signal.begin(contextOf(signal, shared)),
    tell: telling(signal, shared, 'ahead'),
  }));
  const told: { session: ClosedSession; observation: Observation; tell: Tell }[] = [];
  for await (const sessions of closedSessions(database, shared.owners, shared.clocks))
    for (const session of sessions)
      for (const { seen, run, tell } of runs) {
        seen.add(session.endUs);
        run(session, (observation) => told.push({ session, observation, tell }));
      }
  const signIns = await signInsOf(
    database,
    told.map(({ session }) => session),
  );
  for (const { session, observation, tell } of told) {
    const signIn = signIns.get(session.session);
    tell(signIn === undefined ? observation : { ...observation, events: [signIn] });
  }
}

async function runDays(database: Database, shared: Shared, signals: readonly DaySignal[]): Promise<void> {
  if (signals.length === 0) return;
  const runs = signals.map((signal) => ({
    seen: shared.seenBy(signal.id),
    run: signal.begin(contextOf(signal, shared)),
    tell: telling(signal, shared, 'ahead'),
  }));
  const told: { observation: Observation; tell: Tell }[] = [];
  for await (const days of collectionDays(database, shared.owners, shared.clocks))
    for (const { seen, run, tell } of runs) {
      for (const { endUs } of days) seen.add(endUs);
      run(days, (observation) => told.push({ observation, tell }));
    }
  const uses = await firstUsesOf(
    database,
    told.map(({ observation: { person, startUs, endUs } }) => ({ person: person ?? -1, startUs, endUs })),
  );
  told.forEach(({ observation, tell }, i) => tell({ ...observation, events: uses.get(i) ?? [] }));
}

/** The same for the same observation in every run. */
export const signalId = ({ signal, key }: Signal): bigint =>
  createHash('sha256').update(`${signal}\u001f${key}`).digest().readBigUInt64BE();
