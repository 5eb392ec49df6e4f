import type { Database } from './database.ts';

export interface Limits {
  readonly threads: number;
  /** DuckDB's own words, e.g. "800MB". */
  readonly memory: string;
  /** The only folder that this DuckDB may touch from now on, besides its own file. */
  readonly folder: string;
  /** Where large sorts spill, inside `folder`. */
  readonly spill: string;
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** What every case and staging file is created with. */
export const OPEN_SETTINGS: Readonly<Record<string, string>> = {
  storage_compatibility_version: 'v1.5.0',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

/** Settles everything and then locks the settings. The order matters: nothing can be set afterwards. */
export async function lockDown(database: Database, limits: Limits): Promise<void> {
  await database.run(`SET threads = ${limits.threads}`);
  await database.run(`SET memory_limit = ${literal(limits.memory)}`);
  await database.run("SET TimeZone = 'UTC'");
  await database.run('SET enable_progress_bar = true');
  await database.run('SET enable_progress_bar_print = false');
  await database.run(`SET temp_directory = ${literal(limits.spill)}`);
  await database.run(`SET allowed_directories = [${literal(limits.folder)}]`);
  await database.run('SET enable_external_access = false');
  await database.run('SET lock_configuration = true');
}
