import { dayOfIso, day as toDay, isWeekend, weekday, type Day } from '../../domain/time.ts';
import { FIRST_DAY, isWorkday } from '../calendar.ts';
import { keyOf, type Employee } from '../company/people.ts';
import { randomOf } from '../random.ts';

/** What a day is to a person. */
export type Attendance = 'off' | 'work' | 'trip' | 'weekend';

/** Business trips, first and last day: some before anyone is scored, so that later ones have a precedent. */
const TRIPS: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  'FieldServiceEngineer 0': [
    ['2026-09-01', '2026-09-03'],
    ['2026-09-22', '2026-09-24'],
    ['2026-10-13', '2026-10-15'],
    ['2026-11-10', '2026-11-12'],
  ],
  'FieldServiceEngineer 1': [
    ['2026-09-08', '2026-09-10'],
    ['2026-10-20', '2026-10-23'],
    ['2026-11-03', '2026-11-05'],
  ],
  'FieldServiceEngineer 2': [
    ['2026-08-31', '2026-09-02'],
    ['2026-10-06', '2026-10-08'],
    ['2026-11-17', '2026-11-19'],
  ],
  'AccountManager 0': [
    ['2026-09-15', '2026-09-17'],
    ['2026-10-27', '2026-10-29'],
  ],
  'AccountManager 3': [
    ['2026-09-09', '2026-09-10'],
    ['2026-11-11', '2026-11-13'],
  ],
  'ManagingDirector 0': [
    ['2026-09-02', '2026-09-04'],
    ['2026-10-14', '2026-10-16'],
    ['2026-11-04', '2026-11-06'],
  ],
  'MarketingSpecialist 0': [['2026-09-29', '2026-10-01']],
};

/** Autumn leave: a week that differs by person. */
const LEAVE_WEEKS = [
  '2026-08-31',
  '2026-09-28',
  '2026-10-05',
  '2026-10-05',
  '2026-10-12',
  '2026-10-19',
] as const;

const onTrip = (key: string, day: Day) =>
  (TRIPS[key] ?? []).some(([from, to]) => day >= dayOfIso(from) && day <= dayOfIso(to));

/** Whether, and how, `person` works on `day`. */
export function attendance(seed: number, person: Employee, day: Day): Attendance {
  if (person.hired !== null && day < person.hired) return 'off';
  if (person.left !== null && day > person.left) return 'off';
  const key = keyOf(person);
  if (onTrip(key, day)) return 'trip';
  const random = randomOf(seed, 'attendance', key, day);
  if (isWeekend(day)) return random.chance(person.evenings * 0.5) ? 'weekend' : 'off';
  if (!isWorkday(day)) return 'off';
  if (onLeave(seed, person, day) || random.chance(0.02)) return 'off';
  return 'work';
}

function onLeave(seed: number, person: Employee, day: Day): boolean {
  if (person.left !== null) return false;
  const random = randomOf(seed, 'leave', keyOf(person));
  if (!random.chance(0.7)) return false;
  const from = dayOfIso(random.pick(LEAVE_WEEKS));
  return day >= from && day < from + 7;
}

/** Nights, Monday first, on which the administrator on duty was called; the duty turns weekly among the four. */
export function onCallNight(seed: number, person: Employee, day: Day): boolean {
  if (person.role.id !== 'SystemsAdministrator') return false;
  const week = Math.floor((day - FIRST_DAY) / 7);
  if (week % 4 !== person.place) return false;
  const nights = randomOf(seed, 'on call', week).sample([0, 1, 2, 3, 4, 5, 6], 2);
  return nights.includes(weekday(toDay(day)));
}
