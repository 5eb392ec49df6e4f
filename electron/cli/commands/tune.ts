import type { Allowed, SignalState } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { Command } from '../command.ts';
import type { Io } from '../io.ts';
import { table } from '../table.ts';
import { withCase } from '../with-case.ts';

interface Options {
  readonly list?: boolean;
  readonly role?: string;
  readonly allow?: string;
  readonly until?: string;
  readonly why?: string;
  readonly undo?: string;
}

const ANALYSE = 'Run `tracewell analyze`: until then the signals are those of before.';

const command: Command = {
  id: 'tune',
  declare: (command, run) =>
    command
      .description('how sharp each signal is in this case, and whom it leaves out; every change is logged')
      .argument('<case>', 'the case file')
      .argument('[signal]', 'its id')
      .argument('[setting]', 'KEY=VALUE')
      .option('--list', 'every signal with its tunables')
      .option('--role <name>', 'for one role only')
      .option('--allow <value>', 'an account, host, address or name that the signal leaves out')
      .option('--until <day>', 'the last day on which it does, YYYY-MM-DD')
      .option('--why <text>', 'why')
      .option('--undo <number>', 'takes a decision back')
      .action(
        run(
          async (
            io,
            casePath: string,
            signal: string | undefined,
            setting: string | undefined,
            options: Options,
          ) => {
            if (options.undo !== undefined) return undo(io, casePath, options.undo);
            if (signal === undefined || options.list) return list(io, casePath);
            if (options.allow !== undefined) return allow(io, casePath, signal, options);
            return set(io, casePath, signal, setting ?? '', options);
          },
        ),
      ),
};
export default command;

async function set(
  io: Io,
  casePath: string,
  signal: string,
  setting: string,
  { role, why }: Options,
): Promise<void> {
  const match = /^([A-Za-z]+)=(-?\d+(?:\.\d+)?)$/.exec(setting);
  if (!match)
    throw new AppError(
      'BAD_REQUEST',
      `"${setting}" is no setting: KEY=NUMBER is expected, such as failures=5.`,
    );
  const [, key = '', text = ''] = match;
  const { decision } = await withCase(io.path(casePath), io, (client) =>
    client.call(
      'signals.tune',
      {
        signal,
        key,
        value: Number(text),
        ...(role === undefined ? {} : { role }),
        ...(why === undefined ? {} : { note: why }),
      },
      { signal: io.signal },
    ),
  );
  io.print(
    { decision, signal, key, value: Number(text), role: role ?? null },
    () =>
      `Decision ${decision}: ${key} of ${signal} is ${text}${role === undefined ? '' : ` for ${role}`}. ${ANALYSE}`,
  );
}

async function allow(
  io: Io,
  casePath: string,
  signal: string,
  { allow: value = '', until, why }: Options,
): Promise<void> {
  if (until === undefined || why === undefined)
    throw new AppError('BAD_REQUEST', 'An allowance needs its last day (--until) and a reason (--why).');
  const { decision } = await withCase(io.path(casePath), io, (client) =>
    client.call('signals.allow', { signal, value, until, why }, { signal: io.signal }),
  );
  io.print(
    { decision, signal, value, until, why },
    () => `Decision ${decision}: ${signal} leaves out ${value} until ${until}. ${ANALYSE}`,
  );
}

async function undo(io: Io, casePath: string, number: string): Promise<void> {
  if (!/^\d{1,15}$/.test(number))
    throw new AppError('BAD_REQUEST', `"${number}" is no decision: its number is expected.`);
  const decision = Number(number);
  await withCase(io.path(casePath), io, (client) =>
    client.call('stories.undo', { decision }, { signal: io.signal }),
  );
  io.print({ decision, undone: true }, () => `Decision ${number} is taken back. ${ANALYSE}`);
}

async function list(io: Io, casePath: string): Promise<void> {
  const { states, allowed } = await withCase(io.path(casePath), io, async (client) => ({
    states: await client.call('signals.states', {}, { signal: io.signal }),
    allowed: await client.call('signals.allowed', {}, { signal: io.signal }),
  }));
  io.print({ signals: states, allowed }, () => listText(states, allowed));
}

function listText(states: readonly SignalState[], allowed: readonly Allowed[]): string {
  const rows = states.flatMap(({ signal, found, reason, tunables }) => [
    [signal, '', reason === null ? `found ${found}` : `not assessable: ${reason}`],
    ...tunables.map(({ key, title, unit, value, least, most, set: own }) => [
      '',
      key,
      `${title}: ${own.length > 0 ? own.map((one) => `${one.value}${one.role === null ? '' : ` for ${one.role}`}`).join(', ') : value} ${unit} (${least} to ${most}, usually ${value})`,
    ]),
  ]);
  const left = allowed.map(
    ({ decision, signal, value, until, why }) =>
      `  ${decision}: ${signal} leaves out ${value} until ${until}: ${why}`,
  );
  return [
    table([{ title: 'signal' }, { title: 'key' }, { title: 'what' }], rows),
    ...(left.length > 0 ? ['', 'Left out:', ...left] : []),
  ].join('\n');
}
