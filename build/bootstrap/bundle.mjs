import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { at, CLI, OUT } from './paths.mjs';
import { Failure, say, seconds } from './say.mjs';
import { runNode, tool } from './spawn.mjs';

const STAMP = join(OUT, '.built');
const SOURCES = [
  'electron',
  'renderer',
  'models',
  'build/electron.vite.config.ts',
  'build/tensorflow-binaries.ts',
  'tsconfig.json',
  'package-lock.json',
];
const PARTS = ['node', 'preload', 'renderer'];

/** Bundles the sources into out/ where they are newer than the last bundle. A failed build leaves the last one in place. */
export async function ensureBuilt() {
  if (isBuilt()) return;
  await withLock(async () => {
    if (!isBuilt()) await build();
  });
}

const isBuilt = () => existsSync(CLI) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint();

/** Of names, sizes and times, not contents: it must cost milliseconds. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) describe(at(source), hash);
  return hash.digest('hex');
}

function describe(path, hash) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(path).toSorted()) describe(join(path, name), hash);
}

async function build() {
  const started = Date.now();
  const of = fingerprint();
  const next = join(OUT, `.next-${process.pid}`);
  say('building');
  try {
    const { code, output } = await runNode(
      [tool('electron-vite/bin/electron-vite.js'), 'build', '--config', 'build/electron.vite.config.ts'],
      { env: { ...process.env, TRACEWELL_BUILD_OUT: next, FORCE_COLOR: '0' } },
    );
    if (code !== 0) {
      process.stderr.write(output);
      throw new Failure(`the build failed with exit code ${code}; its message is above`);
    }
    publish(next);
    writeFileSync(STAMP, of);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  say(`built in ${seconds(started)}`);
}

/** Swaps the new parts in, so that what runs meanwhile finds either the old bundle or the new one. */
function publish(next) {
  for (const part of PARTS) {
    const old = join(OUT, `.old-${process.pid}-${part}`);
    mkdirSync(join(next, part), { recursive: true });
    if (existsSync(join(OUT, part))) renameSync(join(OUT, part), old);
    renameSync(join(next, part), join(OUT, part));
    rmSync(old, { recursive: true, force: true });
  }
}
