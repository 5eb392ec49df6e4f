import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');
export const at = (...parts) => join(ROOT, ...parts);

export const OUT = at('out');
export const CLI = at('out/node/cli.cjs');

/** The user's own cache: nothing in it is needed, everything in it can be made again. */
export function cacheDirectory() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return join(XDG_CACHE_HOME, 'tracewell');
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches/tracewell');
  if (process.platform === 'win32')
    return join(LOCALAPPDATA ?? join(homedir(), 'AppData/Local'), 'tracewell');
  return join(homedir(), '.cache/tracewell');
}
