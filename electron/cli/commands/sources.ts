import { sourceId } from '../../../models/domain/ids.ts';
import type { SourceRow } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { Command } from '../command.ts';
import type { Io } from '../io.ts';
import { receiptText } from '../receipt.ts';
import { plural } from '../table.ts';
import { withCase } from '../with-case.ts';

const command: Command = {
  id: 'sources',
  declare: (command, run) =>
    command
      .description('what was imported, with receipts; `sources CASE remove ID` undoes an import')
      .argument('<case>', 'the case file')
      .argument('[action]', 'remove')
      .argument('[id]', 'number of the source')
      .action(
        run(async (io, ...words: readonly (string | undefined)[]) => {
          const [casePath, action, id] = inOrder(words);
          if (action === undefined) return list(io, casePath);
          if (action !== 'remove' || id === undefined || !/^\d{1,9}$/.test(id))
            throw new AppError('BAD_REQUEST', 'Only `sources CASE` and `sources CASE remove ID` are there.');
          await remove(io, casePath, Number(id));
        }),
      ),
};
export default command;

/** `remove` may stand before the case as well. */
function inOrder([first, second, third]: readonly (string | undefined)[]): [string, string?, string?] {
  const words = first === 'remove' && second !== undefined ? [second, first, third] : [first, second, third];
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
