import { AppError } from '../../contract/errors.ts';
import type { Day } from '../../../models/domain/time.ts';
import type { PersonId } from '../../../models/domain/ids.ts';
import type { Database } from '../database/database.ts';
import type { LivedIn } from '../../../models/domain/zone.ts';
import { personRow, personZones } from '../queries/person.ts';

interface PersonRow extends Record<string, unknown> {
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly activeDays: number;
  readonly role: string;
}

export interface KnownPerson extends PersonRow {
  readonly zones: readonly LivedIn[];
}

/** Throws NOT_FOUND. */
export async function knownPerson(database: Database, person: PersonId): Promise<KnownPerson> {
  const row = await database.row<PersonRow>(personRow(person));
  if (row)
    return { ...row, zones: await database.rows<LivedIn & Record<string, unknown>>(personZones(person)) };
  throw new AppError('NOT_FOUND', `There is no person ${person} in this case. Refresh the list of people.`, {
    person,
  });
}
