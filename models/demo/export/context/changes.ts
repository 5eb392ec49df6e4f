import { day as toDay, isoDay, type Day } from '../../../domain/time.ts';
import { daysFrom, isPatchNight } from '../../calendar.ts';
import { DOMAIN, isAdministrator, SVC_DEPLOY, SVC_PATCH } from '../../windows/accounts.ts';
import { DUTY_HANDED_OVER } from '../../windows/days/help-desk.ts';
import { ROLL_OUTS } from '../../windows/days/machinery.ts';
import type { Employee } from '../../company/people.ts';
import { csvLine } from '../csv.ts';

interface Change {
  readonly day: Day;
  readonly target: string;
  readonly by: string;
  readonly title: string;
  readonly from: string;
  /** May be after midnight. */
  readonly to: string;
}

/** What was planned: patch nights, roll-outs, and the duty that the deputy took over. */
export function changesFile(people: readonly Employee[], days: number): string {
  const administrators = people.filter(isAdministrator);
  const [lead, deputy] = [administrators[0], administrators[3]];
  const changes = daysFrom(days).flatMap((day): Change[] => [
    ...(isPatchNight(day) ? [patches(day)] : []),
    ...(ROLL_OUTS[isoDay(day)] ? [rollOut(day)] : []),
    ...(day === DUTY_HANDED_OVER && lead && deputy ? [handover(day, lead, deputy)] : []),
  ]);
  return [
    [
      'Change Number',
      'Target',
      'Requested By',
      'Short Description',
      'State',
      'Planned Start Date',
      'Planned End Date',
      'Created',
    ],
    ...changes.map(({ day, target, by, title, from, to }, i) => [
      `CHG${String(4100 + i * 7)}`,
      target,
      by,
      title,
      'Approved',
      `${isoDay(day)} ${from}:00`,
      `${isoDay(to < from ? toDay(day + 1) : day)} ${to}:00`,
      `${isoDay(toDay(day - 4))} 10:20:00`,
    ]),
  ]
    .map(csvLine)
    .join('');
}

const patches = (day: Day): Change => ({
  day,
  target: '',
  by: `${DOMAIN}\\${SVC_PATCH.name}`,
  title: 'Monthly patches of servers and domain controllers',
  from: '23:00',
  to: '03:00',
});

const rollOut = (day: Day): Change => ({
  day,
  target: '',
  by: `${DOMAIN}\\${SVC_DEPLOY.name}`,
  title: `Roll-out of ${ROLL_OUTS[isoDay(day)]?.name ?? ''} to the application servers`,
  from: '11:00',
  to: '12:00',
});

const handover = (day: Day, lead: Employee, deputy: Employee): Change => ({
  day,
  target: deputy.id,
  by: lead.id,
  title: 'Deputy takes over the administration of the domain',
  from: '09:30',
  to: '11:30',
});
