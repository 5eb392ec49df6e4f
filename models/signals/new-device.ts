import { US_PER_DAY } from '../domain/time.ts';
import { about, links } from './parts/about.ts';
import { isPerson } from './parts/event.ts';
import { Known } from './parts/known.ts';
import type { FoldSignal } from './parts/signal.ts';

const signal: FoldSignal = {
  id: 'new-device',
  title: 'Sign-in from a new device',
  techniques: ['T1078'],
  weight: 12,
  needs: 'sign-ins with a device or a browser',
  tunables: {
    lookBack: { title: 'Look-back', unit: 'days', value: 60, least: 7, most: 730 },
    learningDays: { title: 'Learning', unit: 'days', value: 14, least: 0, most: 180 },
    learningUses: {
      title: 'Learning, or so many sign-ins',
      unit: 'sign-ins',
      value: 10,
      least: 1,
      most: 1000,
    },
  },
  actions: ['logged-on', 'app-signed-in'],
  sees: ({ device }) => device !== '',
  begin: (context) => {
    const devices = new Known();
    return (event, tell) => {
      const { who, at, role, device, agent } = event;
      if (event.failed || !isPerson(event) || device === '') return;
      const lookBack = context.value('lookBack', role);
      const known = devices.has(who, device, at, lookBack * US_PER_DAY);
      const learned = devices.learned(
        who,
        at,
        context.value('learningDays', role),
        context.value('learningUses', role),
      );
      devices.add(who, device, at);
      if (known || !learned) return;
      const likeAnother =
        agent !== '' && agent !== device && devices.has(who, `like ${agent}`, at, lookBack * US_PER_DAY);
      devices.add(who, `like ${agent}`, at);
      const kind = agent === '' || agent === device ? device : agent;
      tell({
        ...about(event, context),
        key: `${who} ${device} ${event.event}`,
        severity: likeAnother ? 'low' : 'medium',
        says: `First sign-in from this device in ${lookBack} days: ${kind}`,
        links: links(...about(event, context).links, ['device', device]),
      });
    };
  },
};
export default signal;
