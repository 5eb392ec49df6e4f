import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from './paths.mjs';
import { run } from './spawn.mjs';

const FOLDER = at('node_modules/electron');
/** A download that takes longer is not worth waiting for: the browser shows the same. */
const FETCH_MS = 10_000;

/** @returns {Promise<{ path: string } | { path: null, reason: string }>} Electron's program, or why it is not used */
export async function electronOrWhyNot() {
  if (!hasDisplay()) return no('there is no display for a window');
  if (process.platform === 'linux' && process.getuid?.() === 0)
    return no('Electron keeps its sandbox only for a user who is not root');
  if (!binary()) await fetchBinary();
  const path = binary();
  return path ? { path } : no('Electron is not installed and could not be fetched within 10 s');
}

const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const no = (reason) => ({ path: null, reason });

export function binary() {
  const named = join(FOLDER, 'path.txt');
  if (!existsSync(named)) return null;
  const path = join(FOLDER, 'dist', readFileSync(named, 'utf8'));
  return existsSync(path) ? path : null;
}

/** Electron's own installer, ended when the time is over. */
async function fetchBinary() {
  await run(process.execPath, [join(FOLDER, 'install.js')], { timeout: FETCH_MS, killSignal: 'SIGKILL' });
}
