import type { Observation, Severity } from '../domain/signal.ts';
import { US_PER_DAY, US_PER_SECOND } from '../domain/time.ts';
import { about, links, personLink } from './parts/about.ts';
import { isPerson, type SignalEvent } from './parts/event.ts';
import { EXECUTION_ACTIONS, traceOf } from './parts/execution.ts';
import { isExpected } from './parts/expected.ts';
import { Known } from './parts/known.ts';
import type { Fold, FoldSignal, SignalContext } from './parts/signal.ts';
import { lookBack } from './parts/tunables.ts';
import { listed, span, shortHost } from './parts/words.ts';

/** Accounts that have done so on this many days deploy software. */
const HABIT_DAYS = 5;
const ROLLOUT = 5;
const MOST_KEPT = 100;

/** What one account ran on one day, and where. */
interface Run {
  readonly events: bigint[];
  readonly hosts: Set<number>;
  readonly traces: Set<string>;
  readonly startUs: number;
}
const signal: FoldSignal = {
  id: 'remote-execution',
  title: 'Remote execution',
  techniques: ['T1569.002', 'T1047', 'T1021.006', 'T1053.005', 'T1651'],
  weight: 30,
  needs: 'services, tasks, processes or shares of a host that also records sign-ins, or commands of a cloud',
  tunables: {
    lookBack: lookBack(60),
    window: { title: 'After a sign-in over the network', unit: 'minutes', value: 10, least: 1, most: 240 },
  },
  actions: ['remote-logon', 'command-sent', ...EXECUTION_ACTIONS],
  sees: (event) =>
    event.action === 'command-sent' || (event.action !== 'remote-logon' && traceOf(event) !== ''),
  begin: (context) => {
    const arrivals = arrivalsOn();
    const days = new Map<number, Set<number>>();
    const told = new Map<string, Run>();
    const commands = commandFold(context);
    return (event, tell) => {
      const { computer } = event;
      if (event.action === 'command-sent') return commands(event, tell);
      if (computer < 0 || event.failed) return;
      const by = arrivals(event, context.value('window') * 60 * US_PER_SECOND);
      const trace = traceOf(event);
      if (!by || trace === '') return;
      // The record on the computer is often nobody's: it is the day of who came.
      const { day } = by;
      const known = days.get(by.who) ?? new Set<number>();
      days.set(by.who, known);
      const habit = [...known].filter((one) => one < day).length >= HABIT_DAYS;
      known.add(day);
      if (habit || context.lists.allowed('remote-execution', context.nameOf(by.who), day) !== null) return;
      const key = `${by.who} ${day}`;
      const run = told.get(key) ?? {
        events: [],
        hosts: new Set<number>(),
        traces: new Set<string>(),
        startUs: by.at,
      };
      told.set(key, run);
      const isNew = !run.hosts.has(computer) || !run.traces.has(trace);
      run.hosts.add(computer);
      run.traces.add(trace);
      if (run.events.length < MOST_KEPT) run.events.push(by.event, event.event);
      if (isNew)
        tell({ ...observed(by, event, run, context), key, history: known.size > 1 ? 'enough' : 'none' });
    };
  },
};
export default signal;

/** Through a cloud's own tools, without a sign-in: by those who have not done so lately. */
function commandFold(context: SignalContext): Fold {
  const senders = new Known();
  return (event, tell) => {
    const { who, at, role, resource, channel } = event;
    if (event.failed || !isPerson(event)) return;
    const known = senders.has(who, 'sent', at, context.value('lookBack', role) * US_PER_DAY);
    const learned = senders.sinceUs(who) !== undefined;
    senders.add(who, 'sent', at);
    if (known || isExpected('remote-execution', event, context, resource)) return;
    tell({
      ...about(event, context),
      key: `${who} command ${event.event}`,
      severity: 'medium',
      history: learned ? 'enough' : 'none',
      did: `sent a command to ${resource === '' ? 'a machine' : resource}`,
      says: `Sent a command to ${resource === '' ? 'a machine' : resource} (${channel}), which they had not done in ${context.value('lookBack', role)} days`,
      links: links(...about(event, context).links, ['session', event.session], ['network', event.network]),
    });
  };
}

/** Remembers who came to each host over the network; answers by whom an event there most likely is. */
function arrivalsOn(): (event: SignalEvent, windowUs: number) => SignalEvent | undefined {
  const arrivals = new Map<number, SignalEvent[]>();
  return (event, windowUs) => {
    const { computer, at, action, kind, who, src } = event;
    const there = arrivals.get(computer) ?? [];
    const late = there.findIndex((one) => one.at >= at - windowUs);
    if (late !== 0) there.splice(0, late < 0 ? there.length : late);
    if (action !== 'remote-logon') return there.findLast((one) => one.who === who) ?? there.at(-1);
    const isSomebody = kind !== 'machine' && kind !== 'system' && who !== -1;
    if (!isSomebody || src === computer) return undefined;
    there.push(event);
    arrivals.set(computer, there);
    return undefined;
  };
}

/** Many hosts one after another are how software is brought out. */
const severityOf = ({ kind }: SignalEvent, { hosts }: Run): Severity =>
  kind !== 'service' ? 'high' : hosts.size >= ROLLOUT ? 'low' : 'medium';

function observed(
  by: SignalEvent,
  event: SignalEvent,
  run: Run,
  context: SignalContext,
): Omit<Observation, 'key'> {
  const origin = by.src >= 0 ? ` from ${context.hostName(by.src)}` : by.ip === '' ? '' : ` from ${by.ip}`;
  const hosts = [...run.hosts].map(context.hostName);
  const others = event.who >= 0 && event.who !== by.who ? [personLink(event.who)] : [];
  return {
    ...about(by, context),
    startUs: run.startUs,
    endUs: event.at,
    severity: severityOf(by, run),
    did: `ran something on ${listed(hosts.map(shortHost), 2)}`,
    says: `${span(event.at - by.at)} after ${context.nameOf(by.who)} signed in to ${listed(hosts)} over the network${origin}: ${listed([...run.traces])}`,
    events: [...new Set(run.events)],
    links: links(...about(by, context).links, ...others),
  };
}
