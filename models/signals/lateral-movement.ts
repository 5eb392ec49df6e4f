import { LoginPaths, stepsOf, type LoginPath, type PathStep } from '../graph/login-paths.ts';
import { US_PER_DAY, US_PER_HOUR, US_PER_SECOND } from '../domain/time.ts';
import type { Observation, Severity } from '../domain/signal.ts';
import { about, evidence, links, personLink } from './parts/about.ts';
import { isPerson, type SignalEvent } from './parts/event.ts';
import { Known } from './parts/known.ts';
import { Peers } from './parts/peers.ts';
import type { FoldSignal, SignalContext } from './parts/signal.ts';
import { listed, percent, plural, span } from './parts/words.ts';

/** So many hosts new to somebody on one day make a path by themselves. */
const NEW_HOSTS = 3;
/** A host that most of the organisation uses, or so many people, is no destination. */
const USUAL_SHARE = 0.2;

/** A ticket for a host that was asked for so shortly before a sign-in there is where that came from. */
const TICKET_US = 10 * US_PER_SECOND;

/** A ticket for a host, or credentials used towards one, say where the sign-in there will have come from. */
function noteTicket(tickets: Map<string, { at: number; src: number }>, event: SignalEvent): void {
  const { action, failed, dst, src, computer, who, target, at } = event;
  if (failed || dst < 0) return;
  if (action === 'service-ticket-requested' && src >= 0) tickets.set(`${who} ${dst}`, { at, src });
  if (action === 'explicit-credentials' && computer >= 0 && computer !== dst)
    tickets.set(`${target === -1 ? who : target} ${dst}`, { at, src: computer });
}

/** Where an event puts whom; null where it puts nobody anywhere. */
function stepOf(event: SignalEvent): PathStep | null {
  const { action, computer, dst, src, who, target } = event;
  const base = { event: event.event, at: event.at, taker: -1, atTheHost: false };
  if (event.failed || who === -1 || event.kind === 'machine' || event.kind === 'system') return null;
  if (action === 'explicit-credentials' || action === 'new-credentials') {
    if (computer < 0 || target === -1 || target === who || event.targetKind === 'machine') return null;
    return { ...base, who: target, from: computer, on: computer, taker: who };
  }
  const on = dst >= 0 ? dst : computer;
  if (on < 0) return null;
  const from = src >= 0 && src !== on ? src : -1;
  const atTheHost = action === 'logged-on';
  return from < 0 && !atTheHost ? null : { ...base, who, from, on, atTheHost };
}

interface Memory {
  readonly hosts: Known;
  readonly accounts: Known;
  readonly peers: Peers;
  readonly roles: Map<number, string>;
  /** Hosts new to somebody lately, newest last. */
  readonly fresh: Map<number, { at: number; host: number; event: bigint }[]>;
}

const signal: FoldSignal = {
  id: 'lateral-movement',
  title: 'Lateral movement',
  techniques: ['T1021', 'T1570'],
  weight: 42,
  needs: 'sign-ins from host to host',
  tunables: {
    window: { title: 'New hosts within', unit: 'hours', value: 4, least: 0.5, most: 72 },
    causal: { title: 'A cause lies at most', unit: 'minutes back', value: 60, least: 5, most: 1440 },
    lookBack: { title: 'Look-back', unit: 'days', value: 60, least: 7, most: 730 },
    learning: { title: 'Learning', unit: 'days', value: 14, least: 0, most: 180 },
  },
  actions: [
    'logged-on',
    'remote-logon',
    'explicit-credentials',
    'new-credentials',
    'service-ticket-requested',
  ],
  sees: (event) => event.action === 'remote-logon' && (stepOf(event)?.from ?? -1) >= 0,
  begin: (context) => {
    const paths = new LoginPaths({ windowUs: context.value('causal') * 60 * US_PER_SECOND });
    const tickets = new Map<string, { at: number; src: number }>();
    const memory: Memory = {
      hosts: new Known(),
      accounts: new Known(),
      peers: new Peers(context.value('lookBack')),
      roles: new Map(),
      fresh: new Map(),
    };
    return (event, tell) => {
      if (isPerson(event)) memory.roles.set(event.who, event.role);
      noteTicket(tickets, event);
      if (event.action === 'service-ticket-requested') return;
      const ticket = event.src < 0 ? tickets.get(`${event.who} ${event.dst}`) : undefined;
      const step = stepOf(
        ticket && event.at - ticket.at <= TICKET_US ? { ...event, src: ticket.src } : event,
      );
      const path = step && paths.add(step);
      if (!path) return;
      const found = departure(context, memory, path);
      learn(memory, path);
      if (found) tell(observed(event, context, path, found));
    };
  },
};
export default signal;

/** What the path does that its first person never did. */
interface Departure {
  readonly fresh: readonly { readonly host: number; readonly event: bigint }[];
  readonly switched: boolean;
  readonly share: number;
  readonly learned: boolean;
}

function departure(context: SignalContext, memory: Memory, path: LoginPath): Departure | null {
  const { step, first } = path;
  const who = first.taker === -1 ? first.who : first.taker;
  const role = memory.roles.get(who) ?? '';
  const lookBackUs = context.value('lookBack', role) * US_PER_DAY;
  memory.peers.seen(who, role, step.at);
  if (step.from === step.on || step.from < 0) return null;
  const host = `host ${step.on}`;
  const newHost = !memory.hosts.has(who, host, step.at, lookBackUs);
  if (!newHost) return null;
  const use = memory.peers.of(who, role, host, step.at);
  const learned = memory.hosts.learned(who, step.at, context.value('learning', role), Infinity);
  const windowUs = context.value('window', role) * US_PER_HOUR;
  const fresh = [
    ...(memory.fresh.get(who) ?? []).filter(({ at }) => step.at - at <= windowUs),
    ...(use.share < USUAL_SHARE ? [{ at: step.at, host: step.on, event: step.event }] : []),
  ];
  memory.fresh.set(who, fresh);
  const other = path.switched && step.who !== who;
  const switched = other && !memory.accounts.before(who, `as ${step.who}`, step.at - US_PER_DAY);
  const many = new Set(fresh.map((one) => one.host)).size >= NEW_HOSTS;
  if (use.share >= USUAL_SHARE || (!switched && !(many && learned))) return null;
  return { fresh, switched, share: use.share, learned };
}

/** Whose path it is learns the hosts and the accounts on it; an account's own person learns its hosts too. */
function learn({ hosts, accounts, peers }: Memory, { step, first }: LoginPath): void {
  const who = first.taker === -1 ? first.who : first.taker;
  const host = `host ${step.on}`;
  for (const one of new Set([who, step.who])) {
    hosts.add(one, host, step.at);
    peers.used(one, host, step.at);
  }
  if (step.who !== who) accounts.add(who, `as ${step.who}`, step.at);
}

function severityOf({ switched, share, learned, fresh }: Departure): Severity {
  if (switched && learned) return share === 0 || fresh.length > 1 ? 'critical' : 'high';
  if (learned) return 'high';
  return fresh.length > 1 ? 'medium' : 'low';
}

function observed(
  event: SignalEvent,
  context: SignalContext,
  path: LoginPath,
  found: Departure,
): Observation {
  const steps = stepsOf(path);
  const who = path.first.taker === -1 ? path.first.who : path.first.taker;
  const hosts = [...new Set(found.fresh.map(({ host }) => host))].map(context.hostName);
  const way = [path.first.from >= 0 ? path.first.from : path.first.on, ...steps.map(({ on }) => on)]
    .filter((host, i, all) => host !== all[i - 1])
    .map(context.hostName);
  const as = found.switched ? `, with the credentials of ${context.nameOf(path.step.who)}` : '';
  const events = [...new Set([...steps.map((one) => one.event), ...found.fresh.map((one) => one.event)])];
  const sure =
    path.second > 0 ? ` (cause ${percent(path.likelihood)} likely, the next ${percent(path.second)})` : '';
  return {
    ...about({ ...event, who }, context),
    key: `${who} ${path.first.event} ${found.switched}`,
    startUs: path.first.at,
    endUs: event.at,
    severity: severityOf(found),
    history: found.learned ? 'enough' : 'none',
    says: `Came by ${way.join(' → ')} in ${span(event.at - path.first.at)} to ${plural(hosts.length, 'host')} never reached before (${listed(hosts)})${as}; ${percent(found.share)} of peers go there${sure}`,
    events: evidence(events),
    links: links(
      ...(who >= 0 ? [personLink(who)] : []),
      ...(found.switched && path.step.who >= 0 ? [personLink(path.step.who)] : []),
    ),
  };
}
