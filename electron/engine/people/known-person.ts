import { AppError } from '../../contract/errors.ts';
import type { Day } from '../../../models/domain/time.ts';
import type { PersonId } from '../../../models/domain/ids.ts';
import type { Database } from '../database/database.ts';
import { personRow } from '../queries/person.ts';

export interface PersonRow extends Record<string, unknown> {
  readonly zone: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly activeDays: number;
  readonly role: string;
}

/** Throws NOT_FOUND. */
export async function knownPerson(database: Database, person: PersonId): Promise<PersonRow> {
  const row = await database.row<PersonRow>(personRow(person));
  if (row) return row;
  throw new AppError('NOT_FOUND', `There is no person ${person} in this case. Refresh the list of people.`, {
    person,
  });
}
