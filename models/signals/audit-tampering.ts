import { about, links } from './parts/about.ts';
import type { LogGap, LogSignal } from './parts/log-gaps.ts';
import type { SignalContext, Tell } from './parts/signal.ts';
import { plural, span } from './parts/words.ts';

const signal: LogSignal = {
  id: 'audit-tampering',
  title: 'Logging cleared, stopped or changed',
  techniques: ['T1070.001', 'T1562'],
  weight: 40,
  needs: 'records of logs themselves',
  tunables: {},
  actions: ['log-cleared', 'audit-policy-changed', 'log-stopped'],
  sees: () => true,
  begin: (context) => (event, tell) => {
    const { who, at, action, computer, code, day } = event;
    if (event.failed) return;
    // 6006: the log service stops with its computer.
    if (action === 'log-stopped' && code === 6006) return;
    if (action === 'audit-policy-changed' && (event.kind === 'system' || event.kind === 'machine')) return;
    const name = computer >= 0 ? context.hostName(computer) : event.resource;
    if (context.lists.allowed('audit-tampering', name, day) !== null) return;
    const change = context.lists.change(name, context.nameOf(who), at);
    const what =
      action === 'log-cleared'
        ? `Cleared the log${event.resource === '' ? '' : ` ${event.resource}`}`
        : action === 'log-stopped'
          ? `Stopped or changed logging (${event.channel})`
          : 'Changed what is audited';
    tell({
      ...about(event, context),
      key: `${event.event}`,
      severity: change !== null ? 'low' : action === 'audit-policy-changed' ? 'medium' : 'high',
      history: 'none',
      did: what.charAt(0).toLowerCase() + what.slice(1),
      says: `${what}${name === '' || name === event.resource ? '' : ` on ${name}`}${change === null ? '' : `; change record ${change}`}`,
      links: links(
        ...about(event, context).links,
        ['host', computer >= 0 ? String(computer) : ''],
        ['network', event.network],
      ),
    });
  },
  gaps: (context) => (gap, tell) => hole(gap, context, tell),
};
export default signal;

/** Nobody is named: a hole says nothing of who made it. */
function hole(gap: LogGap, context: SignalContext, tell: Tell): void {
  const { kind, host, channel, fromUs, toUs, day, events, missing, seen } = gap;
  const name = context.hostName(host);
  if (context.lists.allowed('audit-tampering', name, day) !== null) return;
  const change = context.lists.change(name, name, fromUs);
  const what =
    kind === 'numbers'
      ? `${plural(missing, 'record')} of ${channel} on ${name} are missing by their numbers, within ${span(toUs - fromUs)}`
      : `${channel} on ${name} was silent for ${span(toUs - fromUs)}, where the lowest week before had ${plural(missing, 'record')}; others saw the host ${plural(seen, 'time')} meanwhile, and no shutdown is recorded`;
  tell({
    key: `${kind} ${host} ${channel} ${toUs}`,
    entity: { kind: 'host', id: host, name },
    person: null,
    startUs: fromUs,
    endUs: toUs,
    severity: change !== null ? 'low' : kind === 'numbers' ? 'high' : 'medium',
    history: kind === 'numbers' ? 'none' : 'enough',
    did:
      kind === 'numbers'
        ? `lost ${plural(missing, 'record')} of ${channel}`
        : `fell silent for ${span(toUs - fromUs)}`,
    says: `${what}${change === null ? '' : `; change record ${change}`}`,
    events,
    links: [['host', String(host)]],
  });
}
