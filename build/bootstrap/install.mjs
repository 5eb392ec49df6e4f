import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { withLock } from './lock.mjs';
import { at } from './paths.mjs';
import { Failure, say, seconds } from './say.mjs';
import { run } from './spawn.mjs';

const STAMP = at('node_modules/.tracewell-installed');

/** Installs the packages of package-lock.json where node_modules is missing or from another lock. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await withLock(async () => {
    if (isInstalled()) return;
    if (!matchesLock()) await install();
    writeFileSync(STAMP, wanted());
  });
}

/** Native packages differ by platform, so a node_modules carried elsewhere is stale too. */
const wanted = () =>
  createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex') + ` ${process.platform} ${process.arch}\n`;

const isInstalled = () => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted();

/** True where npm's own record says that every needed package is there in the locked version: installed by hand. */
function matchesLock() {
  if (!existsSync(at('node_modules/.package-lock.json'))) return false;
  const locked = readPackages(at('package-lock.json'));
  const present = readPackages(at('node_modules/.package-lock.json'));
  return Object.entries(locked).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  );
}

const readPackages = (path) => JSON.parse(readFileSync(path, 'utf8')).packages ?? {};

async function install() {
  const started = Date.now();
  say(`installing packages into ${at('node_modules')}`);
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'];
  const npm = npmCommand();
  const { code } = await run(npm.command, [...npm.args, ...args], {
    stdio: ['ignore', 2, 2],
    shell: npm.shell,
  });
  if (code !== 0)
    throw new Failure(
      `"npm ci" failed with exit code ${code}; its message is above. Can the package registry be reached?`,
    );
  say(`packages installed in ${seconds(started)}`);
}

/** The npm that started us, else the one on the path. */
function npmCommand() {
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.c?js$/.test(cli)) return { command: process.execPath, args: [cli], shell: false };
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}
