import { day as toDay, isoDay, weekday } from '../../../domain/time.ts';
import { daysFrom } from '../../calendar.ts';
import type { Employee } from '../../company/people.ts';
import { isOnCall } from '../../days/attendance.ts';
import { csvLine } from '../csv.ts';

/** Who has the administrators' duty from Monday to Monday. */
export function onCallFile(people: readonly Employee[], days: number): string {
  const rows = daysFrom(days)
    .filter((day) => weekday(day) === 0)
    .flatMap((monday) =>
      people
        .filter((person) => isOnCall(person, monday))
        .map((person) => [
          person.id,
          'Servers',
          `${isoDay(monday)} 08:00`,
          `${isoDay(toDay(monday + 7))} 08:00`,
          isoDay(toDay(monday - 14)),
        ]),
    );
  return [['On Call', 'Team', 'Start', 'End', 'Published'], ...rows].map(csvLine).join('');
}
