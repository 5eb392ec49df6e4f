import { weekday, type Day } from '../../../domain/time.ts';
import { fileName } from '../../company/texts.ts';
import { accountOf, SVC_BACKUP } from '../accounts.ts';
import { visit } from '../acts.ts';
import { instant, SECOND } from '../clock.ts';
import { objectDeleted } from '../events/work.ts';
import { FILE_OFF_01, SRV_BUILD_01, SRV_OPS_01, type Machine } from '../machines.ts';
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
  const count = random.between(120, 160);
  return deleting(
    site,
    FILE_OFF_01,
    { day, minute: 4 * 60 + 40 },
    SVC_BACKUP,
    SRV_OPS_01,
    'archive',
    count,
    (i) => `D:\\archive\\${day % 1000}\\${i}_${fileName(random, 'planning', 'pdf')}`,
  );
}

function tidied(site: Site, { person, day, from, to }: Presence): WindowsRecord[] {
  const random = site.random('tidied', person.id, day);
  if (to - from < 120 || !random.chance(0.12)) return [];
  const [isTemporary, count] = random.chance(0.4)
    ? [true, random.between(40, 110)]
    : [false, random.between(1, 14)];
  // Within the ten hours of the morning's ticket.
  const minute = from + 60 + random.next() * (Math.min(to - from, 9 * 60) - 90);
  return deleting(
    site,
    SRV_BUILD_01,
    { day, minute },
    accountOf(person),
    site.machines.named(person.pc),
    'artifacts',
    count,
    (i) =>
      `D:\\artifacts\\${isTemporary ? 'temp\\' : ''}${person.id}\\${i}_${fileName(random, 'software', 'zip')}`,
  );
}

function deleting(
  site: Site,
  to: Machine,
  { day, minute }: { readonly day: Day; readonly minute: number },
  who: ReturnType<typeof accountOf>,
  from: Machine,
  share: string,
  count: number,
  nameOf: (i: number) => string,
): WindowsRecord[] {
  const at = instant(day, minute);
  return visit(site, {
    who,
    from: placeOf(site, from, day),
    to,
    at,
    minutes: 6,
    share,
    within: (there) =>
      Array.from({ length: count }, (_, i) =>
        objectDeleted(at + (20 + i) * SECOND, there, nameOf(i), i),
      ).flat(),
  });
}
