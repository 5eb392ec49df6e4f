import type { PrivilegeLevel, PrivilegeReason } from '../../domain/privilege.ts';
import { grantedLevel } from './granted.ts';
import { groupLevel } from './groups.ts';
import { Holdings, type Change } from './holdings.ts';
import type { FactKind } from './kinds.ts';
import { Standing, type Given, type Grantee } from './standing.ts';

/** Something that may change a level. −1 for no account, host or session; event 0n for none. Sorted by time. */
export interface PrivilegeFact extends Grantee {
  readonly atUs: number;
  readonly kind: FactKind;
  readonly account: number;
  readonly session: number;
  readonly twin: boolean;
  /** A computer's own group, unless the computer is a domain controller. */
  readonly local: boolean;
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
  /** The group, role or policy; '' for none. */
  readonly granted: string;
  /** The group or role by way of which; '' for none. */
  readonly through: string;
}

interface State {
  readonly holdings: Holdings;
  readonly standing: Standing;
  readonly controllers: Set<number>;
}

/**
 * Levels over time. Each fact knows only those before it: a computer is a domain controller from its first ticket on, an
 * administrator known from the first special logon or group on. A group or role holds until it is taken away, also for
 * members of a group that has it and for whoever has assumed the role; a session until it ends, taken credentials until the
 * taker's session does, an assumed role and sudo for their time. Only changes are told, and every taking of credentials of
 * another; what changes several times in one microsecond is told once, with the last reason.
 */
export function* privilegeStepsOf(facts: Iterable<PrivilegeFact>): Generator<PrivilegeStep> {
  const state: State = { holdings: new Holdings(), standing: new Standing(), controllers: new Set() };
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
    const level = state.controllers.has(fact.host) || state.holdings.known(fact.account) === 3 ? 3 : 2;
    return raise(state, fact, { level, reason: 'special-privileges' });
  },
  'group-member-added': (state, fact) => {
    const atController = state.controllers.has(fact.host);
    const everywhere = atController || !fact.local || fact.host < 0;
    const { groupName: name, groupSid: sid, host } = fact;
    const level =
      host >= 0
        ? groupLevel(name, sid, atController)
        : grantedLevel({ group: true, name, sid, atController });
    return give(state, fact, { level, host: everywhere ? -1 : host, reason: 'group-member-added' });
  },
  'role-granted': (state, fact) => {
    const level = grantedLevel({ group: false, name: fact.groupName, sid: '', atController: false });
    return give(state, fact, { level, host: -1, reason: 'role-granted' });
  },
  'explicit-credentials': (state, fact) => take(state, fact, 'explicit-credentials'),
  'new-credentials': (state, fact) => take(state, fact, 'new-credentials'),
  sudo: (state, fact) =>
    change(state, fact, {
      account: fact.account,
      host: fact.host,
      share: `e${fact.event}`,
      level: 2,
      reason: 'sudo',
      by: -1,
    }),
  'role-assumed': (state, fact) => {
    if (fact.target < 0) return [];
    const named = grantedLevel({ group: false, name: fact.groupName, sid: '', atController: false });
    const known = state.holdings.known(fact.target) ?? 1;
    state.standing.assume(fact, named > known ? named : known);
    return follow(state, fact, { reason: 'role-assumed', by: fact.account });
  },
  'group-member-removed': (state, fact) => takeAway(state, fact, 'group-member-removed'),
  'role-revoked': (state, fact) => takeAway(state, fact, 'role-revoked'),
  'account-deleted': (state, fact) => {
    if (fact.target < 0) return [];
    const why = { reason: 'account-deleted', by: fact.account } as const;
    state.standing.forget(fact);
    return [...told(fact, state.holdings.clear(fact.target), why), ...follow(state, fact, why)];
  },
  end: (state, fact) => {
    if (fact.session < 0) return lapse(state, fact);
    return state.holdings.takeSession(fact.session).flatMap(([account, host]) =>
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
  state.holdings.learn(fact.account, level);
  const share = `s${fact.session}`;
  return change(state, fact, { account: fact.account, host: fact.host, share, level, reason, by: -1 });
}

/** A group or role, for good. */
function give(
  state: State,
  fact: PrivilegeFact,
  { reason, ...given }: Given & Pick<PrivilegeStep, 'reason'>,
): PrivilegeStep[] {
  if (fact.target < 0) return [];
  state.standing.give(fact, given);
  return follow(state, fact, { reason, by: fact.account });
}

function takeAway(state: State, fact: PrivilegeFact, reason: PrivilegeReason): PrivilegeStep[] {
  if (fact.target < 0) return [];
  state.standing.takeAway(fact);
  const lowered = follow(state, fact, { reason, by: fact.account });
  state.holdings.relearn(fact.target);
  return lowered;
}

/** What comes of it for the account, and for whoever is a member of the group or has assumed the role that it is. */
function follow(state: State, fact: PrivilegeFact, why: By): PrivilegeStep[] {
  const changes = state.standing.changes(fact.target);
  const steps = changes.flatMap((each) => change(state, fact, { ...each, ...why }));
  for (const { account } of changes.filter(({ level }) => level === 0)) state.holdings.relearn(account);
  for (const { account, level } of changes) state.holdings.learn(account, level);
  return steps;
}

/** The actor's session gains what the other account is known to have. */
function take(state: State, fact: PrivilegeFact, reason: PrivilegeReason): PrivilegeStep[] {
  if (fact.target < 0 || fact.target === fact.account) return [];
  return change(state, fact, {
    account: fact.target,
    host: fact.host,
    share: fact.session < 0 ? `e${fact.event}` : `s${fact.session}`,
    level: state.holdings.known(fact.target) ?? 1,
    reason,
    by: fact.account,
  });
}

/** What was taken in no session. */
function lapse(state: State, fact: PrivilegeFact): PrivilegeStep[] {
  const by = fact.account === fact.target ? -1 : fact.account;
  if (state.standing.endAssumption(fact))
    return follow(state, { ...fact, event: 0n }, { reason: 'signed-off', by });
  return change(
    state,
    { ...fact, event: 0n },
    {
      account: fact.target,
      host: fact.host,
      share: `e${fact.event}`,
      level: 0,
      reason: 'signed-off',
      by,
    },
  );
}

type By = Pick<PrivilegeStep, 'reason' | 'by'>;

function change(state: State, fact: PrivilegeFact, { reason, by, ...to }: Change & By): PrivilegeStep[] {
  const { before, level } = state.holdings.hold(to, fact.session);
  if (level === before && !isTaking({ reason })) return [];
  return told(fact, [{ account: to.account, host: to.host, level }], { reason, by });
}

const told = (
  { atUs, event, session, target, targetName, groupName }: PrivilegeFact,
  held: readonly Pick<PrivilegeStep, 'account' | 'host' | 'level'>[],
  why: By,
): PrivilegeStep[] =>
  held.map((one) => ({
    atUs,
    event,
    session,
    granted: groupName,
    through: one.account === target ? '' : targetName,
    ...one,
    ...why,
  }));
