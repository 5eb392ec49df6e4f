import type { Days } from '../../../models/baselines/days.ts';
import { MEASURED } from '../../../models/domain/features.ts';
import { sql } from '../../../models/domain/sql.ts';
import { readColumns } from '../database/columnar.ts';
import type { Database } from '../database/database.ts';

/** The days of all people as matrices, and whose they are. */
export interface LoadedDays {
  readonly days: Days;
  /** By person index. */
  readonly personIds: Int32Array;
}

/** Reads person days and feature values, by person's name and day. */
export async function loadDays(database: Database): Promise<LoadedDays> {
  const table = await readColumns(
    database,
    sql`SELECT d.person_id, p.name, d.day, d.role FROM person_day d JOIN person p USING (person_id) ORDER BY p.name, d.day`,
    { person_id: 'i32', name: 'word', day: 'i32', role: 'word' },
  );
  const { person_id: ids, name, day, role } = table.columns;
  const names = table.dictionary?.['name'] ?? [];
  const start = new Int32Array(names.length);
  const end = new Int32Array(names.length);
  const personIds = new Int32Array(names.length);
  name.forEach((person, row) => {
    if (end[person] === 0) start[person] = row;
    end[person] = row + 1;
    personIds[person] = ids[row] ?? -1;
  });
  const days: Days = {
    rows: table.rows,
    features: MEASURED,
    start,
    end,
    names,
    person: name,
    day,
    role,
    roles: table.dictionary?.['role']?.length ?? 0,
    values: new Float32Array(table.rows * MEASURED.length),
  };
  await fillValues(database, days);
  return { days, personIds };
}

async function fillValues(database: Database, days: Days): Promise<void> {
  const values = await readColumns(
    database,
    sql`WITH day AS (
        SELECT person_id, day, row_number() OVER (ORDER BY p.name, d.day) - 1 AS row
        FROM person_day d JOIN person p USING (person_id))
      SELECT row, feature, value FROM feature_value JOIN day USING (person_id, day)`,
    { row: 'i32', feature: 'word', value: 'f64' },
  );
  const { row, feature, value } = values.columns;
  const known = new Map<string, number>(MEASURED.map(({ id }, f) => [id, f]));
  const place = (values.dictionary?.['feature'] ?? []).map((id) => known.get(id) ?? -1);
  for (let i = 0; i < values.rows; i++) {
    const f = place[feature[i] as number] as number;
    if (f >= 0) days.values[(row[i] as number) * MEASURED.length + f] = value[i] as number;
  }
}
