import { sourceId } from '../../../models/domain/ids.ts';
import type { Client, SourceRow } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { Command } from '../command.ts';
import type { Io } from '../io.ts';
import { receiptText } from '../receipt.ts';
import { plural } from '../table.ts';
import { withCase } from '../with-case.ts';

interface Options {
  readonly timezone?: string;
  readonly mapping?: string;
}

const command: Command = {
  id: 'sources',
  declare: (command, run) =>
    command
      .description(
        'what was imported, with receipts; `sources CASE remove ID` undoes an import, `sources CASE reread ID` reads the kept text again',
      )
      .argument('<case>', 'the case file')
      .argument('[action]', 'remove or reread')
      .argument('[id]', 'number of the source')
      .option('--timezone <zone>', 'of reread: zone of times that name none')
      .option('--mapping <file>', 'of reread: another mapping')
      .action(
        run(
          async (
            io,
            first: string,
            second: string | undefined,
            third: string | undefined,
            options: Options,
          ) => {
            const [casePath, action, id] = inOrder([first, second, third]);
            if (action === undefined) return list(io, casePath);
            if ((action !== 'remove' && action !== 'reread') || id === undefined || !/^\d{1,9}$/.test(id))
              throw new AppError(
                'BAD_REQUEST',
                'Only `sources CASE`, `sources CASE remove ID` and `sources CASE reread ID` are there.',
              );
            await (action === 'remove'
              ? remove(io, casePath, Number(id))
              : reread(io, casePath, Number(id), options));
          },
        ),
      ),
};
export default command;

/** The action may stand before the case as well. */
function inOrder([first, second, third]: readonly (string | undefined)[]): [string, string?, string?] {
  const words =
    (first === 'remove' || first === 'reread') && second !== undefined
      ? [second, first, third]
      : [first, second, third];
  return words.map((word) => (typeof word === 'string' ? word : undefined)) as [string, string?, string?];
}

async function list(io: Io, casePath: string): Promise<void> {
  const sources = await withCase(io.path(casePath), io, (client) =>
    client.call('sources.list', {}, { signal: io.signal }),
  );
  io.print({ sources }, () =>
    sources.length === 0 ? 'Nothing was imported yet.' : sources.map(sourceText).join('\n\n'),
  );
}

const sourceText = ({ id, receipt }: SourceRow) => `${id}  ${receiptText(receipt)}`;

async function remove(io: Io, casePath: string, id: number): Promise<void> {
  const removed = await withCase(io.path(casePath), io, (client) =>
    client.call('sources.remove', { source: sourceId(id) }, { signal: io.signal }),
  );
  io.print(
    { source: id, ...removed },
    () => `Source ${id} is undone: ${plural(removed.removedEvents, 'event')} removed. Run analyze.`,
  );
}

async function reread(io: Io, casePath: string, id: number, options: Options): Promise<void> {
  const receipt = await withCase(io.path(casePath), io, (client) => readAnew(io, client, id, options));
  io.print(receipt, () => `${receiptText(receipt)}\n\nSource ${id} is read anew. Run analyze.`);
}

async function readAnew(io: Io, client: Client, id: number, { timezone, mapping }: Options) {
  const [source, { signal }] = [sourceId(id), io];
  if (timezone !== undefined && mapping === undefined)
    return client.call('sources.set-zone', { source, zone: timezone }, { signal });
  if (mapping === undefined || timezone !== undefined)
    throw new AppError('BAD_REQUEST', 'Say what to read it by: --timezone or --mapping, one at a time.');
  const read = await client.call('mapping.read', { path: io.path(mapping) }, { signal });
  return client.call('sources.set-mapping', { source, mapping: read }, { signal });
}
