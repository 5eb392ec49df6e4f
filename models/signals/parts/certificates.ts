import type { Observation } from '../../domain/signal.ts';
import { about, links } from './about.ts';
import { hostKey, type SignalEvent } from './event.ts';
import type { SignalContext } from './signal.ts';

/** Whose certificate it is: its subject, which outlives a renewal; else its fingerprint. */
export const subjectOf = ({ certificateSubject, certificate }: SignalEvent): string =>
  certificateSubject === '' ? certificate : certificateSubject;

/** Where it was used: the host, else the network with the fingerprint of the TLS client. */
export const placeOfUse = ({
  src,
  network,
  tlsClient,
}: Pick<SignalEvent, 'src' | 'network' | 'tlsClient'>): string =>
  src >= 0 ? hostKey(src) : network === '' ? '' : tlsClient === '' ? network : `${network} ${tlsClient}`;

export const placeInWords = (
  { src, ip }: Pick<SignalEvent, 'src' | 'ip'>,
  { hostName }: Pick<SignalContext, 'hostName'>,
): string => (src >= 0 ? hostName(src) : ip);

/** A number for a subject, as the maps of people have them; persons' own certificates count by subject, too. */
export class Subjects {
  readonly #ids = new Map<string, number>();

  idOf(subject: string): number {
    let id = this.#ids.get(subject);
    if (id === undefined) this.#ids.set(subject, (id = this.#ids.size));
    return id;
  }
}

/** What an observation of a use of a certificate has in common with all others. */
export function aboutCertificate(event: SignalEvent, context: SignalContext): ReturnType<typeof about> {
  const common = about(event, context);
  const entity: Observation['entity'] =
    event.who >= 0 ? common.entity : { kind: 'certificate', id: null, name: subjectOf(event) };
  return {
    ...common,
    entity,
    links: links(...common.links, ['certificate', event.certificate], ['network', event.network]),
  };
}

export const isUse = ({ action, failed, certificate }: SignalEvent): boolean =>
  action === 'certificate-used' && !failed && certificate !== '';
