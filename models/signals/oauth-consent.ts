import { about, links } from './parts/about.ts';
import type { FoldSignal } from './parts/signal.ts';

const signal: FoldSignal = {
  id: 'oauth-consent',
  title: 'Consent for an application new to the organisation',
  techniques: ['T1528'],
  weight: 25,
  needs: 'consents',
  tunables: {},
  actions: ['consent-granted', 'app-signed-in'],
  sees: ({ action }) => action === 'consent-granted',
  begin: (context) => {
    const applications = new Set<string>();
    return (event, tell) => {
      const { who, resource, day } = event;
      if (event.failed || resource === '') return;
      const known = applications.has(resource);
      applications.add(resource);
      if (known || event.action !== 'consent-granted' || who === -1) return;
      if (context.lists.allowed('oauth-consent', resource, day) !== null) return;
      tell({
        ...about(event, context),
        key: `${who} ${resource}`,
        severity: 'medium',
        says: `Consented to ${resource}, the first in the organisation`,
        links: links(...about(event, context).links, ['network', event.network]),
      });
    };
  },
};
export default signal;
