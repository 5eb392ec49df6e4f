import { dayOfIso, day as toDay, isWeekend, weekday, type Day } from '../../domain/time.ts';
import { FIRST_DAY, isWorkday, LAST_DAY } from '../calendar.ts';
import { usualPeople } from '../company/roles.ts';
import { keyOf, LEAVER, type Employee } from '../company/people.ts';
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

/** Weeks of leave after the first 90 days, and who is away in them. */
const LATER_LEAVE: readonly (readonly [from: string, to: string, share: number])[] = [
  ['2026-12-21', '2027-01-03', 0.6],
  ['2027-02-08', '2027-02-14', 0.25],
  ['2027-02-15', '2027-02-21', 0.25],
  ['2027-03-22', '2027-03-28', 0.3],
  ['2027-07-05', '2027-07-18', 0.4],
  ['2027-07-12', '2027-08-01', 0.4],
  ['2027-08-02', '2027-08-15', 0.3],
  ['2027-10-11', '2027-10-17', 0.3],
  ['2027-12-20', '2028-01-02', 0.6],
  ['2028-02-14', '2028-02-20', 0.4],
  ['2028-07-03', '2028-07-23', 0.6],
];

/** Business trips in a week, by role, where no list settles them. */
const TRIPS_A_WEEK: Readonly<Record<string, number>> = {
  FieldServiceEngineer: 0.25,
  ManagingDirector: 0.2,
  AccountManager: 0.06,
  MarketingSpecialist: 0.05,
  PurchasingAgent: 0.03,
};

const isSettled = ({ role, place }: Employee, day: Day) => place < usualPeople(role.id) && day <= LAST_DAY;

/** First day of the business trip that `day` is part of, or null. */
export function tripSince(seed: number, person: Employee, day: Day): Day | null {
  if (isSettled(person, day)) {
    const trip = (TRIPS[keyOf(person)] ?? []).find(
      ([from, to]) => day >= dayOfIso(from) && day <= dayOfIso(to),
    );
    return trip ? dayOfIso(trip[0]) : null;
  }
  const monday = toDay(day - weekday(day));
  const random = randomOf(seed, 'trip', keyOf(person), monday);
  if (!random.chance(TRIPS_A_WEEK[person.role.id] ?? 0)) return null;
  const from = toDay(monday + random.between(0, 2));
  return day >= from && day <= from + random.between(1, 2) && isWorkday(from) ? from : null;
}

/** Whether, and how, `person` works on `day`. */
export function attendance(seed: number, person: Employee, day: Day): Attendance {
  if (person.hired !== null && day < person.hired) return 'off';
  if (person.left !== null && day > person.left) return 'off';
  const key = keyOf(person);
  if (tripSince(seed, person, day) !== null) return 'trip';
  const random = randomOf(seed, 'attendance', key, day);
  if (isWeekend(day)) return random.chance(person.evenings * 0.5) ? 'weekend' : 'off';
  if (!isWorkday(day)) return 'off';
  if (onLeave(seed, person, day) || random.chance(0.02)) return 'off';
  return 'work';
}

function onLeave(seed: number, person: Employee, day: Day): boolean {
  if (keyOf(person) === LEAVER) return false;
  if (!isSettled(person, day) && day > LAST_DAY) return onLaterLeave(seed, person, day);
  const random = randomOf(seed, 'leave', keyOf(person));
  if (!random.chance(0.7)) return false;
  const from = dayOfIso(random.pick(LEAVE_WEEKS));
  return day >= from && day < from + 7;
}

function onLaterLeave(seed: number, person: Employee, day: Day): boolean {
  return LATER_LEAVE.some(
    ([from, to, share]) =>
      day >= dayOfIso(from) &&
      day <= dayOfIso(to) &&
      randomOf(seed, 'leave', keyOf(person), from).chance(share),
  );
}

/** The duty turns weekly among the first four administrators, on Mondays. */
export function isOnCall(person: Employee, day: Day): boolean {
  if (person.role.id !== 'SystemsAdministrator') return false;
  return Math.floor((day - FIRST_DAY) / 7) % 4 === person.place;
}

/** Nights, Monday first, on which the administrator on duty was called. */
export function onCallNight(seed: number, person: Employee, day: Day): boolean {
  if (!isOnCall(person, day)) return false;
  const week = Math.floor((day - FIRST_DAY) / 7);
  const nights = randomOf(seed, 'on call', week).sample([0, 1, 2, 3, 4, 5, 6], 2);
  return nights.includes(weekday(toDay(day)));
}
