import { dayOfIso, isWeekend, type Day } from '../../../domain/time.ts';
import type { Employee } from '../../company/people.ts';
import { fileName } from '../../company/texts.ts';
import { attendance } from '../../days/attendance.ts';
import { inStory } from '../../story.ts';
import { accountOf } from '../accounts.ts';
import { visit } from '../acts.ts';
import { instant } from '../clock.ts';
import { FILE_CAD_01 } from '../machines.ts';
import type { WindowsRecord } from '../record.ts';
import { placeOf, type Site } from '../site.ts';

/**
 * A technician who reads a little more than the work needs, day after day, of what is not theirs. Two engineers carry
 * other data for weeks because their project has changed.
 */
export const SLOW = 'LabTechnician 1';
const FROM = dayOfIso('2026-10-12');
const TO = dayOfIso('2026-11-13');

/** Designs of lenses, never the same one twice, in two visits a day during office hours. */
export function slowCollection(site: Site, person: Employee, day: Day): WindowsRecord[] {
  if (day < FROM || day > TO || isWeekend(day) || attendance(site.seed, person, day) !== 'work') return [];
  const random = site.random('slow collection', day);
  const weeks = Math.floor((day - FROM) / 7);
  const from = placeOf(site, site.machines.named(person.pc), day);
  return inStory(
    { number: 9, user: person.id },
    [10 * 60 + 20, 14 * 60 + 40].flatMap((minute) =>
      visit(site, {
        who: accountOf(person),
        from,
        to: FILE_CAD_01,
        at: instant(day, minute + random.between(0, 50)),
        minutes: random.between(15, 35),
        share: 'lenses',
        files: Array.from(
          { length: 4 + weeks + random.between(0, 2) },
          (_, i) => `designs\\series_${day % 1000}\\${i}_${fileName(random, 'optics', 'zmx')}`,
        ),
      }),
    ),
  );
}
