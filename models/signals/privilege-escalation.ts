import { SELF_UNSAID } from '../graph/privileges/granted.ts';
import type { Severity } from '../domain/signal.ts';
import { about, links, personLink } from './parts/about.ts';
import type { SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import { grantedLevels } from './parts/granted-levels.ts';
import type { FoldSignal, SignalLists } from './parts/signal.ts';

/** Who gets it; −1 where that is a role or a group of a cloud, or the record does not say. */
const granteeOf = ({ target, who, channel }: SignalEvent): number =>
  target === -1 && SELF_UNSAID.test(channel.toLowerCase()) ? who : target;

/** A ticket's number in what was written beside the grant: anybody can write one. */
const TICKET = /\b(?:CHG|RFC|REQ|RITM|INC|SCTASK|TASK|[A-Z]{2,10}-)\d{2,}\b/;
const LESS: Readonly<Record<Severity, Severity>> = {
  critical: 'high',
  high: 'medium',
  medium: 'low',
  low: 'low',
};

const signal: FoldSignal = {
  id: 'privilege-escalation',
  title: 'Privileges granted',
  techniques: ['T1098', 'T1078.002'],
  weight: 45,
  needs: 'grants of groups or roles',
  tunables: {},
  actions: ['group-member-added', 'role-granted', 'group-member-removed', 'role-revoked', 'account-deleted'],
  sees: ({ action }) => action === 'group-member-added' || action === 'role-granted',
  begin: (context) => {
    const raises = grantedLevels(context.nameOf);
    return (event, tell) => {
      const { who, at, resource, detail } = event;
      const whom = granteeOf(event);
      if (event.failed || who === -1 || raises(event, whom) === 0) return;
      const self = whom === who;
      const [by, name] = [context.nameOf(who), whom === -1 ? '' : context.nameOf(whom)];
      const change = context.lists.change(name, by, at);
      if (change !== null && !self) return;
      if (isExpected('privilege-escalation', event, context, name)) return;
      const ticket = change === null ? (TICKET.exec(detail)?.[0] ?? null) : null;
      const severity = severityOf(change, self, context.lists);
      const noted = ticket === null ? '' : `, though ${ticket} is written beside it`;
      tell({
        ...about(event, context),
        key: `${event.event}`,
        severity: ticket === null ? severity : LESS[severity],
        says: `${self ? `${by} granted themself` : `${by} granted ${name === '' ? 'a role, a group or somebody unnamed' : name}`} ${resource}; ${recordOf(change, context.lists)}${noted}`,
        links: links(...about(event, context).links, ...(whom >= 0 ? [personLink(whom)] : []), [
          'network',
          event.network,
        ]),
      });
    };
  },
};
export default signal;

const severityOf = (change: string | null, self: boolean, { hasChanges }: SignalLists): Severity =>
  change !== null ? 'low' : self ? 'critical' : hasChanges ? 'high' : 'medium';

function recordOf(change: string | null, { hasChanges }: SignalLists): string {
  if (change !== null) return `change record ${change}`;
  return hasChanges ? 'no change record covers it' : 'the case has no list of changes';
}
