import { dayOfIso, type Day } from '../../../domain/time.ts';
import type { Employee } from '../../company/people.ts';
import { fileName } from '../../company/texts.ts';
import { inStory } from '../../story.ts';
import { accountOf } from '../accounts.ts';
import { visit } from '../acts.ts';
import { clockOf, MINUTE, SECOND } from '../clock.ts';
import { ticketGranted } from '../events/tickets.ts';
import { FILE_OFF_01, SRV_ERP_01 } from '../machines.ts';
import type { WindowsRecord } from '../record.ts';
import { placeOf, type Site } from '../site.ts';

/** Two evenings of the leaver's last week, after which mail goes to the competitor. */
const EVENINGS: ReadonlySet<Day> = new Set(['2026-10-28', '2026-10-29'].map(dayOfIso));
const SHARES = ['purchasing', 'planning', 'service'];

/** What the leaver mails to the competitor has to come from somewhere: the ERP server, and shares that sales does not use. */
export function priceLists(site: Site, person: Employee, day: Day): WindowsRecord[] {
  if (!EVENINGS.has(day)) return [];
  const random = site.random('price lists', day);
  const who = accountOf(person);
  const from = placeOf(site, site.machines.named(person.pc), day);
  const begin = clockOf(day, '19:41:10');
  return inStory({ number: 2, user: person.id }, [
    ticketGranted(begin - 4 * SECOND, site.dcOf(who), who, from.address),
    ...visit(site, { who, from, to: SRV_ERP_01, at: begin, minutes: 9 }),
    ...SHARES.flatMap((share, i) =>
      visit(site, {
        who,
        from,
        to: FILE_OFF_01,
        at: begin + (2 + i * 4) * MINUTE,
        minutes: 4,
        share,
        hasTicket: i > 0,
        files: Array.from({ length: 14 }, (_, k) => `offers\\${k}_${fileName(random, 'purchase', 'xlsx')}`),
      }),
    ),
  ]);
}
