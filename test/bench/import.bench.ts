import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCert } from './generate/cert.ts';
import { writeLanl } from './generate/lanl.ts';
import type { Size } from './generate/work.ts';
import { cliEntry, mb, measure, median, option, printRun, verdict, type Run } from './measure.ts';
import { intoSqlite } from './sqlite-reference.ts';

const GOAL_CPU_RATIO = 2;
const GOAL_PEAK_MB = 1536;
const GOAL_TIME_OF_TENFOLD = 11;
const GOAL_FASTER_THAN_SQLITE = 3;

/** Something to import, and how DuckDB alone reads it. */
interface Shape {
  readonly file: string;
  readonly rows: number;
  readonly write: (folder: string, size: Size) => void;
  readonly options: string;
  readonly columns: { readonly user: number; readonly time: number };
}

const CERT_TIMES = "timestampformat = '%m/%d/%Y %H:%M:%S'";
const SHAPES: Readonly<Record<string, Shape>> = {
  logon: {
    file: 'logon.csv',
    rows: 10_000_000,
    write: (folder, size) => writeCert(folder, size, ['logon']),
    options: CERT_TIMES,
    columns: { user: 2, time: 1 },
  },
  http: {
    file: 'http.csv',
    rows: 5_000_000,
    write: (folder, size) => writeCert(folder, size, ['http']),
    options: CERT_TIMES,
    columns: { user: 2, time: 1 },
  },
  lanl: {
    file: 'auth.txt',
    rows: 10_000_000,
    write: (folder, size) => writeLanl(join(folder, 'auth.txt'), size),
    options: 'header = false',
    columns: { user: 1, time: 0 },
  },
};

/**
 * `npm run bench -- import [--shape logon|http|lanl] [--rows N] [--runs N] [--sqlite FOLDER]`: our import against `CREATE
 * TABLE AS FROM read_csv`, in turns, against itself with a tenth of the rows, and against csv-parse and better-sqlite3,
 * which are no part of this project, where they are installed in FOLDER.
 */
export default async function bench(args: readonly string[]): Promise<void> {
  if (process.platform !== 'linux') return console.log('import: not measured (reads /proc, so Linux only)');
  if (!existsSync(cliEntry())) return console.log('import: not measured (run `npm run build` first)');
  const chosen = args.includes('--shape') ? [args[args.indexOf('--shape') + 1] ?? ''] : Object.keys(SHAPES);
  for (const name of chosen) {
    const shape = SHAPES[name];
    if (!shape) throw new Error(`There is no shape "${name}": ${Object.keys(SHAPES).join(', ')}`);
    await measureShape(shape, args);
  }
}

async function measureShape(shape: Shape, args: readonly string[]): Promise<void> {
  const rows = option(args, '--rows', shape.rows);
  const at = mkdtempSync(join(tmpdir(), 'tracewell-bench-'));
  try {
    const path = join(at, shape.file);
    shape.write(at, { events: rows / 10, people: 1000, days: 364, seed: 1 });
    const tenth = await ours(at, path);
    shape.write(at, { events: rows, people: 1000, days: 364, seed: 1 });
    const our: Run[] = [];
    const plain: Run[] = [];
    for (let i = 0; i < option(args, '--runs', 3); i++) {
      plain.push(await measure(['-e', PLAIN, path, join(at, 'plain.db'), shape.options]));
      our.push(await ours(at, path));
    }
    const bytes = statSync(join(at, 'a.tracewell')).size;
    console.log(
      `import of ${rows} rows, ${shape.file} of ${mb(statSync(path).size)}, case of ${mb(bytes)}, ${cpus().length} processors`,
    );
    print({ plain: median(plain), our: median(our), tenth }, rows === shape.rows);
    const sqlite = args.includes('--sqlite') ? args[args.indexOf('--sqlite') + 1] : undefined;
    if (sqlite === undefined) console.log('  csv-parse + better-sqlite3: not measured (--sqlite FOLDER)');
    else printSqlite(await intoSqlite(sqlite, path, join(at, 'plain.sqlite'), shape.columns), median(our));
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
}

async function ours(at: string, path: string): Promise<Run> {
  for (const name of readdirSync(at))
    if (join(at, name) !== path) rmSync(join(at, name), { recursive: true, force: true });
  const zone = ['--timezone', 'America/New_York'];
  return measure([cliEntry(), 'import', join(at, 'a.tracewell'), path, ...zone, '--json']);
}

const PLAIN = `
const { DuckDBInstance } = require('@duckdb/node-api');
const [csv, db, options] = process.argv.slice(1);
require('node:fs').rmSync(db, { force: true });
DuckDBInstance.create(db).then(async (instance) => {
  const connection = await instance.connect();
  await connection.run("CREATE TABLE t AS FROM read_csv('" + csv + "', " + options + ")");
  await connection.run('CHECKPOINT');
  connection.closeSync();
  instance.closeSync();
});`;

function print({ plain, our, tenth }: Record<'plain' | 'our' | 'tenth', Run>, named: boolean): void {
  printRun('CREATE TABLE AS FROM read_csv', plain);
  printRun('tracewell import', our);
  printRun('tracewell import of a tenth', tenth);
  const ratio = our.cpuSeconds / plain.cpuSeconds;
  const longer = our.wallSeconds / tenth.wallSeconds;
  const more = our.peakMb / tenth.peakMb;
  const judge = (holds: boolean) => (named ? verdict(holds) : 'not judged (other rows than the goal names)');
  const goal = (what: string, words: string, holds: boolean) =>
    console.log(`  ${what}, goal ≤ ${words}: ${judge(holds)}`);
  goal(`CPU ratio ${ratio.toFixed(2)}×`, `${GOAL_CPU_RATIO}×`, ratio <= GOAL_CPU_RATIO);
  goal(`peak memory ${our.peakMb.toFixed(0)} MB`, `${GOAL_PEAK_MB} MB`, our.peakMb <= GOAL_PEAK_MB);
  goal(
    `10× rows take ${longer.toFixed(1)}× the time`,
    `${GOAL_TIME_OF_TENFOLD}×`,
    longer <= GOAL_TIME_OF_TENFOLD,
  );
  console.log(`  10× rows take ${more.toFixed(2)}× the memory, goal: flat`);
}

function printSqlite(sqlite: Run, our: Run): void {
  printRun('csv-parse + better-sqlite3', sqlite);
  const faster = sqlite.wallSeconds / our.wallSeconds;
  console.log(
    `  ${faster.toFixed(1)}× faster, goal ≥ ${GOAL_FASTER_THAN_SQLITE}×: ${verdict(faster >= GOAL_FASTER_THAN_SQLITE)}`,
  );
}
