import type { SignalId } from '../domain/signal.ts';
import { US_PER_DAY, US_PER_HOUR } from '../domain/time.ts';
import { about, links, personLink } from './parts/about.ts';
import { isPerson, placeOf } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import { SIGN_INS } from './parts/sign-in-history.ts';
import type { FoldSignal } from './parts/signal.ts';
import { listed, span } from './parts/words.ts';

const BEFORE: readonly SignalId[] = [
  'impossible-travel',
  'unfamiliar-place',
  'risky-network',
  'new-device',
  'failed-then-success',
  'credential-stuffing',
  'password-spray',
  'mfa-fatigue',
  'session-hijack',
  'dormant-account',
];

const signal: FoldSignal = {
  id: 'mfa-method-added',
  title: 'MFA method added',
  techniques: ['T1098.005'],
  weight: 35,
  needs: 'changes of MFA methods',
  tunables: {
    after: { title: 'After another signal', unit: 'hours', value: 24, least: 1, most: 720 },
    settling: { title: 'New accounts enrol within', unit: 'days', value: 14, least: 0, most: 90 },
  },
  actions: [...SIGN_INS, 'mfa-method-added'],
  reads: BEFORE,
  sees: ({ action }) => action === 'mfa-method-added',
  begin: (context) => {
    const history = context.signIns;
    return (event, tell) => {
      if (!isPerson(event)) return;
      if (event.action !== 'mfa-method-added') {
        history.add(event);
        return;
      }
      const { who, at, role } = event;
      const whose = event.target >= 0 ? event.target : who;
      const since = Math.min(at, history.sinceUs(whose));
      const found = history.strange(event, at - context.value('after', role) * US_PER_HOUR);
      // Another network of a known place is a phone that left the Wi-Fi.
      const strange = placeOf(event) === '' ? found : found.filter((what) => !what.startsWith('network '));
      const signalAt = context.recent(whose);
      const after = at - signalAt <= context.value('after', role) * US_PER_HOUR;
      const settling = at - since < context.value('settling', role) * US_PER_DAY;
      const none = strange.length === 0;
      if (((settling || none) && !after) || (settling && none)) return;
      if (isExpected('mfa-method-added', event, context)) return;
      tell({
        ...about(event, context),
        key: `${who} ${event.event}`,
        severity: after ? 'high' : 'medium',
        did: 'registered a new sign-in method',
        says: after
          ? `Registered a new sign-in method ${span(at - signalAt)} after another signal${strange.length > 0 ? `, from ${listed(strange)} never used before` : ''}`
          : `Registered a new sign-in method from what was never used before: ${listed(strange)}`,
        links: links(
          ...about(event, context).links,
          ...(whose >= 0 && whose !== who ? [personLink(whose)] : []),
          ['network', event.network],
          ['device', event.device],
        ),
      });
    };
  },
};
export default signal;
