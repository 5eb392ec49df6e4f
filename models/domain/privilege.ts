/** What an account may do, from the lowest; a level is its index here. `domain`: domain or tenant administrator. */
export const PRIVILEGE_LEVELS = ['none', 'user', 'elevated', 'domain'] as const;
export type PrivilegeName = (typeof PRIVILEGE_LEVELS)[number];
export type PrivilegeLevel = 0 | 1 | 2 | 3;

/** What raised or lowered a level; words for it are in models/figures. */
export const PRIVILEGE_REASONS = [
  'logged-on',
  'special-privileges',
  'elevated-twin',
  'explicit-credentials',
  'new-credentials',
  'group-member-added',
  'role-granted',
  'role-assumed',
  'sudo',
  'group-member-removed',
  'role-revoked',
  'account-deleted',
  'signed-off',
] as const;
export type PrivilegeReason = (typeof PRIVILEGE_REASONS)[number];

/** The highest level among what holders have, followed from change to change. */
export class HighestHeld<Holder> {
  readonly #held = new Map<Holder, number>();
  readonly #holders = PRIVILEGE_LEVELS.map(() => 0);

  /** The highest after `holder` has come to `level`. */
  set(holder: Holder, level: number): number {
    const before = this.#held.get(holder);
    if (before !== undefined) this.#count(before, -1);
    this.#held.set(holder, level);
    this.#count(level, 1);
    return Math.max(
      0,
      this.#holders.findLastIndex((many) => many > 0),
    );
  }

  #count(level: number, by: number): void {
    this.#holders[level] = (this.#holders[level] ?? 0) + by;
  }
}

/** Stands for the ticket of a raise that no change record covers. */
export const UNCOVERED = '-';

/** Raises that somebody asks for, which a change record ought to cover; a sign-in with what one has is none. */
export const ASKED_FOR: ReadonlySet<PrivilegeReason> = new Set<PrivilegeReason>([
  'explicit-credentials',
  'new-credentials',
  'group-member-added',
  'role-granted',
  'role-assumed',
  'sudo',
]);
/** What lowers a level. */
export const LOWERING: ReadonlySet<PrivilegeReason> = new Set<PrivilegeReason>([
  'group-member-removed',
  'role-revoked',
  'account-deleted',
  'signed-off',
]);
