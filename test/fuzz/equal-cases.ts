import { Database } from '../../electron/engine/database/database.ts';

/** Tables about files and runs, with times or hashes of these, and words that every case makes for itself. */
const NOT_COMPARED = new Set([
  'source',
  'source_text',
  'reject',
  'audit',
  'meta',
  'model_run',
  'stage_state',
  'pseudonym',
]);
/** Digits to which a sum over the same values in another order may differ. */
const DIGITS = 9;

const NAMES: Readonly<Record<string, string>> = {
  account_id: '(SELECT name FROM DB.account n WHERE n.account_id = t.COLUMN)',
  host_id: '(SELECT name FROM DB.host n WHERE n.host_id = t.COLUMN)',
  person_id:
    '(SELECT min(n.name) FROM DB.person_account o JOIN DB.account n USING (account_id) WHERE o.person_id = t.COLUMN)',
};

interface Column extends Record<string, unknown> {
  readonly table_name: string;
  readonly column_name: string;
  readonly data_type: string;
}

/**
 * Rows that only one of two cases has, in words, table by table. Ids are replaced by the names that they stand for; those
 * of records, sessions and files are left out, as they count what was imported when.
 */
export async function differences(one: string, other: string): Promise<string[]> {
  const database = await Database.open(':memory:');
  try {
    await database.run(`ATTACH '${one}' AS one (READ_ONLY)`);
    await database.run(`ATTACH '${other}' AS other (READ_ONLY)`);
    const columns = await database.rows<Column>(
      `SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE database_name = 'one' AND NOT internal ORDER BY table_name, column_index`,
    );
    const found: string[] = [];
    for (const table of new Set(columns.map(({ table_name: name }) => name))) {
      if (NOT_COMPARED.has(table)) continue;
      const of = columns.filter(({ table_name: name }) => name === table);
      const [left, right] = [content('one', table, of), content('other', table, of)];
      const row = await database.row<{ missing: number; further: number }>(
        `SELECT (SELECT count(*) FROM (${left} EXCEPT ALL ${right})) AS missing, (SELECT count(*) FROM (${right} EXCEPT ALL ${left})) AS further`,
      );
      if (row && row.missing + row.further > 0)
        found.push(`${table}: ${row.missing} rows missing, ${row.further} others`);
    }
    return found;
  } finally {
    database.closeInstance();
  }
}

function content(database: string, table: string, columns: readonly Column[]): string {
  const list = columns.map((column) => expression(database, column)).filter((text) => text !== null);
  return `SELECT ${list.length > 0 ? list.join(', ') : '1'} FROM ${database}.${table} t`;
}

function expression(database: string, { column_name: column, data_type: type }: Column): string | null {
  const kind = Object.keys(NAMES).find((name) => named(column, name));
  if (kind !== undefined) return (NAMES[kind] ?? '').replaceAll('DB', database).replaceAll('COLUMN', column);
  if (column.endsWith('_id') || column.endsWith('_ids')) return null;
  if (type === 'DOUBLE' || type === 'FLOAT') return `round(t."${column}"::DOUBLE, ${DIGITS})`;
  return `t."${column}"`;
}

const named = (column: string, kind: string) =>
  column.endsWith(kind) || (kind === 'host_id' && ['computer_id', 'same_as'].includes(column));
