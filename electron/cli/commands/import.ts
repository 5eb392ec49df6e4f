import type { ImportReceipt } from '../../../models/domain/source.ts';
import type { Day, TimestampUs } from '../../../models/domain/time.ts';
import type { Client } from '../../contract/api.ts';
import type { Command } from '../command.ts';
import type { Io } from '../io.ts';
import { dayIn, instant } from '../options.ts';
import { followProgress } from '../progress.ts';
import { receiptText } from '../receipt.ts';
import { count, plural } from '../table.ts';
import { withCase } from '../with-case.ts';

interface Options {
  readonly source?: string;
  readonly timezone?: string;
  readonly start?: TimestampUs;
  readonly known?: Day;
  readonly acceptUnbalanced?: boolean;
  readonly mapping?: string;
}

const command: Command = {
  id: 'import',
  declare: (command, run) =>
    command
      .description('import exports into a case, made where there is none, and print the receipt')
      .argument('<case>', 'the case file, NAME.tracewell')
      .argument('<path...>', 'files or folders; .gz and .zip too')
      .option('--source <id>', 'the format, where it is not to be recognised')
      .option('--timezone <zone>', 'zone of records that name none, e.g. America/New_York')
      .option('--start <time>', 'what second 0 means where times are relative: 2015-01-01T00:00:00Z', instant)
      .option('--known <day>', 'from when lists apply that do not say it themselves: 2024-02-15', dayIn)
      .option('--mapping <file>', 'how files of no known format are read; `mapping propose` makes one')
      .option(
        '--accept-unbalanced',
        'go on where a file does not balance or is cut off; its receipt and every report say so for ever',
      )
      .action(
        run(async (io, casePath: string, paths: readonly string[], options: Options) => {
          const receipt = await importInto(io, casePath, paths, options);
          io.print(receipt, () => importText(receipt));
        }),
      ),
};
export default command;

function importInto(
  io: Io,
  casePath: string,
  paths: readonly string[],
  { source, timezone, start, known, acceptUnbalanced, mapping }: Options,
): Promise<ImportReceipt> {
  const request = {
    paths: paths.map(io.path),
    ...(source !== undefined && { source }),
    ...(timezone !== undefined && { zone: timezone }),
    ...(start !== undefined && { start }),
    ...(known !== undefined && { known }),
    ...(acceptUnbalanced === true && { unbalanced: true }),
  };
  const work = async (client: Client) => {
    const mappings = await mappingsFrom(client, io, mapping);
    const undo = followProgress(client);
    return client.call('sources.import', { ...request, ...mappings }, { signal: io.signal }).finally(undo);
  };
  return withCase(io.path(casePath), io, work, { create: timezone === undefined ? {} : { zone: timezone } });
}

/** One mapping for every file that no format knows. */
async function mappingsFrom(client: Client, io: Io, file: string | undefined) {
  if (file === undefined) return {};
  const mapping = await client.call('mapping.read', { path: io.path(file) }, { signal: io.signal });
  return { mappings: [{ path: null, mapping }] };
}

function importText(receipt: ImportReceipt): string {
  const sum = (pick: (file: ImportReceipt['files'][number]) => number) =>
    receipt.files.reduce((total, file) => total + pick(file), 0);
  const total =
    `${plural(receipt.files.length, 'file')} into ${receipt.case}: ` +
    `${count(sum((file) => file.records))} records = ${count(sum((file) => file.stored))} stored` +
    ` + ${count(sum((file) => file.rejected))} rejected + ${count(sum((file) => file.duplicate))} duplicate` +
    ` + ${count(sum((file) => file.other))} other`;
  return [...receipt.files.map(receiptText), total].join('\n\n');
}
