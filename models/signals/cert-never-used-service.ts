import { US_PER_DAY } from '../domain/time.ts';
import { aboutCertificate, isUse, Subjects, subjectOf } from './parts/certificates.ts';
import { isExpected } from './parts/expected.ts';
import { Known } from './parts/known.ts';
import { Peers } from './parts/peers.ts';
import type { FoldSignal } from './parts/signal.ts';
import { percent, plural, shortHost } from './parts/words.ts';

/** A service that nobody used before this many days ago is new to everyone. */
const NEW_DAYS = 7;

const signal: FoldSignal = {
  id: 'cert-never-used-service',
  title: 'Certificate at a new service',
  techniques: ['T1078'],
  weight: 15,
  needs: 'uses of client certificates with a service',
  tunables: {
    lookBack: { title: 'Look-back', unit: 'days', value: 60, least: 7, most: 730 },
    learningDays: { title: 'Learning', unit: 'days', value: 14, least: 0, most: 180 },
    peers: { title: 'Used by less than', unit: '% of peers', value: 5, least: 0, most: 50 },
  },
  actions: ['certificate-used'],
  sees: (event) => isUse(event) && event.resource !== '',
  begin: (context) => {
    const services = new Known();
    const subjects = new Subjects();
    const peers = new Peers(context.value('lookBack'));
    const since = new Map<string, number>();
    return (event, tell) => {
      if (!isUse(event) || event.resource === '') return;
      const { at, role, resource } = event;
      const id = subjects.idOf(subjectOf(event));
      peers.seen(id, role, at);
      const known = services.has(id, resource, at, context.value('lookBack', role) * US_PER_DAY);
      const learned = services.learned(id, at, context.value('learningDays', role), Infinity);
      const use = known ? null : peers.of(id, role, resource, at);
      services.add(id, resource, at);
      peers.used(id, resource, at);
      if (!use) return;
      const firstUs = since.get(resource) ?? at;
      since.set(resource, firstUs);
      if (!learned || at - firstUs < NEW_DAYS * US_PER_DAY) return;
      if (use.share * 100 >= context.value('peers', role)) return;
      if (isExpected('cert-never-used-service', event, context)) return;
      const others = use.byRole
        ? `${percent(use.share)} of its peers do`
        : `${plural(use.others, 'other certificate')} of the organisation ${use.others === 1 ? 'does' : 'do'}`;
      tell({
        ...aboutCertificate(event, context),
        key: `${id} ${resource}`,
        severity: 'medium',
        did: `presented a certificate to ${shortHost(resource)} for the first time`,
        says: `Certificate ${subjectOf(event)} was presented to ${resource}, which it never used and ${others}`,
      });
    };
  },
};
export default signal;
