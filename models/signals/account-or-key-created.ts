import { US_PER_DAY } from '../domain/time.ts';
import { about, links } from './parts/about.ts';
import { Known } from './parts/known.ts';
import type { FoldSignal } from './parts/signal.ts';

const signal: FoldSignal = {
  id: 'account-or-key-created',
  title: 'Account or key created by somebody new to it',
  techniques: ['T1136', 'T1098.001'],
  weight: 25,
  needs: 'creations of accounts or keys',
  tunables: {
    lookBack: { title: 'Look-back', unit: 'days', value: 90, least: 7, most: 730 },
    learning: { title: 'Learning', unit: 'days of logs', value: 30, least: 0, most: 365 },
  },
  actions: ['account-created', 'key-created'],
  sees: () => true,
  begin: (context) => {
    const makers = new Known();
    let firstUs = Infinity;
    return (event, tell) => {
      const { who, at, role, action, day } = event;
      firstUs = Math.min(firstUs, at);
      if (event.failed || who === -1 || event.kind === 'machine' || event.kind === 'system') return;
      const known = makers.has(who, action, at, context.value('lookBack', role) * US_PER_DAY);
      makers.add(who, action, at);
      if (known || context.lists.allowed('account-or-key-created', context.nameOf(who), day) !== null) return;
      const short = at - firstUs < context.value('learning', role) * US_PER_DAY;
      const what = action === 'key-created' ? 'a key' : 'an account';
      const named = event.target !== -1 ? context.nameOf(event.target) : event.resource;
      const change = context.lists.change(named, context.nameOf(who), at);
      tell({
        ...about(event, context),
        key: `${who} ${event.event}`,
        severity: change !== null || short ? 'low' : 'medium',
        history: short ? 'short' : 'enough',
        says: `Created ${what}${named === '' ? '' : ` (${named})`}, which they had not done in ${context.value('lookBack', role)} days${change === null ? '' : `; change record ${change}`}`,
        links: links(...about(event, context).links, ['network', event.network]),
      });
    };
  },
};
export default signal;
