import { accountOf, isAdministrator, type Account } from '../accounts.ts';
import { boot, visit } from '../acts.ts';
import { instant, MINUTE, SECOND, type Instant } from '../clock.ts';
import { refused } from '../events/sign-in.ts';
import { ticketGranted, wrongPassword } from '../events/tickets.ts';
import { objectRead } from '../events/work.ts';
import { SRV_ERP_01, type Machine } from '../machines.ts';
import type { WindowsRecord } from '../record.ts';
import { placeOf, type Place, type Site } from '../site.ts';
import type { Random } from '../../random.ts';
import type { Presence } from './presence.ts';
import { filesOf, resourceOf, type Resource } from './resources.ts';

/** What the servers see of somebody at a workstation: its start, their ticket, and the shares and applications. */
export function officeHours(site: Site, here: Presence): WindowsRecord[] {
  const { person, day } = here;
  const random = site.random('office', person.id, day, here.pc, Math.floor(here.from));
  const place = placeOf(site, site.machines.named(here.pc), day);
  const who = accountOf(person);
  const from = instant(day, here.from);
  const dc = site.dcOf(who);
  const mistyped = random.chance(0.035) ? random.between(1, 2) : 0;
  return [
    ...boot(site, place, from - 70 * SECOND),
    ...Array.from({ length: mistyped }, (_, i) =>
      wrongPassword(from - (25 - i * 9) * SECOND, dc, who, place.address),
    ),
    ticketGranted(from, dc, who, place.address),
    ...visits(site, random, here, place),
  ];
}

/** A ticket is good for ten hours; who stays longer is given another one. */
const TICKET_MINUTES = 9.5 * 60;

/** About three an office day, fewer in short presences. */
function visits(site: Site, random: Random, here: Presence, from: Place): WindowsRecord[] {
  const minutes = here.to - here.from;
  const count = isAdministrator(here.person) ? 1 : Math.min(5, random.count(minutes / 170));
  const starts = Array.from({ length: count }, () => 3 + random.next() * Math.max(1, minutes - 20));
  const known = new Set<Machine>();
  return starts
    .toSorted((a, b) => a - b)
    .flatMap((minute) => {
      const resource = resourceOf(random, here.person);
      const hasTicket = known.has(resource.on);
      known.add(resource.on);
      const at = instant(here.day, here.from + minute) + random.between(0, MINUTE);
      const who = accountOf(here.person);
      return [
        ...(minute > TICKET_MINUTES
          ? [ticketGranted(at - 2 * SECOND, site.dcOf(who), who, from.address)]
          : []),
        ...oneVisit(site, random, { here, from, resource, at, hasTicket }),
      ];
    });
}

interface OneVisit {
  readonly here: Presence;
  readonly from: Place;
  readonly resource: Resource;
  readonly at: Instant;
  readonly hasTicket: boolean;
}

function oneVisit(
  site: Site,
  random: Random,
  { here, from, resource, at, hasTicket }: OneVisit,
): WindowsRecord[] {
  const { on, share } = resource;
  const who = accountOf(here.person);
  const files =
    share !== undefined && random.chance(0.25) ? filesOf(random, here.person, random.between(1, 3)) : [];
  const mistyped = on === SRV_ERP_01 && random.chance(0.02);
  return [
    ...(mistyped ? [mistypedAtErp(at - 20 * SECOND, who, from)] : []),
    ...visit(site, {
      who,
      from,
      to: on,
      at,
      minutes: random.between(4, 45),
      hasTicket,
      ...(share !== undefined && { share, files }),
      within: (there) =>
        isAudited(share)
          ? files.map((file) => objectRead(at + 3 * SECOND, there, `D:\\${share}\\${file}`))
          : [],
    }),
  ];
}

/** Folders on which every reading is recorded. */
const isAudited = (share: string | undefined) =>
  share === 'finance' || share === 'people' || share === 'board';

/** The ERP client asks for the password itself. */
const mistypedAtErp = (at: Instant, who: Account, from: Place): WindowsRecord =>
  refused(at, SRV_ERP_01, who, {
    type: 3,
    address: from.address,
    workstation: from.on.name,
    status: '0xc000006a',
    message: 'Échec d’ouverture de session d’un compte.',
  });
