import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where recent cases and the like are kept: the same for the app, the host and the command line of one user. */
export function userDataDirectory(): string {
  const { TRACEWELL_USER_DATA, XDG_DATA_HOME, LOCALAPPDATA } = process.env;
  if (TRACEWELL_USER_DATA) return TRACEWELL_USER_DATA;
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support/tracewell');
  if (process.platform === 'win32')
    return join(LOCALAPPDATA ?? join(homedir(), 'AppData/Local'), 'tracewell');
  return join(XDG_DATA_HOME ?? join(homedir(), '.local/share'), 'tracewell');
}
