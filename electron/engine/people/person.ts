import type {
  Input,
  PersonLanes,
  PersonProfile,
  PersonSessions,
  PersonTimeline,
} from '../../contract/api.ts';
import type { AccountId, PersonId } from '../../../models/domain/ids.ts';
import { FIRST_SCORED_ACTIVE_DAY } from '../../../models/domain/score.ts';
import { readColumns } from '../database/columnar.ts';
import type { Database } from '../database/database.ts';
import * as queries from '../queries/person.ts';
import { knownPerson } from './known-person.ts';
import { placeOf } from './ranking.ts';

/** Own hours are said once they rest on this many weekdays. */
const LEAST_DAYS = 10;

export async function profileOf(database: Database, person: PersonId): Promise<PersonProfile> {
  const { zones, firstDay, lastDay, activeDays, role } = await knownPerson(database, person);
  const accounts = await database.rows<{ id: AccountId }>(queries.personAccounts(person));
  const row = await database.row<{ department: string | null }>(queries.personDepartment(person));
  const hours = await database.row<{ days: number; from: number; to: number }>(queries.ownHours(person));
  return {
    person,
    accounts: accounts.map(({ id }) => id),
    role,
    department: row?.department ?? null,
    zones,
    firstDay,
    lastDay,
    activeDays,
    ...(await placeOf(database, person)),
    ownHours: hours && hours.days >= LEAST_DAYS ? { from: hours.from, to: hours.to } : null,
  };
}

export async function timelineOf(database: Database, person: PersonId): Promise<PersonTimeline> {
  await knownPerson(database, person);
  const days = await readColumns(database, queries.timelineDays(person), {
    day: 'i32',
    risk: 'f64',
    surprise: 'f64',
    relief: 'f64',
    events: 'f64',
  });
  const parts = await readColumns(database, queries.timelineParts(person), {
    day: 'i32',
    contribution: 'word',
    points: 'f64',
  });
  return { days, parts };
}

export async function sessionsOf(
  database: Database,
  { person, from, to }: Input<'people.sessions'>,
): Promise<PersonSessions> {
  await knownPerson(database, person);
  const sessions = await readColumns(database, queries.personSessions(person, from ?? null, to ?? null), {
    start: 'f64',
    end: 'f64',
    host: 'i32',
    events: 'f64',
    closed: 'u8',
    day: 'i32',
    startMinute: 'f64',
    endMinute: 'f64',
  });
  return { sessions };
}

export async function lanesOf(
  database: Database,
  { person, from, to }: Input<'people.lanes'>,
): Promise<PersonLanes> {
  await knownPerson(database, person);
  const learning = FIRST_SCORED_ACTIVE_DAY - 1;
  const lanes = await readColumns(database, queries.personLanes(person, from ?? null, to ?? null, learning), {
    kind: 'word',
    entity: 'i32',
    day: 'i32',
    count: 'f64',
    first: 'u8',
  });
  return { lanes };
}
