import { aboutCertificate, isUse, subjectOf } from './parts/certificates.ts';
import { isExpected } from './parts/expected.ts';
import { Hours } from './parts/hours.ts';
import type { FoldSignal } from './parts/signal.ts';
import { clock, percent } from './parts/words.ts';

const signal: FoldSignal = {
  id: 'cert-odd-hour',
  title: 'Certificate used at an odd hour',
  techniques: ['T1078'],
  weight: 12,
  needs: 'uses of client certificates',
  tunables: {
    share: { title: 'Hours used on less than', unit: '% of days', value: 3, least: 0.1, most: 20 },
    activeDays: { title: 'Learning', unit: 'active days', value: 20, least: 5, most: 200 },
  },
  actions: ['certificate-used'],
  sees: isUse,
  begin: (context) => {
    const hours = new Hours();
    const told = new Set<string>();
    return (event, tell) => {
      if (!isUse(event)) return;
      const { day, hour, role } = event;
      const subject = subjectOf(event);
      const share = hours.share(subject, day, hour, context.value('activeDays', role));
      hours.add(subject, day, hour);
      const key = `${subject} ${day}`;
      if (share * 100 >= context.value('share', role) || told.has(key)) return;
      if (context.lists.onDuty(event.who, event.at) || isExpected('cert-odd-hour', event, context)) return;
      told.add(key);
      tell({
        ...aboutCertificate(event, context),
        key,
        severity: 'low',
        says: `Certificate ${subject} was used at ${clock(hour)}, an hour at which it is used on ${percent(share)} of days`,
      });
    };
  },
};
export default signal;
