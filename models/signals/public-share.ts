import { about, links } from './parts/about.ts';
import { isExpected } from './parts/expected.ts';
import type { FoldSignal } from './parts/signal.ts';

const signal: FoldSignal = {
  id: 'public-share',
  title: 'Made public or shared outside',
  techniques: ['T1537', 'T1567'],
  weight: 40,
  needs: 'changes of sharing',
  tunables: {},
  actions: ['shared-outside'],
  sees: () => true,
  begin: (context) => {
    const shared = new Set<string>();
    return (event, tell) => {
      const { who, resource, channel } = event;
      if (event.failed || who === -1 || shared.has(resource)) return;
      if (isExpected('public-share', event, context)) return;
      if (resource !== '') shared.add(resource);
      tell({
        ...about(event, context),
        key: `${who} ${event.event}`,
        severity: 'high',
        did: `made ${resource === '' ? 'something' : resource} public or shared it outside`,
        says: `${resource === '' ? 'Something' : resource} was made public or shared outside${channel === '' ? '' : ` (${channel})`}`,
        links: links(...about(event, context).links, ['network', event.network]),
      });
    };
  },
};
export default signal;
