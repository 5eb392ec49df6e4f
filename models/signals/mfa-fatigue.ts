import { US_PER_SECOND } from '../domain/time.ts';
import { about, evidence, links } from './parts/about.ts';
import { isPerson, type SignalEvent } from './parts/event.ts';
import type { FoldSignal } from './parts/signal.ts';
import { plural, span } from './parts/words.ts';

const signal: FoldSignal = {
  id: 'mfa-fatigue',
  title: 'MFA fatigue',
  techniques: ['T1621'],
  weight: 45,
  needs: 'MFA challenges',
  tunables: {
    challenges: { title: 'Challenges or refusals', unit: 'challenges', value: 5, least: 2, most: 100 },
    window: { title: 'Within', unit: 'minutes', value: 15, least: 1, most: 240 },
  },
  actions: ['mfa-challenged', 'mfa-refused', 'mfa-verified'],
  sees: ({ action }) => action === 'mfa-challenged' || action === 'mfa-refused',
  begin: (context) => {
    const asked = new Map<number, SignalEvent[]>();
    return (event, tell) => {
      if (!isPerson(event)) return;
      const { who, at, role } = event;
      const from = at - context.value('window', role) * 60 * US_PER_SECOND;
      const before = (asked.get(who) ?? []).filter((one) => one.at >= from);
      const approved = event.action === 'mfa-verified' && !event.failed;
      const all = [...before, event];
      const challenges = all.filter((one) => one.action === 'mfa-challenged').length;
      const refusals = all.filter((one) => one.action === 'mfa-refused').length;
      asked.set(who, approved ? [] : all);
      const count = Math.max(challenges, refusals);
      const first = all[0] ?? event;
      // An approved push was itself one of the challenges.
      if (count - Number(approved && challenges >= refusals) < context.value('challenges', role)) return;
      tell({
        ...about(event, context),
        key: `${who} ${first.event}`,
        startUs: first.at,
        severity: approved ? 'critical' : 'low',
        says: `${plural(count, refusals > challenges ? 'refusal' : 'push challenge')} in ${span(at - first.at)}${approved ? ', then an approval' : ', none approved'}`,
        events: evidence(all.map((one) => one.event)),
        links: links(...about(event, context).links, ['network', event.network]),
      });
    };
  },
};
export default signal;
