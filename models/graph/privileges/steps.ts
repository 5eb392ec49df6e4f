import type { PrivilegeLevel, PrivilegeReason } from '../../domain/privilege.ts';
import { groupLevel } from './groups.ts';
import type { FactKind } from './facts.ts';

/** Something that may change a level. −1 for no account, host or session; event 0n for none. Sorted by time. */
export interface PrivilegeFact {
  readonly atUs: number;
  readonly kind: FactKind;
  readonly account: number;
  readonly target: number;
  readonly host: number;
  readonly session: number;
  readonly event: bigint;
  readonly twin: boolean;
  /** A computer's own group, unless the computer is a domain controller. */
  readonly local: boolean;
  readonly groupName: string;
  readonly groupSid: string;
}

/** From `atUs` on `account` holds `level` on `host`; everywhere where `host` is −1. */
export interface PrivilegeStep {
  readonly atUs: number;
  readonly account: number;
  readonly host: number;
  readonly level: PrivilegeLevel;
  readonly reason: PrivilegeReason;
  readonly event: bigint;
  /** Who raised it, where that is not the account's own sign-in; −1 for none. */
  readonly by: number;
  readonly session: number;
}

/** What is held where, each share under what it comes from (`s12`: session 12, `group`), and how many by level. */
interface Holding {
  readonly shares: Map<string, PrivilegeLevel>;
  readonly counts: Record<PrivilegeLevel, number>;
}

interface State {
  readonly holdings: Map<string, Holding>;
  /** The highest level that an account is known to have had anywhere. */
  readonly known: Map<number, PrivilegeLevel>;
  readonly controllers: Set<number>;
  /** Holdings that end with a session: [account, host]. */
  readonly bySession: Map<number, [number, number][]>;
}

/**
 * Levels over time. Each fact knows only those before it: a computer is a domain controller from its first ticket on, an
 * administrator known from the first special logon or group on. A group holds for good, a session until it ends, taken
 * credentials until the taker's session does. Only changes are told, and every taking of credentials of another; what
 * changes several times in one microsecond is told once, with the last reason.
 */
export function* privilegeStepsOf(facts: Iterable<PrivilegeFact>): Generator<PrivilegeStep> {
  const state: State = {
    holdings: new Map(),
    known: new Map(),
    controllers: new Set(),
    bySession: new Map(),
  };
  const told = new Map<string, PrivilegeLevel>();
  let now: PrivilegeStep[] = [];
  for (const fact of facts) {
    if (now[0] !== undefined && now[0].atUs !== fact.atUs) {
      yield* lastOfEach(now, told);
      now = [];
    }
    now.push(...STEPS_OF[fact.kind](state, fact));
  }
  yield* lastOfEach(now, told);
}

const placeOf = ({ account, host }: Pick<PrivilegeStep, 'account' | 'host'>) => `${account}@${host}`;

function lastOfEach(steps: readonly PrivilegeStep[], told: Map<string, PrivilegeLevel>): PrivilegeStep[] {
  const last = new Map(steps.map((step) => [placeOf(step), step]));
  return [...last].flatMap(([place, step]) => {
    if (step.level === (told.get(place) ?? 0) && !isTaking(step)) return [];
    told.set(place, step.level);
    return [step];
  });
}

const isTaking = ({ reason }: Pick<PrivilegeStep, 'reason'>) => reason.endsWith('-credentials');

type StepsOf = (state: State, fact: PrivilegeFact) => PrivilegeStep[];

const STEPS_OF: Readonly<Record<FactKind, StepsOf>> = {
  controller: (state, { host }) => {
    state.controllers.add(host);
    return [];
  },
  begin: (state, fact) => {
    const signedIn = raise(state, fact, { level: 1, reason: 'logged-on' });
    return fact.twin ? [...signedIn, ...raise(state, fact, { level: 2, reason: 'elevated-twin' })] : signedIn;
  },
  'special-privileges': (state, fact) => {
    const level = state.controllers.has(fact.host) || state.known.get(fact.account) === 3 ? 3 : 2;
    learn(state, fact.account, level);
    return raise(state, fact, { level, reason: 'special-privileges' });
  },
  'group-member-added': (state, fact) => {
    const atController = state.controllers.has(fact.host);
    const level = groupLevel(fact.groupName, fact.groupSid, atController);
    if (level === 0) return [];
    const everywhere = atController || !fact.local || fact.host < 0;
    learn(state, fact.target, level);
    return change(state, fact, {
      account: fact.target,
      host: everywhere ? -1 : fact.host,
      share: 'group',
      level,
      reason: 'group-member-added',
      by: fact.account,
    });
  },
  'explicit-credentials': (state, fact) => take(state, fact, 'explicit-credentials'),
  'new-credentials': (state, fact) => take(state, fact, 'new-credentials'),
  end: (state, fact) => {
    if (fact.session < 0) return lapse(state, fact);
    const held = state.bySession.get(fact.session) ?? [];
    state.bySession.delete(fact.session);
    return held.flatMap(([account, host]) =>
      change(state, fact, {
        account,
        host,
        share: `s${fact.session}`,
        level: 0,
        reason: 'signed-off',
        by: account === fact.account ? -1 : fact.account,
      }),
    );
  },
};

function raise(
  state: State,
  fact: PrivilegeFact,
  { level, reason }: { readonly level: PrivilegeLevel; readonly reason: PrivilegeReason },
): PrivilegeStep[] {
  if (fact.account < 0) return [];
  learn(state, fact.account, level);
  return change(state, fact, {
    account: fact.account,
    host: fact.host,
    share: `s${fact.session}`,
    level,
    reason,
    by: -1,
  });
}

/** The actor's session gains what the other account is known to have. */
function take(state: State, fact: PrivilegeFact, reason: PrivilegeReason): PrivilegeStep[] {
  if (fact.target < 0 || fact.target === fact.account) return [];
  return change(state, fact, {
    account: fact.target,
    host: fact.host,
    share: fact.session < 0 ? `e${fact.event}` : `s${fact.session}`,
    level: state.known.get(fact.target) ?? 1,
    reason,
    by: fact.account,
  });
}

function learn(state: State, account: number, level: PrivilegeLevel): void {
  if (level > (state.known.get(account) ?? 0)) state.known.set(account, level);
}

interface Change extends Pick<PrivilegeStep, 'account' | 'host' | 'level' | 'reason' | 'by'> {
  readonly share: string;
}

/** Credentials taken in no session. */
function lapse(state: State, fact: PrivilegeFact): PrivilegeStep[] {
  return change(
    state,
    { ...fact, event: 0n },
    {
      account: fact.target,
      host: fact.host,
      share: `e${fact.event}`,
      level: 0,
      reason: 'signed-off',
      by: fact.account,
    },
  );
}

function change(state: State, fact: PrivilegeFact, { share, ...to }: Change): PrivilegeStep[] {
  const key = placeOf(to);
  const holding = state.holdings.get(key) ?? emptyHolding();
  state.holdings.set(key, holding);
  const before = highest(holding);
  if (to.level > 0 && fact.session >= 0 && share === `s${fact.session}` && !holding.shares.has(share))
    remember(state, fact.session, to.account, to.host);
  hold(holding, share, to.level);
  const level = highest(holding);
  if (level === before && !isTaking(to)) return [];
  return [{ atUs: fact.atUs, event: fact.event, session: fact.session, ...to, level }];
}

/** A share only rises until it ends, which level 0 says. */
function hold({ shares, counts }: Holding, share: string, level: PrivilegeLevel): void {
  const had = shares.get(share) ?? 0;
  if (level === 0) shares.delete(share);
  else if (level > had) shares.set(share, level);
  else return;
  if (had > 0) counts[had] -= 1;
  counts[level] += 1;
}

const emptyHolding = (): Holding => ({ shares: new Map(), counts: { 0: 0, 1: 0, 2: 0, 3: 0 } });

const highest = ({ counts }: Holding): PrivilegeLevel =>
  counts[3] > 0 ? 3 : counts[2] > 0 ? 2 : counts[1] > 0 ? 1 : 0;

function remember({ bySession }: State, session: number, account: number, host: number): void {
  const held = bySession.get(session);
  if (held) held.push([account, host]);
  else bySession.set(session, [[account, host]]);
}
