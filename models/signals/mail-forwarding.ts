import { about } from './parts/about.ts';
import { isPerson } from './parts/event.ts';
import type { FoldSignal } from './parts/signal.ts';

const domainOf = (address: string) => (address.split('@')[1] ?? '').toLowerCase();

const signal: FoldSignal = {
  id: 'mail-forwarding',
  title: 'Mail forwarded outside',
  techniques: ['T1114.003'],
  weight: 35,
  needs: 'rules of mailboxes',
  tunables: {},
  actions: ['mail-forwarded'],
  sees: () => true,
  begin: (context) => (event, tell) => {
    if (event.failed || !isPerson(event)) return;
    const to = domainOf(event.resource);
    if (to === '' || to === domainOf(context.nameOf(event.who)) || to === domainOf(event.fromAddress)) return;
    if (context.lists.allowed('mail-forwarding', to, event.day) !== null) return;
    tell({
      ...about(event, context),
      key: `${event.who} ${event.resource}`,
      severity: 'high',
      says: `Mail is forwarded to ${event.resource}, outside the organisation`,
    });
  },
};
export default signal;
