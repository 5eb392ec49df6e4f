import { US_PER_DAY } from '../domain/time.ts';
import { about, links, personLink } from './parts/about.ts';
import { isExpected } from './parts/expected.ts';
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
      const { who, at, role, action, target } = event;
      firstUs = Math.min(firstUs, at);
      if (event.failed || who === -1 || event.kind === 'machine' || event.kind === 'system') return;
      const known = makers.has(who, action, at, context.value('lookBack', role) * US_PER_DAY);
      makers.add(who, action, at);
      const named = target !== -1 ? context.nameOf(target) : event.resource;
      if (known || isExpected('account-or-key-created', event, context, named)) return;
      const short = at - firstUs < context.value('learning', role) * US_PER_DAY;
      const what = action === 'key-created' ? 'a key' : 'an account';
      const change = context.lists.change(named, context.nameOf(who), at);
      tell({
        ...about(event, context),
        key: `${who} ${event.event}`,
        severity: change !== null || short ? 'low' : 'medium',
        history: short ? 'short' : 'enough',
        says: `Created ${what}${named === '' ? '' : ` (${named})`}, which they had not done in ${context.value('lookBack', role)} days${change === null ? '' : `; change record ${change}`}${short ? '; the logs began too lately to know' : ''}`,
        links: links(
          ...about(event, context).links,
          ...(target >= 0 ? [personLink(target)] : []),
          ['network', event.network],
          ['session', event.session],
        ),
      });
    };
  },
};
export default signal;
