import { ensureBuilt } from './bundle.mjs';
import { ensureInstalled } from './install.mjs';
import { Failure, say } from './say.mjs';

/** Loaded when asked for: `cli` must start at once. */
const COMMANDS = {
  cli: async (args) => (await import('./cli.mjs')).runCli(args),
  start: async () => (await import('./start.mjs')).start(),
  test: async (args) => (await import('./test.mjs')).runTests(args),
  build: async () => 0,
  bench: async (args) => (await import('./bench.mjs')).runBench(args),
  fuzz: async (args) => (await import('./fuzz.mjs')).runFuzz(args),
  screenshots: async () => (await import('./screenshots.mjs')).takeScreenshots(),
};

/** Tests report a failed build among their parts instead of stopping at it. */
const BUILDS_ITSELF = new Set(['test']);

/** Sets the exit code: 0 done, 1 failed, 2 called wrongly. `cli` leaves it to the tool. */
export async function runCommand(name, args) {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    say(`"${name}" is no command. There are: ${Object.keys(COMMANDS).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  try {
    await ensureInstalled();
    if (!BUILDS_ITSELF.has(name)) await ensureBuilt();
    const code = await command(args);
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
