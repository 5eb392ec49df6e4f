import { US_PER_DAY } from '../domain/time.ts';
import { about, links } from './parts/about.ts';
import { isExpected } from './parts/expected.ts';
import { isPerson } from './parts/event.ts';
import { Known } from './parts/known.ts';
import type { FoldSignal } from './parts/signal.ts';
import { learning, lookBack } from './parts/tunables.ts';

const signal: FoldSignal = {
  id: 'new-device',
  title: 'Sign-in from a new device',
  techniques: ['T1078'],
  weight: 12,
  needs: 'sign-ins with a device or a browser',
  tunables: {
    lookBack: lookBack(60),
    ...learning(14, 10, 'sign-ins'),
  },
  actions: ['logged-on', 'app-signed-in'],
  sees: ({ device }) => device !== '',
  begin: (context) => {
    const ids = new Known();
    const agents = new Known();
    return (event, tell) => {
      const { who, at, role, device, agent } = event;
      if (event.failed || !isPerson(event) || device === '') return;
      // A device without an id is known by its system and browser, whatever else was seen of it.
      const devices = device === agent ? agents : ids;
      const lookBackDays = context.value('lookBack', role);
      const known = devices.has(who, device, at, lookBackDays * US_PER_DAY);
      const learned = devices.learned(
        who,
        at,
        context.value('learningDays', role),
        context.value('learningUses', role),
      );
      if (device !== agent) ids.add(who, device, at);
      if (agent !== '') agents.add(who, agent, at);
      if (known || !learned || isExpected('new-device', event, context)) return;
      const kind = agent === '' || agent === device ? device : agent;
      tell({
        ...about(event, context),
        key: `${who} ${device} ${event.event}`,
        severity: 'medium',
        says: `First sign-in from this device in ${lookBackDays} days: ${kind}`,
        links: links(...about(event, context).links, ['device', device]),
      });
    };
  },
};
export default signal;
