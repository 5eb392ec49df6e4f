import { weekday, type Day } from '../../domain/time.ts';
import { keyOf } from '../company/people.ts';
import { isOnCall } from '../days/attendance.ts';
import { instant, MINUTE, SECOND } from '../windows/clock.ts';
import type { Presence } from '../windows/days/presence.ts';
import { PLM_APP_01 } from '../windows/machines.ts';
import { placeOf, type Site } from '../windows/site.ts';
import { certificateOf, isRenewed, personCertificate, usesCertificates } from './certificates.ts';
import { certificateSeen, leased, tlsUsed } from './events.ts';
import type { ZeekRecord } from './record.ts';
import { GIT, PLM_API, servicesOf, SIGNING, VAULT, WATCH } from './services.ts';
import { CERTIFICATE_OWNER, stolenCertificate } from './stories/stolen-certificate.ts';

const SCANNED = [GIT, PLM_API, VAULT, SIGNING, WATCH] as const;

/** Everything that Zeek sees of a day on which people were where `here` says. */
export function zeekDay(site: Site, day: Day, here: readonly Presence[]): ZeekRecord[] {
  const told = new Set<string>();
  return [
    ...here.flatMap((presence) => {
      if (presence.story !== undefined || presence.pc !== presence.person.pc) return [];
      const isFirst = !told.has(presence.pc);
      told.add(presence.pc);
      return atWork(site, presence, isFirst);
    }),
    ...jobs(site, day),
    ...scan(site, day),
  ];
}

/** Their computer gets its address, and they use the services of their work with their certificate. */
function atWork(
  site: Site,
  { person, day, pc, from: begin, to: end }: Presence,
  isFirst: boolean,
): ZeekRecord[] {
  const random = site.random('zeek', person.id, day, Math.floor(begin));
  const from = placeOf(site, site.machines.named(pc), day);
  const at = instant(day, begin);
  const lease = isFirst ? [leased(at - 72 * SECOND, from)] : [];
  if (!usesCertificates(person)) return lease;
  const certificate = personCertificate(site.seed, person, day);
  const isNew = isFirst && isRenewed(site.seed, person.id.toLowerCase(), day);
  const uses = isOnCall(person, day) && begin < 6 * 60 ? 1 : Math.min(4, random.count((end - begin) / 190));
  return [
    ...lease,
    ...(isNew ? [certificateSeen(at + 3 * MINUTE, from.on, certificate)] : []),
    ...Array.from({ length: uses }, () =>
      tlsUsed(at + 3 * MINUTE + 20 + Math.round(random.next() * Math.max(4, end - begin - 8) * MINUTE), {
        from,
        to: random.pickEarly(servicesOf(person, day)),
        client: 'windows',
        certificate,
      }),
    ),
  ];
}

/** The PLM application speaks to its interface day and night. */
function jobs(site: Site, day: Day): ZeekRecord[] {
  const from = placeOf(site, PLM_APP_01, day);
  const certificate = certificateOf(site.seed, `${PLM_APP_01.name}$`, 'Computers', day);
  return Array.from({ length: 8 }, (_, i) =>
    tlsUsed(instant(day, 11 + i * 180), { from, to: PLM_API, client: 'service', certificate }),
  );
}

/** Each Sunday a scanner looks whether the services answer; it shows no certificate. */
function scan(site: Site, day: Day): ZeekRecord[] {
  if (weekday(day) !== 6) return [];
  const from = { on: site.machines.named('SRV-OPS-01'), address: '10.20.1.61' };
  return SCANNED.map((to, i) => tlsUsed(instant(day, 260 + i * 3), { from, to, client: 'script' }));
}

/** What the planted story leaves in Zeek's logs of a day. */
export const zeekStories = (site: Site, day: Day): ZeekRecord[] =>
  site.people
    .filter((person) => keyOf(person) === CERTIFICATE_OWNER)
    .flatMap((person) => stolenCertificate(site, person, day));
