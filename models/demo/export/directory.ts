import { snapshotDay } from '../calendar.ts';
import { keyOf, type Employee } from '../company/people.ts';
import { randomOf } from '../random.ts';
import { adminOf, isAdministrator } from '../windows/accounts.ts';
import { csvLine } from './csv.ts';

const HEAD = [
  'employee_name',
  'user_id',
  'email',
  'role',
  'business_unit',
  'functional_unit',
  'department',
  'team',
  'supervisor',
];

/**
 * The directory as of the first of a month: who has left by then is missing, who has not come is not yet there. The
 * administrators' second accounts are at its end, under the same e-mail.
 */
export function directorySnapshot(people: readonly Employee[], month: string): string {
  const day = snapshotDay(month);
  const present = people.filter(
    ({ hired, left }) => (hired === null || hired <= day) && (left === null || left >= day),
  );
  const row = (person: Employee, userId: string) => [
    person.name,
    userId,
    person.email,
    person.role.id,
    '1',
    person.role.unit,
    person.role.department,
    person.team,
    supervisorOf(person, people),
  ];
  const rows = present.map((person) => row(person, person.id));
  const administrators = present.filter(isAdministrator).map((person) => row(person, adminUserId(person)));
  return [HEAD, ...rows, ...administrators].map(csvLine).join('');
}

function adminUserId(person: Employee): string {
  const { domain, name } = adminOf(person);
  return `${domain}\\${name}`;
}

/** The first of a role leads it and answers to the managing director. */
export function supervisorOf(person: Employee, people: readonly Employee[]): string {
  const director = people[0];
  if (person === director) return '';
  const lead = people.find((other) => other.role.id === person.role.id);
  return (lead === person ? director?.name : lead?.name) ?? '';
}

/** Big-five answers, 10 to 50. */
export function psychometricFile(seed: number, people: readonly Employee[]): string {
  const rows = people.map((person) => {
    const random = randomOf(seed, 'psychometric', keyOf(person));
    const score = () => String(Math.min(50, Math.max(10, Math.round(32 + 8 * random.normal()))));
    return [person.name, person.id, score(), score(), score(), score(), score()];
  });
  return [['employee_name', 'user_id', 'O', 'C', 'E', 'A', 'N'], ...rows].map(csvLine).join('');
}
