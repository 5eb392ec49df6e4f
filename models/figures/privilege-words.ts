import type { PrivilegeReason } from '../domain/privilege.ts';

const WORDS: Readonly<Record<PrivilegeReason, string>> = {
  'logged-on': 'signed in',
  'special-privileges': 'special privileges',
  'elevated-twin': 'elevated session',
  'explicit-credentials': 'explicit credentials',
  'new-credentials': 'other credentials',
  'group-member-added': 'added to a group',
  'signed-off': 'signed off',
};

/** What changed a level, for the step itself. */
export const privilegeWords = (reason: string): string =>
  Object.hasOwn(WORDS, reason) ? WORDS[reason as PrivilegeReason] : reason;
