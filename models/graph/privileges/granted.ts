import type { PrivilegeLevel } from '../../domain/privilege.ts';
import { groupLevel } from './groups.ts';

/** Roles and policies of Okta, Entra and AWS that govern the whole tenant or account, and those that govern part of it. */
const WHOLE =
  /super.?admin|global admin|privileged (?:role|authentication) admin|company admin|administratoraccess|iamfullaccess| (?:\*|iam):\*$|org(?:anization)? admin|organizationaccountaccessrole|^owner$|^root$/i;
const PART =
  /(?:admin(?:s|istrators?)?|operators?|poweruser(?:access)?|privileged)(?![a-z])|organization management/i;

/** The policy without what its document gives (` *:*`), which its removal does not say. */
export const grantKey = (name: string): string => name.replace(/ (?:\*|iam):\*$/, '');

/** Membership of a group, or a role or policy by its name. */
export interface Grant {
  readonly group: boolean;
  readonly name: string;
  /** Of a group of Windows, else ''. */
  readonly sid: string;
  /** False for a group of one computer. */
  readonly atController: boolean;
}

/** Level that a grant gives: 3 for the domain, tenant or account, 2 for part of it, 0 for none. */
export function grantedLevel({ group, name, sid, atController }: Grant): PrivilegeLevel {
  const ofGroup = group ? groupLevel(name, sid, atController) : 0;
  if (ofGroup > 0) return ofGroup;
  return WHOLE.test(name) ? 3 : PART.test(name) ? 2 : 0;
}

/** Channels of records that leave out who is acted on where that is who acts (Okta, Entra); lower case. */
export const SELF_UNSAID =
  /^user\.account\.|^(?:group|application)\.user_membership\.|^add |^remove |^user has /;
