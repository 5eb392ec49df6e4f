import { agentOf } from '../signals/agent.ts';

/** Columns of an event that say where it came from and by what it was proved. */
export interface OriginRecord {
  readonly country: string | null;
  readonly city: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly device: string | null;
  readonly userAgent: string | null;
  readonly session: string | null;
  readonly network: string | null;
  readonly factor: string | null;
  readonly certificate: string | null;
  readonly subject: string | null;
  readonly issuer: string | null;
  readonly tlsClient: string | null;
  readonly givenKey: string | null;
  readonly detail: string | null;
}

/** `OKTA_VERIFY_PUSH` is a word of a log; as it stands is kept what reads like one already. */
const factorWords = (factor: string) =>
  /^[A-Z0-9]+(?:_[A-Z0-9]+)+$/.test(factor)
    ? `${factor.charAt(0)}${factor.slice(1).toLowerCase().replaceAll('_', ' ')}`
    : factor;

/** What a record says, by what an analyst calls it; nothing for what it leaves out. */
export function originFacts(record: OriginRecord): { readonly what: string; readonly says: string }[] {
  const { latitude, longitude, userAgent } = record;
  const place = [record.city, record.country].filter((part) => part !== null).join(', ');
  const degrees =
    latitude === null || longitude === null ? '' : ` (${latitude.toFixed(2)}°, ${longitude.toFixed(2)}°)`;
  const agent = userAgent === null ? null : agentOf(userAgent);
  const facts: readonly (readonly [what: string, says: string | null])[] = [
    ['Place', place === '' ? null : `${place}${degrees}`],
    ['Network', record.network],
    ['Device', record.device],
    ['Browser', agent === null || agent === userAgent ? userAgent : `${agent}: ${userAgent}`],
    ['Session', record.session],
    ['Proved by', record.factor === null ? null : factorWords(record.factor)],
    ['Certificate', record.subject ?? record.certificate],
    ['Issued by', record.issuer],
    ['Fingerprint', record.subject === null ? null : record.certificate],
    ['TLS client', record.tlsClient],
    ['Key given out', record.givenKey],
    ['Detail', record.detail],
  ];
  return facts.flatMap(([what, says]) => (says === null || says === '' ? [] : [{ what, says }]));
}
