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
  'signed-off',
] as const;
export type PrivilegeReason = (typeof PRIVILEGE_REASONS)[number];
