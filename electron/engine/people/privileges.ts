import type { Input, PersonPrivileges } from '../../contract/api.ts';
import { HighestHeld } from '../../../models/domain/privilege.ts';
import { readColumns } from '../database/columnar.ts';
import type { Database } from '../database/database.ts';
import { personPrivileges } from '../queries/person.ts';
import { knownPerson } from './known-person.ts';

/** The highest level that the person holds anywhere, from change to change. Throws NOT_FOUND. */
export async function privilegesOf(
  database: Database,
  { person }: Input<'people.privileges'>,
): Promise<PersonPrivileges> {
  await knownPerson(database, person);
  const all = await readColumns(database, personPrivileges(person), {
    at: 'f64',
    holder: 'word',
    account: 'i32',
    host: 'i32',
    level: 'i32',
    reason: 'word',
    by: 'i32',
    change: 'word',
    event: 'u64',
  });
  const rows = changesOfHighest(all.columns.holder, all.columns.level);
  const pick = <T extends Int32Array | Float64Array | BigUint64Array>(column: T): T =>
    column.filter((_: unknown, i: number) => rows.has(i)) as T;
  const { at, account, host, reason, by, change, event } = all.columns;
  return {
    steps: {
      rows: rows.size,
      columns: {
        at: pick(at),
        account: pick(account),
        host: pick(host),
        level: Int32Array.from(rows.values()),
        reason: pick(reason),
        by: pick(by),
        change: pick(change),
        event: pick(event),
      },
      dictionary: { reason: all.dictionary?.['reason'] ?? [], change: all.dictionary?.['change'] ?? [] },
    },
  };
}

/** Rows after which the highest of what all holders have is another one, with that level. */
function changesOfHighest(holder: Int32Array, level: Int32Array): Map<number, number> {
  const held = new HighestHeld<number>();
  const changes = new Map<number, number>();
  let before = 0;
  holder.forEach((of, row) => {
    const highest = held.set(of, level[row] ?? 0);
    if (highest === before) return;
    before = highest;
    changes.set(row, highest);
  });
  return changes;
}
