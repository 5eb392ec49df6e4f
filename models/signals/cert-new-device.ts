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
import { hostKey, isPerson, type SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import { Known } from './parts/known.ts';
import type { FoldSignal, SignalContext } from './parts/signal.ts';
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
    const uses = usesOf(context);
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
      const { isNew, isNear, roams, id } = uses(event, place);
      const ownDesk = event.who >= 0 && desks.has(event.who, place, event.at, DESK_US);
      if (!isNew || isExpected('cert-new-device', event, context)) return;
      const why = ownDesk
        ? ', where they have signed in themselves'
        : roams
          ? ', with the TLS client that it always has'
          : '';
      tell({
        ...aboutCertificate(event, context),
        key: `${id} ${place} ${event.event}`,
        severity: ownDesk || roams ? 'low' : isNear ? 'medium' : 'high',
        did: `had a certificate used from ${placeInWords(event, context)}`,
        says: `Certificate ${subjectOf(event)} was used from ${placeInWords(event, context)}, for the first time in ${context.value('lookBack', event.role)} days${why}`,
      });
    };
  },
};
export default signal;

/** How a use is to the earlier ones of its certificate. */
interface Use {
  readonly id: number;
  /** From where it never came before, once enough is known. */
  readonly isNew: boolean;
  /** From another address of a network that it uses. */
  readonly isNear: boolean;
  /** A laptop at home or in a hotel: another address with the TLS client that it always has. */
  readonly roams: boolean;
}

/** Remembers where each certificate was used. An address counts as itself too: its host may not have been known at first. */
function usesOf(context: SignalContext): (event: SignalEvent, place: string) => Use {
  const known = { clients: new Known(), places: new Known(), networks: new Known(), addresses: new Known() };
  const subjects = new Subjects();
  return (event, place) => {
    const { at, role, network, ip, src, tlsClient } = event;
    const id = subjects.idOf(subjectOf(event));
    const lookBackUs = context.value('lookBack', role) * US_PER_DAY;
    const has = (of: Known, what: string) => what !== '' && of.has(id, what, at, lookBackUs);
    const learned = known.places.learned(
      id,
      at,
      context.value('learningDays', role),
      context.value('learningUses', role),
    );
    const use = {
      id,
      // Without a TLS client the place is the network itself.
      isNew: learned && !has(known.places, place) && !has(known.networks, place) && !has(known.addresses, ip),
      isNear: has(known.networks, network),
      roams: src < 0 && isPublic(ip) && has(known.clients, tlsClient),
    };
    known.places.add(id, place, at);
    if (tlsClient !== '') known.clients.add(id, tlsClient, at);
    if (network !== '') known.networks.add(id, network, at);
    if (ip !== '') known.addresses.add(id, ip, at);
    return use;
  };
}
