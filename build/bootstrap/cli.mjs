import { createRequire } from 'node:module';
import { CLI } from './paths.mjs';

/** Becomes the tool: same process, so stdin, signals and the exit code are its own. */
export function runCli(args) {
  // npm changes into the package's folder and says in INIT_CWD where the caller was.
  if (process.env.npm_lifecycle_event !== 'tracewell') process.env.INIT_CWD = process.cwd();
  process.argv = [process.execPath, CLI, ...args];
  createRequire(import.meta.url)(CLI);
}
