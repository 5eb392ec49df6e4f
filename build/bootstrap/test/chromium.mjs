import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { say } from '../say.mjs';
import { run } from '../spawn.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
];

/** Path of a Chromium to test with: named, Playwright's own, the system's, else installed on Debian as root. */
export async function findChromium() {
  return present() ?? (await installOnDebian());
}

export function present() {
  const named = process.env.TRACEWELL_CHROMIUM;
  if (named && existsSync(named)) return named;
  return playwrights() ?? onPath() ?? ELSEWHERE.find(existsSync) ?? null;
}

function playwrights() {
  const path = createRequire(import.meta.url)('@playwright/test').chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function installOnDebian() {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return null;
  say('installing Chromium for the tests (apt-get install -y chromium)');
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update', '-q'], options);
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], options);
  return onPath();
}
