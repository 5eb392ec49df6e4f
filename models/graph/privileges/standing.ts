import type { PrivilegeLevel } from '../../domain/privilege.ts';
import { grantKey } from './granted.ts';
import { GroupNames, roleId } from './group-names.ts';
import type { Change } from './holdings.ts';
import { Memberships } from './memberships.ts';

/** What a membership gives, and where; everywhere where `host` is −1. */
export interface Given {
  readonly level: PrivilegeLevel;
  readonly host: number;
}

/** Whom a fact is about, and the group, role or policy that it names. */
export interface Grantee {
  readonly target: number;
  readonly targetName: string;
  readonly targetSid: string;
  readonly groupName: string;
  readonly groupSid: string;
  readonly host: number;
  readonly event: bigint;
}

const NOTHING: Given = { level: 0, host: -1 };
const member = (account: number) => `#${account}`;
const accountOf = (name: string) => (name.startsWith('#') ? [Number(name.slice(1))] : []);
const assumption = (event: bigint) => `e${event}`;
/** A computer's own groups are called the same on each. */
const keyAt = (group: string, host: number) => (host < 0 ? group : `${group}@${host}`);
const placeOf = (group: string, { host }: Given) => `${group} ${host}`;

/**
 * Groups, roles and policies that accounts hold, themselves or through groups and roles that stand among the accounts: a
 * group of groups, a role with its policies. Whoever assumes a role is its member for that time.
 */
export class Standing {
  readonly #names = new GroupNames();
  readonly #memberships = new Memberships<Given>();
  readonly #held = new Map<number, Map<string, Change>>();

  give(fact: Grantee, given: Given): void {
    const { target } = fact;
    this.#memberships.put(member(target), keyAt(this.#groupOf(fact), given.host), given);
    this.#stands(fact);
  }

  /** Where a group counted depends on what was known of its computer then. */
  takeAway(fact: Grantee): void {
    const group = this.#groupOf(fact);
    for (const host of new Set([-1, fact.host]))
      this.#memberships.take(member(fact.target), keyAt(group, host));
  }

  assume(fact: Grantee, level: PrivilegeLevel): void {
    const role = this.#names.of(fact.groupName, roleId(fact.groupName));
    this.#memberships.put(member(fact.target), assumption(fact.event), { level, host: -1 });
    this.#memberships.put(assumption(fact.event), role, NOTHING);
  }

  /** False where the event assumed no role. */
  endAssumption({ target, event }: Grantee): boolean {
    this.#memberships.leave(assumption(event));
    return this.#memberships.take(member(target), assumption(event));
  }

  /** Everything that the account held is ended elsewhere. */
  forget({ target }: Grantee): void {
    this.#memberships.leave(member(target));
    this.#held.delete(target);
  }

  /** What has changed for an account, and for whoever is a member of what it stands for; what ends before what begins. */
  changes(account: number): readonly Change[] {
    return this.#memberships
      .below(member(account))
      .flatMap(accountOf)
      .flatMap((each) => this.#changesOf(each));
  }

  #groupOf({ groupName, groupSid }: Grantee): string {
    return this.#names.of(grantKey(groupName), groupSid);
  }

  /** The group of the account's name has the memberships of the account. */
  #stands({ target, targetName, targetSid }: Grantee): void {
    this.#memberships.put(this.#names.of(targetName, targetSid), member(target), NOTHING);
  }

  #changesOf(account: number): Change[] {
    const before = this.#held.get(account) ?? new Map<string, Change>();
    const now = new Map<string, Change>();
    for (const [group, given] of this.#memberships.above(member(account))) {
      const { level, host } = given;
      const place = placeOf(group, given);
      if (level > (now.get(place)?.level ?? 0)) now.set(place, { account, host, share: `g${group}`, level });
    }
    this.#held.set(account, now);
    const ended = [...before].filter(([place, { level }]) => level > (now.get(place)?.level ?? 0));
    const begun = [...now].filter(([place, { level }]) => level !== before.get(place)?.level);
    return [
      ...ended.map(([, change]) => ({ ...change, level: 0 as const })),
      ...begun.map(([, change]) => change),
    ];
  }
}
