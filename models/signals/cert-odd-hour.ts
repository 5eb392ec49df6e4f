import { aboutCertificate, isUse, Subjects, subjectOf } from './parts/certificates.ts';
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
    const subjects = new Subjects();
    const told = new Set<string>();
    return (event, tell) => {
      if (!isUse(event)) return;
      const { day, hour, role } = event;
      const subject = subjectOf(event);
      const id = subjects.idOf(subject);
      const share = hours.share(id, day, hour, context.value('activeDays', role));
      hours.add(id, day, hour);
      if (share * 100 >= context.value('share', role)) return;
      const key = `${subject} ${day}`;
      if (told.has(key)) return;
      if (context.lists.onDuty(event.who, event.at) || isExpected('cert-odd-hour', event, context)) return;
      told.add(key);
      tell({
        ...aboutCertificate(event, context),
        key,
        severity: 'low',
        did: `had a certificate used at ${clock(hour)}`,
        says: `Certificate ${subject} was used at ${clock(hour)}, an hour at which it is used on ${percent(share)} of days`,
      });
    };
  },
};
export default signal;
