import { groupLevel } from '../graph/privileges/groups.ts';
import type { PrivilegeLevel } from '../domain/privilege.ts';
import type { Severity } from '../domain/signal.ts';
import { about, links, personLink } from './parts/about.ts';
import type { SignalEvent } from './parts/event.ts';
import type { FoldSignal } from './parts/signal.ts';

/** Roles and policies of Okta, Entra and AWS that govern the whole tenant or account, and those that govern part of it. */
const WHOLE =
  /super.?admin|global admin|privileged (?:role|authentication) admin|company admin|administratoraccess|org(?:anization)? admin|\bowner\b|^root\b/i;
const PART = /admin|operator|poweruser|iamfull|\*:\*|privileged/i;

/** Level that a grant gives: 3 for the domain, tenant or account, 2 for part of it, 0 for none. */
function levelOf({ action, resource, fromAddress, code }: SignalEvent): PrivilegeLevel {
  const group = action === 'group-member-added' ? groupLevel(resource, fromAddress, code !== 4732) : 0;
  if (group > 0) return group;
  return WHOLE.test(resource) ? 3 : PART.test(resource) ? 2 : 0;
}

const signal: FoldSignal = {
  id: 'privilege-escalation',
  title: 'Privileges granted',
  techniques: ['T1098', 'T1078.002'],
  weight: 45,
  needs: 'grants of groups or roles',
  tunables: {},
  actions: ['group-member-added', 'role-granted', 'group-member-removed', 'role-revoked'],
  sees: ({ action }) => action === 'group-member-added' || action === 'role-granted',
  begin: (context) => {
    const held = new Map<number, Map<string, PrivilegeLevel>>();
    return (event, tell) => {
      const { who, at, day, resource, action } = event;
      const level = levelOf(event);
      const whom = event.target === -1 ? who : event.target;
      if (event.failed || level === 0 || whom === -1) return;
      const levels = held.get(whom) ?? new Map<string, PrivilegeLevel>();
      held.set(whom, levels);
      const had = Math.max(0, ...levels.values());
      if (action === 'group-member-removed' || action === 'role-revoked') {
        levels.delete(resource);
        return;
      }
      levels.set(resource, level);
      if (had >= level) return;
      const self = whom === who;
      const [by, name] = [context.nameOf(who), context.nameOf(whom)];
      const change = context.lists.change(name, by, at);
      if (change !== null && !self) return;
      if (context.lists.allowed('privilege-escalation', by, day) !== null) return;
      const severity: Severity =
        change !== null ? 'low' : self ? 'critical' : context.lists.hasChanges ? 'high' : 'medium';
      const record =
        change !== null
          ? `change record ${change}`
          : context.lists.hasChanges
            ? 'no change record covers it'
            : 'the case has no list of changes';
      tell({
        ...about(event, context),
        key: `${event.event}`,
        severity,
        says: `${self ? `${by} granted themself` : `${by} granted ${name}`} ${resource}; ${record}`,
        links: links(...about(event, context).links, ...(whom >= 0 ? [personLink(whom)] : []), [
          'network',
          event.network,
        ]),
      });
    };
  },
};
export default signal;
