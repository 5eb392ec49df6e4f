import { weekday, type Day } from '../../../domain/time.ts';
import { fileName } from '../../company/texts.ts';
import { accountOf, SVC_BACKUP } from '../accounts.ts';
import { visit, type Visit } from '../acts.ts';
import { instant, SECOND } from '../clock.ts';
import { objectDeleted } from '../events/work.ts';
import { FILE_OFF_01, SRV_BUILD_01, SRV_OPS_01 } from '../machines.ts';
import type { WindowsRecord } from '../record.ts';
import { placeOf, type Site } from '../site.ts';
import type { Presence } from './presence.ts';

/** What is deleted in ordinary life: a weekly job clears what is old, engineers their builds and leftovers. */
export function deletions(site: Site, day: Day, here: readonly Presence[]): WindowsRecord[] {
  return [
    ...(weekday(day) === 6 ? retention(site, day) : []),
    ...here.filter(isEngineer).flatMap((presence) => tidied(site, presence)),
  ];
}

const isEngineer = ({ person, pc }: Presence) => person.role.id === 'SoftwareEngineer' && pc === person.pc;

function retention(site: Site, day: Day): WindowsRecord[] {
  const random = site.random('retention', day);
  return deleting(site, {
    who: SVC_BACKUP,
    from: placeOf(site, SRV_OPS_01, day),
    to: FILE_OFF_01,
    at: instant(day, 4 * 60 + 40),
    share: 'archive',
    files: Array.from(
      { length: random.between(120, 160) },
      (_, i) => `D:\\archive\\${day % 1000}\\${i}_${fileName(random, 'planning', 'pdf')}`,
    ),
  });
}

function tidied(site: Site, { person, day, from, to }: Presence): WindowsRecord[] {
  const random = site.random('tidied', person.id, day);
  if (to - from < 120 || !random.chance(0.12)) return [];
  const isTemporary = random.chance(0.4);
  const count = isTemporary ? random.between(40, 110) : random.between(1, 14);
  const folder = `D:\\artifacts\\${isTemporary ? 'temp\\' : ''}${person.id}`;
  // Within the ten hours of the morning's ticket.
  const minute = from + 60 + random.next() * (Math.min(to - from, 9 * 60) - 90);
  return deleting(site, {
    who: accountOf(person),
    from: placeOf(site, site.machines.named(person.pc), day),
    to: SRV_BUILD_01,
    at: instant(day, minute),
    share: 'artifacts',
    files: Array.from({ length: count }, (_, i) => `${folder}\\${i}_${fileName(random, 'software', 'zip')}`),
  });
}

/** One file a second, of those that `files` names. */
const deleting = (
  site: Site,
  { files, ...how }: Omit<Visit, 'minutes' | 'files'> & { readonly files: readonly string[] },
): WindowsRecord[] =>
  visit(site, {
    ...how,
    minutes: 6,
    within: (there) => files.flatMap((file, i) => objectDeleted(how.at + (20 + i) * SECOND, there, file, i)),
  });
