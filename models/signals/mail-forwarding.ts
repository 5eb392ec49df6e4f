import { about, links } from './parts/about.ts';
import { isPerson } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import { domainsOf, isOwn, ownDomains } from './parts/own-domains.ts';
import type { FoldSignal } from './parts/signal.ts';
import { listed } from './parts/words.ts';

const signal: FoldSignal = {
  id: 'mail-forwarding',
  title: 'Mail forwarded outside',
  techniques: ['T1114.003'],
  weight: 35,
  needs: 'rules of mailboxes',
  tunables: {},
  // Mail tells which domains are the organisation's own.
  actions: ['mail-forwarded', 'email-sent'],
  sees: ({ action }) => action === 'mail-forwarded',
  begin: (context) => {
    const senders = ownDomains();
    return (event, tell) => {
      const bySenders = senders(event);
      if (event.action !== 'mail-forwarded' || event.failed || !isPerson(event)) return;
      const { who, resource, fromAddress, account } = event;
      const names = [context.nameOf(who), context.nameOf(-2 - account), fromAddress];
      const own = new Set([...bySenders, ...names.flatMap(domainsOf)]);
      const outside = domainsOf(resource).filter((domain) => !isOwn(domain, own));
      if (outside.length === 0 || isExpected('mail-forwarding', event, context, ...outside)) return;
      tell({
        ...about(event, context),
        key: `${who} ${resource}`,
        severity: 'high',
        says: `Mail is forwarded to ${resource}, outside the organisation (${listed(outside)})`,
        links: links(...about(event, context).links, ['network', event.network], ['session', event.session]),
      });
    };
  },
};
export default signal;
