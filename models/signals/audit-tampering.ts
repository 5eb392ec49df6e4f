import { about, links } from './parts/about.ts';
import type { FoldSignal } from './parts/signal.ts';

const signal: FoldSignal = {
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
      says: `${what}${name === '' || name === event.resource ? '' : ` on ${name}`}${change === null ? '' : `; change record ${change}`}`,
      links: links(...about(event, context).links, ['network', event.network]),
    });
  },
};
export default signal;
