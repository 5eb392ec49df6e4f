import { dayOfIso, type Day } from '../../../domain/time.ts';
import type { Employee } from '../../company/people.ts';
import { fileName } from '../../company/texts.ts';
import { inStory } from '../../story.ts';
import { accountOf } from '../accounts.ts';
import { boot, visit } from '../acts.ts';
import { clockOf, SECOND } from '../clock.ts';
import { ticketGranted } from '../events/tickets.ts';
import { objectDeleted } from '../events/work.ts';
import { SRV_BUILD_01 } from '../machines.ts';
import type { WindowsRecord } from '../record.ts';
import { placeOf, type Site } from '../site.ts';

const EVENING = dayOfIso('2026-11-18');
const FILES = 260;

/** Two days before the last one, after hours: what a team built in a year is gone. A job deletes what is old every week. */
export function massDeletion(site: Site, person: Employee, day: Day): WindowsRecord[] {
  if (day !== EVENING) return [];
  const random = site.random('mass deletion');
  const from = placeOf(site, site.machines.named(person.pc), day);
  const who = accountOf(person);
  const begin = clockOf(day, '21:12:30');
  return inStory({ number: 10, user: person.id }, [
    ...boot(site, from, clockOf(day, '21:05:02')),
    ticketGranted(clockOf(day, '21:06:10'), site.dcOf(who), who, from.address),
    ...visit(site, {
      who,
      from,
      to: SRV_BUILD_01,
      at: clockOf(day, '21:11:55'),
      minutes: 31,
      share: 'artifacts',
      within: (there) =>
        Array.from({ length: FILES }, (_, i) =>
          objectDeleted(
            begin + i * 5 * SECOND,
            there,
            `D:\\artifacts\\instrument\\${Math.floor(i / 20)}\\${i}_${fileName(random, 'software', 'zip')}`,
            i,
          ),
        ).flat(),
    }),
  ]);
}
