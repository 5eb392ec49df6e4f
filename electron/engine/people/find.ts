import type { PersonId } from '../../../models/domain/ids.ts';
import type { Database } from '../database/database.ts';
import type { Shown } from '../masking/shown.ts';
import { peopleWithDays, peopleWithNames } from '../queries/person.ts';

interface NameRow extends Readonly<Record<string, unknown>> {
  readonly person: PersonId;
  readonly name: string;
}

/**
 * People that `name` stands for, ignoring case: their account in any of its forms, full name or e-mail, or as the case
 * shows them; of several those with days, for an account that became another's leaves a name behind. What the case hides is not compared with, so that nobody can ask for a name.
 */
export async function findPeople(database: Database, names: Shown, name: string): Promise<PersonId[]> {
  const wanted = name.trim().toLowerCase();
  const rows = await database.rows<NameRow>(peopleWithNames());
  const found = rows.filter(
    ({ person, name: real }) =>
      names.person(person)?.toLowerCase() === wanted ||
      (real.toLowerCase() === wanted && names.text(real) === real),
  );
  const people = [...new Set(found.map(({ person }) => person))].sort((a, b) => a - b);
  if (people.length < 2) return people;
  const active = await database.rows<{ person: PersonId }>(peopleWithDays());
  const known = new Set(active.map(({ person }) => person));
  return people.some((person) => known.has(person)) ? people.filter((person) => known.has(person)) : people;
}
