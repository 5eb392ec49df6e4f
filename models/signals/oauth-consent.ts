import { US_PER_DAY, US_PER_SECOND } from '../domain/time.ts';
import { about, links } from './parts/about.ts';
import { isExpected } from './parts/expected.ts';
import type { FoldSignal } from './parts/signal.ts';
import { listed } from './parts/words.ts';

/** Rights over mail, files and the directory, as Microsoft and Google name them. */
const WIDE =
  /[\w./:-]*(?:mail|ews|imap|files|sites|drive|directory|user\.read(?:write)?\.all|group\.read(?:write)?|full_access)[\w./:-]*/gi;
/** The address that one signs in with. */
const OWN_ADDRESS = /(?:^|[/.:])email$/i;
/** Consents for several resources are a record each. */
const AT_ONCE_US = 60 * US_PER_SECOND;
/** The organisation's first consents are all new. */
const LEARNING_DAYS = 14;

const signal: FoldSignal = {
  id: 'oauth-consent',
  title: 'Consent to a new application',
  techniques: ['T1528'],
  weight: 25,
  needs: 'consents',
  tunables: {
    learning: { title: 'Learning', unit: 'days of logs', value: LEARNING_DAYS, least: 0, most: 180 },
  },
  actions: ['consent-granted', 'app-signed-in'],
  sees: ({ action }) => action === 'consent-granted',
  begin: (context) => {
    const knownFrom = new Map<string, number>();
    let firstUs = Infinity;
    return (event, tell) => {
      const { who, at, role, detail } = event;
      const resource = event.resource.toLowerCase();
      firstUs = Math.min(firstUs, at);
      if (event.failed || resource === '') return;
      const wide = [...new Set(detail.match(WIDE) ?? [])].filter((right) => !OWN_ADDRESS.test(right));
      const narrow = event.action === 'consent-granted' && detail !== '' && wide.length === 0;
      const from = knownFrom.get(resource);
      knownFrom.set(resource, Math.min(from ?? Infinity, narrow ? at + AT_ONCE_US : at));
      if ((from !== undefined && from <= at) || event.action !== 'consent-granted' || who === -1) return;
      if (narrow || isExpected('oauth-consent', event, context)) return;
      const short = at - firstUs < context.value('learning', role) * US_PER_DAY;
      const rights = detail === '' ? 'the record does not say for what' : `for ${listed(wide)}`;
      tell({
        ...about(event, context),
        key: `${who} ${event.resource}`,
        severity: wide.length > 0 && !short ? 'high' : short ? 'low' : 'medium',
        history: short ? 'short' : 'enough',
        did: `consented to the new application ${event.resource}`,
        says: `Consented to ${event.resource}, the first in the organisation; ${rights}${short ? '; the logs began too lately to know' : ''}`,
        links: links(...about(event, context).links, ['network', event.network], ['session', event.session]),
      });
    };
  },
};
export default signal;
