import { day as dayBefore, isoDay, type Day } from '../../../domain/time.ts';
import { FIRST_DAY } from '../../calendar.ts';
import type { Employee } from '../../company/people.ts';
import { officeOf } from '../../okta/places.ts';
import { csvLine } from '../csv.ts';
import { supervisorOf } from '../directory.ts';

const HEAD = [
  'User Name',
  'Full Name',
  'E-Mail',
  'UPN',
  'Job Title',
  'Business Unit',
  'Functional Unit',
  'Department',
  'Team',
  'Manager',
  'Office',
  'Hire Date',
  'Leaving Date',
  'Notice Date',
  'As Of',
];

/** What personnel knows: everybody from the day it was known, once more when they gave notice. */
export function peopleFile(people: readonly Employee[]): string {
  const row = (person: Employee, asOf: Day, isLeaving: boolean): readonly string[] => [
    person.id,
    person.name,
    person.email,
    person.email.toLowerCase(),
    person.role.id,
    '1',
    person.role.unit,
    person.role.department,
    person.team,
    supervisorOf(person, people),
    officeOf(person).line.at.name,
    person.hired === null ? '' : isoDay(person.hired),
    isLeaving && person.left !== null ? isoDay(person.left) : '',
    isLeaving && person.notice !== null ? isoDay(person.notice) : '',
    isoDay(asOf),
  ];
  const rows = people.flatMap((person) => [
    row(person, person.hired === null ? FIRST_DAY : dayBefore(person.hired - 7), false),
    ...(person.notice === null ? [] : [row(person, person.notice, true)]),
  ]);
  return [HEAD, ...rows].map(csvLine).join('');
}
