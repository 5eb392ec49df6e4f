import { raw, sql } from '../../../models/domain/sql.ts';
import type { Database } from '../database/database.ts';
import type { Stage } from './stage.ts';

const aside = (stage: Stage, table: string) => raw(`temp.aside_${stage.id}_${table}`);
const STATES = 'states';

/**
 * Remembers, for as long as a run lasts, what a stage in parts had before something that it is computed from ran again: its
 * tables are empty from then on, and what its parts do not compute anew is put back with what they do.
 */
export async function setAside(database: Database, stage: Stage): Promise<void> {
  const parts = sql`FROM stage_state WHERE starts_with(stage, ${`${stage.id}/`})`;
  if (!(await database.row(sql`${parts} LIMIT 1`))) return;
  await database.run(sql`CREATE OR REPLACE TEMP TABLE ${aside(stage, STATES)} AS ${parts}`);
  for (const table of stage.tables)
    await database.run(sql`CREATE OR REPLACE TEMP TABLE ${aside(stage, table)} AS FROM ${raw(table)}`);
}

export async function putBack(database: Database, stage: Stage): Promise<void> {
  if (!(await isAside(database, stage))) return;
  for (const table of stage.tables)
    await database.run(sql`INSERT INTO ${raw(table)} FROM ${aside(stage, table)}`);
}

export async function forgetAside(database: Database, stage: Stage): Promise<void> {
  for (const table of [STATES, ...stage.tables])
    await database.run(sql`DROP TABLE IF EXISTS ${aside(stage, table)}`);
}

/** From what each part of a stage was computed, of what stands or was set aside; by the part's name. */
export async function partsDone(database: Database, stage: Stage): Promise<ReadonlyMap<string, string>> {
  const from = (await isAside(database, stage)) ? aside(stage, STATES) : raw('stage_state');
  const rows = await database.rows<{ stage: string; inputs: string }>(
    sql`SELECT stage, inputs FROM ${from} WHERE starts_with(stage, ${`${stage.id}/`})`,
  );
  return new Map(rows.map(({ stage: part, inputs }) => [part.slice(stage.id.length + 1), inputs]));
}

const isAside = async (database: Database, stage: Stage): Promise<boolean> =>
  (await database.row(
    sql`SELECT 1 AS found FROM duckdb_tables() WHERE temporary AND table_name = ${`aside_${stage.id}_${STATES}`}`,
  )) !== undefined;
