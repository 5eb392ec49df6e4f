import { Argument, Option } from 'commander';
import type { ExportFormat, ExportKind } from '../../contract/api.ts';
import type { Command } from '../command.ts';
import { plural } from '../table.ts';
import { withCase } from '../with-case.ts';

const KINDS: readonly ExportKind[] = ['scores', 'signals', 'stories', 'sessions', 'events', 'evaluation'];
const FORMATS: readonly ExportFormat[] = ['csv', 'ndjson', 'parquet'];

const command: Command = {
  id: 'export',
  declare: (command, run) =>
    command
      .description('write a table of the case to a file; names are unmasked, and the export is logged')
      .argument('<case>', 'the case file')
      .addArgument(new Argument('<what>', 'which table').choices(KINDS))
      .addOption(new Option('--format <format>', 'csv, ndjson or parquet').choices(FORMATS).default('csv'))
      .requiredOption('--out <file>', 'where to; an existing file is replaced')
      .action(
        run(
          async (
            io,
            casePath: string,
            what: ExportKind,
            { format, out }: { format: ExportFormat; out: string },
          ) => {
            const written = await withCase(io.path(casePath), io, (client) =>
              client.call('exports.write', { what, format, out: io.path(out) }, { signal: io.signal }),
            );
            io.print(
              { what, format, ...written },
              () => `${plural(written.rows, 'row')} of ${what} in ${written.path}`,
            );
          },
        ),
      ),
};
export default command;
