import { version } from '../../package.json';
import { Command as Program, CommanderError } from 'commander';
import { AppError } from '../contract/errors.ts';
import type { Runner } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { asAppError, createIo, EXIT, exitCodeOf, FoundWanting, printError } from './io.ts';

const asked = process.argv.slice(2);
/** Also needed where the call is so wrong that the options cannot be read. */
const json = asked.slice(0, asked.includes('--') ? asked.indexOf('--') : undefined).includes('--json');

/** The first Ctrl-C cancels, and the case is closed in order; the second ends the process at once. */
function stopOnSignals(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(EXIT.interrupted);
      stop.abort();
    });
  return stop.signal;
}

function build(signal: AbortSignal): Program {
  const program = new Program('tracewell')
    .description('From exported logs to a ranked person: import, analyse, look, export.')
    .version(version)
    .exitOverride()
    .showHelpAfterError(false)
    .configureOutput({ outputError: () => undefined });
  const run: Runner =
    (work) =>
    (...given) =>
      work(createIo(json, signal), ...given);
  for (const { id, declare } of COMMANDS)
    declare(program.command(id).option('--json', 'one JSON document on stdout'), run);
  return program;
}

/** Exit code: 0 done, 1 the work failed, 2 the call was wrong, 130 ended by Ctrl-C with the case as before. */
async function main(): Promise<number> {
  try {
    await build(stopOnSignals()).parseAsync(asked, { from: 'user' });
    return EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError) return endOfCall(error);
    if (error instanceof FoundWanting) return EXIT.failed;
    const known = asAppError(error);
    printError(known, json);
    if (known.code === 'INTERNAL' && process.env['TRACEWELL_STACKS']) console.error(error);
    return exitCodeOf(known);
  }
}

/** Help and version are asked for with exit code 0; everything else that commander throws is a wrong call. */
function endOfCall({ exitCode, code, message }: CommanderError): number {
  if (exitCode === 0) return EXIT.done;
  const what = code === 'commander.help' ? 'a command is missing' : message.replace(/^error: |\.$/g, '');
  const name = asked.find((word) => COMMANDS.some(({ id }) => id === word));
  const help = `tracewell ${name ? `${name} ` : ''}--help`;
  printError(new AppError('BAD_REQUEST', `${what}. See \`${help}\`.`), json);
  return EXIT.calledWrongly;
}

async function run(): Promise<void> {
  const code = await main();
  process.exitCode = code;
  // What is still in a pipe is written before the process ends.
  process.stdout.write('', () => process.exit(code));
}
void run();
