import { about, evidence, links } from './parts/about.ts';
import type { Severity } from '../domain/signal.ts';
import { US_PER_DAY, US_PER_SECOND } from '../domain/time.ts';
import { ByWho } from './parts/by-who.ts';
import { deviceOf, isFailedSignIn, isPerson, isSignIn, placeOf, type SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import { SIGN_INS } from './parts/sign-in-history.ts';
import type { FoldSignal } from './parts/signal.ts';
import { listed, plural, span } from './parts/words.ts';

const NONE: readonly SignalEvent[] = [];

const marksOf = (event: SignalEvent) => [placeOf(event), event.network, deviceOf(event)];
/** Place, network and device that two sign-ins have in common. */
const sharedBy = (a: SignalEvent, b: SignalEvent) => {
  const marks = marksOf(b);
  return marksOf(a).filter((mark, i) => mark !== '' && mark === marks[i]);
};

/** Who is known for less may well be at home there. */
const LEARNED_US = 7 * US_PER_DAY;

/** A new device in a known network: more likely its owner, who has yet to learn its keys. */
const severityOf = (strange: readonly string[], knownUs: number): Severity =>
  strange.length === 1 && strange[0] === 'a device' ? 'low' : knownUs < LEARNED_US ? 'medium' : 'high';

const signal: FoldSignal = {
  id: 'failed-then-success',
  title: 'Failed sign-ins, then success',
  techniques: ['T1110'],
  weight: 35,
  needs: 'failed sign-ins',
  tunables: {
    failures: { title: 'Failures', unit: 'failures', value: 3, least: 2, most: 100 },
    window: { title: 'Within', unit: 'minutes', value: 30, least: 1, most: 1440 },
  },
  actions: [...SIGN_INS, 'logon-failed', 'preauthentication-failed'],
  sees: isFailedSignIn,
  begin: (context) => {
    const failures = new ByWho<readonly SignalEvent[]>();
    const history = context.signIns;
    return (event, tell) => {
      if (!isPerson(event)) return;
      const { who, at, role } = event;
      const from = at - context.value('window', role) * 60 * US_PER_SECOND;
      if (isFailedSignIn(event)) {
        failures.set(who, [...(failures.get(who) ?? NONE).filter((one) => one.at >= from), event]);
        return;
      }
      if (!isSignIn(event)) return;
      history.add(event);
      const recent = (failures.get(who) ?? NONE).filter((one) => one.at >= from);
      if (recent.length < context.value('failures', role)) return;
      const first = recent.find((one) => sharedBy(one, event).length > 0);
      const unknown = first ? marksOf(event).filter((mark) => history.isStrange(event, mark, first.at)) : [];
      // Only what the failures came from, too, tells them from the person's own.
      const alike = recent.filter((one) => sharedBy(one, event).some((mark) => unknown.includes(mark)));
      const strange = first ? history.strange(event, first.at) : [];
      const since = Math.min(at, history.sinceUs(who));
      const ownDevice =
        event.device !== event.agent && history.devices.before(who, event.device, first?.at ?? at);
      const [began] = alike;
      if (!began || alike.length < context.value('failures', role) || ownDevice) return;
      failures.delete(who);
      if (isExpected('failed-then-success', event, context)) return;
      tell({
        ...about(event, context),
        key: `${who} ${event.event}`,
        startUs: began.at,
        severity: severityOf(strange, at - since),
        history: since === at ? 'none' : at - since < LEARNED_US ? 'short' : 'enough',
        did: `got in after ${plural(alike.length, 'failed sign-in')}`,
        says: `${plural(alike.length, 'failed sign-in')} in ${span(at - began.at)}, then a success from what was never used before: ${listed(strange)}${since === at ? '; there is no history to compare with' : ''}`,
        events: evidence([...alike.map((one) => one.event), event.event]),
        links: links(...about(event, context).links, ['network', event.network], ['device', deviceOf(event)]),
      });
    };
  },
};
export default signal;
