import { LoginPaths, stepsOf, type LoginPath, type PathStep } from '../graph/login-paths.ts';
import { US_PER_DAY, US_PER_HOUR, US_PER_SECOND } from '../domain/time.ts';
import type { Observation, Severity } from '../domain/signal.ts';
import { about, evidence, links, personLink } from './parts/about.ts';
import { ByWho } from './parts/by-who.ts';
import { hostKey, isPerson, type SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import { Known } from './parts/known.ts';
import { Peers } from './parts/peers.ts';
import { EXECUTION_ACTIONS } from './parts/execution.ts';
import { Origins } from './parts/origins.ts';
import { roleMovement } from './parts/role-movement.ts';
import type { FoldSignal, SignalContext, Tell } from './parts/signal.ts';
import { listed, percent, plural, span, shortHost } from './parts/words.ts';

/** So many hosts new to somebody on one day make a path by themselves. */
const NEW_HOSTS = 3;
/** Who came to many new hosts, or ran something on one, on so many days before does so by profession: a scanner, the help desk. */
const HABIT = { many: 2, any: 5 } as const;
/** A host that most of the organisation uses, or so many people, is no destination. */
const USUAL_SHARE = 0.2;

/** Zeek sees a remote desktop connect and says who asked for it, not whether the host let them in. */
const isDesktop = ({ action, channel }: SignalEvent) =>
  action === 'network-connected' && channel === 'zeek rdp';
/** Whom Zeek sees come by SSH, it cannot tell: whoever is likeliest on the source host. */
const isUnnamed = ({ action, who, src, kind }: SignalEvent) =>
  action === 'remote-logon' && who === -1 && src >= 0 && kind === 'none';
/** A ticket that Zeek sees is for a host that keeps no log of its own, else its sign-in repeats it. */
const isTicket = ({ action, channel }: SignalEvent) =>
  action === 'service-ticket-requested' && channel === 'zeek kerberos';

/** Where an event puts whom; null where it puts nobody anywhere. */
function stepOf(event: SignalEvent): PathStep | null {
  const { action, computer, dst, src, who, target } = event;
  const base = { event: event.event, at: event.at, taker: -1, atTheHost: false };
  if (event.failed || event.kind === 'machine' || event.kind === 'system') return null;
  if (who === -1 && !isUnnamed(event)) return null;
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
  readonly roles: ByWho<string>;
  /** Hosts new to somebody lately, newest last. */
  readonly fresh: Map<number, { at: number; host: number; event: bigint }[]>;
  /** Days on which somebody came to a new host, and to many of them. */
  readonly days: Map<number, { readonly any: Set<number>; readonly many: Set<number> }>;
  /** By host, who has just come to it for the first time, and has done nothing there yet. */
  readonly arrived: Map<number, Arrival>;
}

interface Arrival {
  readonly event: SignalEvent;
  readonly path: LoginPath;
  readonly found: Departure;
}

const signal: FoldSignal = {
  id: 'lateral-movement',
  title: 'Lateral movement',
  techniques: ['T1021', 'T1570'],
  weight: 42,
  needs: 'sign-ins from host to host or roles that are taken on',
  tunables: {
    window: { title: 'New hosts within', unit: 'hours', value: 4, least: 0.5, most: 72 },
    execution: {
      title: 'Something is run on a new host within',
      unit: 'minutes',
      value: 10,
      least: 1,
      most: 240,
    },
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
    'network-connected',
    'role-assumed',
    ...EXECUTION_ACTIONS,
  ],
  reads: ['remote-execution'],
  sees: (event) =>
    event.action === 'role-assumed' || (event.action === 'remote-logon' && (stepOf(event)?.from ?? -1) >= 0),
  begin: (context) => {
    const paths = new LoginPaths({ windowUs: context.value('causal') * 60 * US_PER_SECOND });
    const origins = new Origins();
    const moveByRoles = roleMovement(context);
    const memory: Memory = {
      hosts: new Known(),
      accounts: new Known(),
      peers: new Peers(context.value('lookBack')),
      roles: new ByWho(),
      fresh: new Map(),
      days: new Map(),
      arrived: new Map(),
    };
    const arrive = (event: SignalEvent, tell: Tell) => {
      const step = stepOf(event);
      const path = step && paths.add(step);
      if (!path) return;
      const found = departure(context, memory, path, event.day);
      learn(memory, path);
      if (!found || isAllowed(event, context, path)) return;
      if (found.telling) tell(observed(event, context, path, found));
      else memory.arrived.set(path.step.on, { event, path, found });
    };
    return (event, tell) => {
      if (EXECUTION_ACTIONS.includes(event.action)) return ranThere(context, memory, event, tell);
      if (event.action === 'role-assumed') return moveByRoles(event, tell);
      if (event.action === 'network-connected' && !isDesktop(event)) return;
      if (isPerson(event)) memory.roles.set(event.who, event.role);
      for (const placed of origins.place(event)) arrive(placed, tell);
      if (isTicket(event)) arrive(event, tell);
    };
  },
};
export default signal;

/** A scanner, or whoever is expected to go from host to host: the path's first person, or what its last step shows. */
const isAllowed = (event: SignalEvent, context: SignalContext, { first }: LoginPath) =>
  isExpected('lateral-movement', event, context, context.nameOf(first.who));

/** Somebody runs something on a host to which they have just come for the first time. */
function ranThere(context: SignalContext, { arrived }: Memory, event: SignalEvent, tell: Tell): void {
  const arrival = arrived.get(event.computer);
  if (!arrival) return;
  const { path, found } = arrival;
  const { who, at } = path.step;
  if (event.at - at > context.value('execution', arrival.event.role) * 60 * US_PER_SECOND) {
    arrived.delete(event.computer);
    return;
  }
  if (context.recent(who) < at) return;
  arrived.delete(event.computer);
  const told = observed(arrival.event, context, path, { ...found, ran: true });
  tell({ ...told, endUs: event.at, events: evidence([...told.events, event.event]) });
}

/** What the path does that its first person never did. */
interface Departure {
  /** Enough by itself: a change of credentials, or many new hosts. */
  readonly telling: boolean;
  readonly ran: boolean;
  readonly fresh: readonly { readonly host: number; readonly event: bigint }[];
  readonly switched: boolean;
  readonly share: number;
  readonly learned: boolean;
}

function departure(context: SignalContext, memory: Memory, path: LoginPath, day: number): Departure | null {
  const { step, first } = path;
  const who = first.taker === -1 ? first.who : first.taker;
  const role = memory.roles.get(who) ?? '';
  const lookBackUs = context.value('lookBack', role) * US_PER_DAY;
  memory.peers.seen(who, role, step.at);
  if (step.from === step.on || step.from < 0) return null;
  const host = hostKey(step.on);
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
  if (use.share >= USUAL_SHARE) return null;
  const many = new Set(fresh.map((one) => one.host)).size >= NEW_HOSTS;
  const habit = byProfession(memory, who, day, many);
  if (habit && !switched) return null;
  return { fresh, switched, share: use.share, learned, ran: false, telling: switched || (many && learned) };
}

/** Remembers the day, and says whether earlier days were like it. */
function byProfession({ days }: Memory, who: number, day: number, many: boolean): boolean {
  const own = days.get(who) ?? { any: new Set<number>(), many: new Set<number>() };
  days.set(who, own);
  const before = (of: ReadonlySet<number>) => of.size - Number(of.has(day));
  const habit = before(own.many) >= HABIT.many || before(own.any) >= HABIT.any;
  own.any.add(day);
  if (many) own.many.add(day);
  return habit;
}

/** Whose path it is learns the hosts and the accounts on it; an account's own person learns its hosts too. */
function learn({ hosts, accounts, peers }: Memory, { step, first }: LoginPath): void {
  const who = first.taker === -1 ? first.who : first.taker;
  const host = hostKey(step.on);
  for (const one of new Set([who, step.who])) {
    hosts.add(one, host, step.at);
    peers.used(one, host, step.at);
  }
  if (step.who !== who) accounts.add(who, `as ${step.who}`, step.at);
}

function severityOf({ switched, share, learned, fresh, ran }: Departure): Severity {
  if (switched && learned) return share === 0 || fresh.length > 1 ? 'critical' : 'high';
  if (learned) return 'high';
  return fresh.length > 1 || ran ? 'medium' : 'low';
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
  const ran = found.ran ? ' and ran something there' : '';
  const events = [...new Set([...steps.map((one) => one.event), ...found.fresh.map((one) => one.event)])];
  const sure =
    path.second > 0 ? ` (cause ${percent(path.likelihood)} likely, the next ${percent(path.second)})` : '';
  return {
    ...about({ ...event, who, kind: event.kind === 'none' ? 'user' : event.kind }, context),
    key: `${who} ${path.first.event} ${found.switched}`,
    startUs: path.first.at,
    endUs: event.at,
    severity: severityOf(found),
    history: found.learned ? 'enough' : 'none',
    did: `reached ${shortHost(hosts.at(-1) ?? way.at(-1) ?? '')}${found.switched ? " with another account's credentials" : ''}${hosts.length > 1 ? ` by ${plural(hosts.length, 'new host')}` : ''}`,
    says: `Came by ${way.join(' → ')} in ${span(event.at - path.first.at)} to ${plural(hosts.length, 'host')} never reached before (${listed(hosts)})${as}${ran}; ${percent(found.share)} of peers go there${sure}`,
    events: evidence(events),
    links: links(
      ...(who >= 0 ? [personLink(who)] : []),
      ...(found.switched && path.step.who >= 0 ? [personLink(path.step.who)] : []),
      ['path', String(path.first.event)],
    ),
  };
}
