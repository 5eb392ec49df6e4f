import { US_PER_DAY } from '../domain/time.ts';
import {
  aboutCertificate,
  isUse,
  placeInWords,
  placeOfUse,
  Subjects,
  subjectOf,
} from './parts/certificates.ts';
import { isPublic } from '../domain/address.ts';
import { hostKey, isPerson } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import { Known } from './parts/known.ts';
import type { FoldSignal } from './parts/signal.ts';
import { learning, lookBack } from './parts/tunables.ts';

/** Who has signed in at a computer so lately may well have got it. */
const DESK_US = 7 * US_PER_DAY;

const signal: FoldSignal = {
  id: 'cert-new-device',
  title: 'Certificate used from a new device',
  techniques: ['T1649', 'T1552.004'],
  weight: 32,
  needs: 'uses of client certificates',
  tunables: {
    lookBack: lookBack(90),
    ...learning(14, 20, 'uses'),
  },
  actions: ['certificate-used', 'logged-on'],
  sees: isUse,
  begin: (context) => {
    const places = new Known();
    const subjects = new Subjects();
    /** When each person last sat at a host. */
    const desks = new Known();
    return (event, tell) => {
      if (event.action === 'logged-on') {
        if (isPerson(event) && !event.failed && event.computer >= 0)
          desks.add(event.who, hostKey(event.computer), event.at);
        return;
      }
      const place = placeOfUse(event);
      if (!isUse(event) || place === '') return;
      const { at, role, network } = event;
      const id = subjects.idOf(subjectOf(event));
      const lookBackUs = context.value('lookBack', role) * US_PER_DAY;
      // An address counts as itself too: its host may not have been known at first.
      const known = places.has(id, place, at, lookBackUs) || places.has(id, event.ip, at, lookBackUs);
      const near = network !== '' && places.has(id, network, at, lookBackUs);
      const learned = places.learned(
        id,
        at,
        context.value('learningDays', role),
        context.value('learningUses', role),
      );
      const client = `client ${event.tlsClient}`;
      // A laptop at home or in a hotel: another address with the TLS client that it always has.
      const roams =
        event.src < 0 &&
        event.tlsClient !== '' &&
        isPublic(event.ip) &&
        places.has(id, client, at, lookBackUs);
      if (event.tlsClient !== '') places.add(id, client, at);
      places.add(id, place, at);
      if (network !== '') places.add(id, network, at);
      if (event.ip !== '') places.add(id, event.ip, at);
      const ownDesk = event.who >= 0 && desks.has(event.who, place, at, DESK_US);
      if (known || !learned || isExpected('cert-new-device', event, context)) return;
      tell({
        ...aboutCertificate(event, context),
        key: `${id} ${place} ${event.event}`,
        severity: ownDesk || roams ? 'low' : near ? 'medium' : 'high',
        says: `Certificate ${subjectOf(event)} was used from ${placeInWords(event, context)}, for the first time in ${context.value('lookBack', role)} days${ownDesk ? ', where they have signed in themselves' : roams ? ', with the TLS client that it always has' : ''}`,
      });
    };
  },
};
export default signal;
