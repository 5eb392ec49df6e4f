import { UNCOVERED, type PrivilegeReason } from '../domain/privilege.ts';

const WORDS: Readonly<Record<PrivilegeReason, string>> = {
  'logged-on': 'signed in',
  'special-privileges': 'special privileges',
  'elevated-twin': 'elevated session',
  'explicit-credentials': 'explicit credentials',
  'new-credentials': 'other credentials',
  'group-member-added': 'added to a group',
  'role-granted': 'granted a role',
  'role-assumed': 'role taken on',
  sudo: 'sudo',
  'group-member-removed': 'taken out of a group',
  'role-revoked': 'role taken away',
  'account-deleted': 'account deleted',
  'signed-off': 'signed off',
};

/** What changed a level, for the step itself. */
export const privilegeWords = (reason: string): string =>
  Object.hasOwn(WORDS, reason) ? WORDS[reason as PrivilegeReason] : reason;

/** `; change CHG-12`, `; no change record covers it`, or nothing where none is asked for. */
export const changeWords = (change: string): string =>
  change === '' ? '' : `; ${change === UNCOVERED ? 'no change record covers it' : `change ${change}`}`;
