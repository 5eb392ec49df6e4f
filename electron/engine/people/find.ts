import type { PersonId } from '../../../models/domain/ids.ts';
import type { Database } from '../database/database.ts';
import type { Shown } from '../masking/shown.ts';
import { peopleWithNames } from '../queries/person.ts';

interface NameRow extends Readonly<Record<string, unknown>> {
  readonly person: PersonId;
  readonly name: string;
}

/**
 * People that `name` stands for, ignoring case: their account in any of its forms, full name or e-mail, or as the case
 * shows them. What the case hides is not compared with, so that nobody can ask for a name.
 */
export async function findPeople(database: Database, names: Shown, name: string): Promise<PersonId[]> {
  const wanted = name.trim().toLowerCase();
  const rows = await database.rows<NameRow>(peopleWithNames());
  const found = rows.filter(
    ({ person, name: real }) =>
      names.person(person)?.toLowerCase() === wanted ||
      (real.toLowerCase() === wanted && names.text(real) === real),
  );
  return [...new Set(found.map(({ person }) => person))].sort((a, b) => a - b);
}
