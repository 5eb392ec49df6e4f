import { dirname, join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { existsSync } from 'node:fs';
import { AppError } from '../../contract/errors.ts';
import { entryPath } from '../../engine/entries.ts';
import { samePath } from '../../engine/lock/case-locks.ts';
import { findOwner } from '../../engine/lock/find-owner.ts';
import { dialEngine, EngineProcess } from '../../host/engine-process.ts';
import { startHost } from '../../host/host.ts';
import { openAddress } from '../../host/open-address.ts';
import type { Command } from '../command.ts';
import type { Io } from '../io.ts';

interface Options {
  readonly port: number;
  readonly open: boolean;
}

const command: Command = {
  id: 'serve',
  declare: (command, run) =>
    command
      .description('the application in the browser, for this machine only')
      .argument('[case]', 'the case file')
      .option('--port <number>', 'instead of any that is free', portOf, 0)
      .option('--no-open', 'only print the address')
      .action(run((io, casePath: string | undefined, options: Options) => serve(io, casePath, options))),
};
export default command;

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('It is no port (0 to 65535).');
  return port;
}

/** Until Ctrl-C. Pages talk to the engine that holds the case, or to one that is started for them. */
async function serve(io: Io, casePath: string | undefined, { port, open }: Options): Promise<void> {
  const path = casePath === undefined ? null : await samePath(io.path(casePath));
  if (path !== null && !existsSync(path))
    throw new AppError(
      'PATH_MISSING',
      `There is no case "${path}". Check the path; \`tracewell import\` makes one.`,
      { path },
    );
  const engine = new EngineProcess({
    entry: entryPath('engine'),
    casePath: path,
    onExit: (how) => io.note(`the engine ended (${how}); it is started again when a page asks`),
  });
  const address = async () =>
    (path !== null && !engine.running ? await findOwner(path) : null) ?? (await engine.start());
  try {
    await address();
    const host = await startHost({
      pageDirectory: join(dirname(entryPath('engine')), '../renderer'),
      port,
      dial: async () => dialEngine(await address(), 'page'),
    });
    io.print({ address: host.address, port: host.port, case: path }, () => host.address);
    io.note(
      'Tracewell is at this address until you press Ctrl-C. It works once; the page keeps itself connected.',
    );
    if (open && process.stdout.isTTY) openAddress(host.address);
    await untilAborted(io.signal);
    await host.close();
  } finally {
    await engine.stop();
  }
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });
