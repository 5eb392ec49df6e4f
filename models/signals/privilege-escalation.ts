import { grantedLevel } from '../graph/privileges/granted.ts';
import type { PrivilegeLevel } from '../domain/privilege.ts';
import type { Severity } from '../domain/signal.ts';
import { about, links, personLink } from './parts/about.ts';
import type { SignalEvent } from './parts/event.ts';
import type { FoldSignal, SignalLists } from './parts/signal.ts';

/** Level that a grant gives. */
const levelOf = ({ action, resource, fromAddress, code }: SignalEvent): PrivilegeLevel =>
  grantedLevel({
    group: action === 'group-member-added',
    name: resource,
    sid: fromAddress,
    atController: code !== 4732,
  });

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
    const raises = heldLevels();
    return (event, tell) => {
      const { who, at, day, resource } = event;
      const whom = event.target === -1 ? who : event.target;
      if (event.failed || whom === -1 || !raises(event, whom)) return;
      const self = whom === who;
      const [by, name] = [context.nameOf(who), context.nameOf(whom)];
      const change = context.lists.change(name, by, at);
      if (change !== null && !self) return;
      if (context.lists.allowed('privilege-escalation', by, day) !== null) return;
      tell({
        ...about(event, context),
        key: `${event.event}`,
        severity: severityOf(change, self, context.lists),
        says: `${self ? `${by} granted themself` : `${by} granted ${name}`} ${resource}; ${recordOf(change, context.lists)}`,
        links: links(...about(event, context).links, ...(whom >= 0 ? [personLink(whom)] : []), [
          'network',
          event.network,
        ]),
      });
    };
  },
};
export default signal;

/** Remembers what everybody holds; true for a grant that raises somebody above it. */
function heldLevels(): (event: SignalEvent, whom: number) => boolean {
  const held = new Map<number, Map<string, PrivilegeLevel>>();
  return (event, whom) => {
    const { action, resource } = event;
    const level = levelOf(event);
    if (level === 0) return false;
    const levels = held.get(whom) ?? new Map<string, PrivilegeLevel>();
    held.set(whom, levels);
    const had = Math.max(0, ...levels.values());
    if (action === 'group-member-removed' || action === 'role-revoked') {
      levels.delete(resource);
      return false;
    }
    levels.set(resource, level);
    return had < level;
  };
}

const severityOf = (change: string | null, self: boolean, { hasChanges }: SignalLists): Severity =>
  change !== null ? 'low' : self ? 'critical' : hasChanges ? 'high' : 'medium';

function recordOf(change: string | null, { hasChanges }: SignalLists): string {
  if (change !== null) return `change record ${change}`;
  return hasChanges ? 'no change record covers it' : 'the case has no list of changes';
}
