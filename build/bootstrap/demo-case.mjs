import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { withLock } from './lock.mjs';
import { at, cacheDirectory, CLI, ROOT } from './paths.mjs';
import { Failure, say, seconds } from './say.mjs';
import { runNode } from './spawn.mjs';

/** What the demonstration case is made by: a change of any of it makes another case. */
const MADE_BY = [
  'build/bootstrap/demo-case.mjs',
  'models',
  'electron/cli/demo.ts',
  'electron/engine/case/migrations',
  'electron/engine/database',
  'electron/engine/ingest',
  'electron/engine/pipeline',
  'electron/engine/signals',
  'electron/engine/stories',
];

const NAME = 'Halden Optics.tracewell';
const PSEUDONYM_KEY = 'halden optics';
export const DEMO_ZONE = 'Europe/Copenhagen';

/**
 * The demonstration case in the user's cache, imported and analysed; made where there is none of this version.
 * Nobody opens this file: open a copy.
 * @returns {Promise<string>} its path
 */
export async function pristineDemoCase() {
  const home = join(cacheDirectory(), 'demo');
  const folder = join(home, keyOf(MADE_BY));
  const path = join(folder, NAME);
  if (existsSync(path)) return path;
  await withLock(
    async () => {
      if (!existsSync(path)) await make(home, folder);
    },
    join(home, '.lock'),
  );
  return path;
}

/** A copy to open, in a new temporary folder. `remove` clears that folder. */
export async function demoCaseCopy() {
  const pristine = await pristineDemoCase();
  const folder = mkdtempSync(join(tmpdir(), 'tracewell-demo-'));
  const path = join(folder, NAME);
  copyFileSync(pristine, path);
  return { path, folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function make(home, folder) {
  const started = Date.now();
  const scratch = mkdtempSync(join(home, '.making-'));
  const made = join(scratch, 'made');
  const company = join(scratch, 'company');
  mkdirSync(made);
  say('making the demonstration case (once)');
  try {
    await tracewell('demo', company);
    await tracewell('import', join(made, NAME), join(company, 'exports'), '--timezone', DEMO_ZONE);
    await tracewell('analyze', join(made, NAME));
    await fixPseudonyms(join(made, NAME));
    dropOlder(home);
    renameSync(made, folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  say(`demonstration case made in ${seconds(started)}`);
}

/** A case draws its key at random. The demonstration's is fixed, so that its people are called the same everywhere. */
async function fixPseudonyms(path) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run("INSERT OR REPLACE INTO meta VALUES ('pseudonym_key', ?)", [PSEUDONYM_KEY]);
  await connection.run('DELETE FROM pseudonym');
  connection.closeSync();
  instance.closeSync();
}

async function tracewell(...args) {
  const { code, output } = await runNode([CLI, ...args], {
    cwd: ROOT,
    env: { ...process.env, INIT_CWD: ROOT },
  });
  if (code === 0) return;
  process.stderr.write(output);
  throw new Failure(
    `"tracewell ${args[0]}" failed with exit code ${code} while making the demonstration case`,
  );
}

/** Keeps the cache from growing with every version; what another version still has open stays readable on POSIX. */
function dropOlder(home) {
  for (const name of readdirSync(home)) {
    if (!name.startsWith('.')) rmSync(join(home, name), { recursive: true, force: true });
  }
}

function keyOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) addContents(at(path), hash);
  return hash.digest('hex').slice(0, 16);
}

function addContents(path, hash) {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).toSorted()) addContents(join(path, name), hash);
    return;
  }
  hash
    .update(`${relative(ROOT, path)}\0`)
    .update(readFileSync(path))
    .update('\0');
}
