import { US_PER_DAY } from '../domain/time.ts';
import { about, links } from './parts/about.ts';
import { isPerson } from './parts/event.ts';
import { Known } from './parts/known.ts';
import type { FoldSignal } from './parts/signal.ts';

const signal: FoldSignal = {
  id: 'first-privileged-use',
  title: 'First use of special privileges',
  techniques: ['T1078.003', 'T1548'],
  weight: 15,
  needs: 'special privileges, sudo or assumed roles',
  tunables: {
    lookBack: { title: 'Look-back', unit: 'days', value: 90, least: 7, most: 730 },
    learning: { title: 'Learning', unit: 'days', value: 30, least: 0, most: 365 },
  },
  actions: ['special-privileges', 'role-assumed', 'logged-on', 'app-signed-in', 'remote-logon'],
  sees: ({ action }) => action === 'special-privileges' || action === 'role-assumed',
  begin: (context) => {
    const used = new Known();
    return (event, tell) => {
      const { who, at, role, action, computer, resource } = event;
      if (event.failed || !isPerson(event)) return;
      if (action !== 'special-privileges' && action !== 'role-assumed') {
        used.add(who, 'signed in', at);
        return;
      }
      const known = used.has(who, action, at, context.value('lookBack', role) * US_PER_DAY);
      const learned = used.learned(who, at, context.value('learning', role), Infinity);
      used.add(who, action, at);
      if (known || !learned) return;
      const where = action === 'role-assumed' ? resource : computer >= 0 ? context.hostName(computer) : '';
      tell({
        ...about(event, context),
        key: `${who} ${event.event}`,
        severity: 'medium',
        says: `First ${action === 'role-assumed' ? 'assumed role' : 'special privileges'} in ${context.value('lookBack', role)} days${where === '' ? '' : `: ${where}`}`,
        links: links(...about(event, context).links),
      });
    };
  },
};
export default signal;
