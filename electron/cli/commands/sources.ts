import { sourceId } from '../../../models/domain/ids.ts';
import type { SourceRow } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { Command } from '../command.ts';
import type { Io } from '../io.ts';
import { receiptText } from '../receipt.ts';
import { plural } from '../table.ts';
import { withCase } from '../with-case.ts';

const ACTIONS = ['remove', 'set-zone', 'set-mapping'] as const;
type Action = (typeof ACTIONS)[number];
const isAction = (word: string | undefined): word is Action => ACTIONS.some((action) => action === word);

const command: Command = {
  id: 'sources',
  declare: (command, run) =>
    command
      .description(
        'what was imported, with receipts; `remove ID` undoes an import, `set-zone ID ZONE` and `set-mapping ID FILE` read its kept text anew',
      )
      .argument('<case>', 'the case file')
      .argument('[action]', ACTIONS.join(', '))
      .argument('[id]', 'number of the source')
      .argument('[value]', 'the zone, or the file of the mapping')
      .action(
        run(async (io, ...words: readonly (string | undefined)[]) => {
          const { casePath, action, id, value } = inOrder(words.slice(0, 4));
          if (action === undefined) return list(io, casePath);
          if (
            !isAction(action) ||
            id === undefined ||
            !/^\d{1,9}$/.test(id) ||
            (action !== 'remove' && value === undefined)
          )
            throw new AppError(
              'BAD_REQUEST',
              'Only `sources CASE`, and with it `remove ID`, `set-zone ID ZONE` or `set-mapping ID FILE`, are there.',
            );
          if (action === 'remove') return remove(io, casePath, Number(id));
          return readAnew(io, casePath, Number(id), action, value ?? '');
        }),
      ),
};
export default command;

/** The action may stand before the case, or before the number alone: `sources set-zone CASE 3 UTC`. */
function inOrder(words: readonly (string | undefined)[]) {
  const [first, second, ...rest] = words.map((word) => (typeof word === 'string' ? word : undefined));
  const [casePath, action] =
    isAction(first) && second !== undefined ? [second, first] : [first ?? '', second];
  const [id, value] = rest;
  return { casePath, action, id, value };
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

async function readAnew(
  io: Io,
  casePath: string,
  id: number,
  action: Exclude<Action, 'remove'>,
  value: string,
): Promise<void> {
  const [source, { signal }] = [sourceId(id), io];
  const receipt = await withCase(io.path(casePath), io, async (client) => {
    if (action === 'set-zone') return client.call('sources.set-zone', { source, zone: value }, { signal });
    const mapping = await client.call('mapping.read', { path: io.path(value) }, { signal });
    return client.call('sources.set-mapping', { source, mapping }, { signal });
  });
  io.print(receipt, () => `${receiptText(receipt)}\n\nSource ${id} is read anew. Run analyze.`);
}
