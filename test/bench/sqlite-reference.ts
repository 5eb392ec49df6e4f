import { join } from 'node:path';
import { measure, type Run } from './measure.ts';

/** Parses a CSV file with csv-parse and stores it with better-sqlite3 in one transaction, indexed by user and time. */
export function intoSqlite(
  installedIn: string,
  path: string,
  database: string,
  { user, time }: { readonly user: number; readonly time: number },
): Promise<Run> {
  const modules = join(installedIn, 'node_modules');
  return measure(['-e', LOAD, modules, path, database, String(user), String(time)]);
}

const LOAD = `
const [modules, path, file, user, time] = process.argv.slice(1);
const Sqlite = require(modules + '/better-sqlite3');
const { parse } = require(modules + '/csv-parse');
(async () => {
  const db = new Sqlite(file);
  db.pragma('journal_mode = WAL');
  let insert;
  for await (const row of require('node:fs').createReadStream(path).pipe(parse())) {
    if (!insert) {
      db.exec('CREATE TABLE t (' + row.map((_, i) => 'c' + i).join(', ') + ')');
      insert = db.prepare('INSERT INTO t VALUES (' + row.map(() => '?').join(', ') + ')');
      db.exec('BEGIN');
    }
    insert.run(row);
  }
  db.exec('COMMIT');
  db.exec('CREATE INDEX of_user ON t (c' + user + ', c' + time + ')');
  db.close();
})();`;
