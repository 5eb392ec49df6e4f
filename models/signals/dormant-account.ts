import { US_PER_DAY } from '../domain/time.ts';
import { about, links } from './parts/about.ts';
import { ByWho } from './parts/by-who.ts';
import { deviceOf, isPerson, isSignIn } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import { SIGN_INS } from './parts/sign-in-history.ts';
import type { FoldSignal } from './parts/signal.ts';
import { listed, span } from './parts/words.ts';

const signal: FoldSignal = {
  id: 'dormant-account',
  title: 'A dormant account comes back',
  techniques: ['T1078'],
  weight: 18,
  needs: 'sign-ins',
  tunables: {
    silence: { title: 'Silent for', unit: 'days', value: 180, least: 7, most: 730 },
  },
  actions: SIGN_INS,
  sees: isSignIn,
  begin: (context) => {
    const last = new ByWho<number>();
    const history = context.signIns;
    let firstUs = Infinity;
    return (event, tell) => {
      const { who, account, at, role } = event;
      if (!isPerson(event) || !isSignIn(event)) return;
      firstUs = Math.min(firstUs, at);
      const silent = at - (last.get(account) ?? at);
      last.set(account, at);
      history.add(event);
      const longUs = Math.min(
        context.value('silence', role) * US_PER_DAY,
        Math.max(30 * US_PER_DAY, (at - firstUs) / 2),
      );
      if (silent < longUs || isExpected('dormant-account', event, context)) return;
      const device = deviceOf(event);
      const ownDevice = device !== '' && history.devices.before(who, device, at);
      const strange = ownDevice ? [] : history.strange(event);
      const from =
        strange.length > 0 ? `, from ${listed(strange)} never used before` : ', from their usual device';
      tell({
        ...about(event, context),
        key: `${account} ${event.event}`,
        severity: strange.length > 0 ? 'high' : 'low',
        did: `came back after ${span(silent)} of silence`,
        says: `Signed in after ${span(silent)} of silence${from}`,
        links: links(...about(event, context).links, ['network', event.network], ['device', event.device]),
      });
    };
  },
};
export default signal;
