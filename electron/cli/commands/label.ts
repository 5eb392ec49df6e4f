import type { Command } from '../command.ts';
import { plural } from '../table.ts';
import { withCase } from '../with-case.ts';

const command: Command = {
  id: 'label',
  declare: (command, run) =>
    command
      .description('attach ground truth: a CSV that names user-days and scenarios')
      .argument('<case>', 'the case file')
      .argument('<file>', 'the labels')
      .action(
        run(async (io, casePath: string, file: string) => {
          const receipt = await withCase(io.path(casePath), io, (client) =>
            client.call('labels.attach', { path: io.path(file) }, { signal: io.signal }),
          );
          io.print(receipt, () => {
            const unknown = receipt.unknownUsers;
            const note = unknown.length > 0 ? `\nNot in this case: ${unknown.join(', ')}` : '';
            return `${plural(receipt.rows, 'label')} on ${plural(receipt.userDays, 'user-day')}${note}`;
          });
        }),
      ),
};
export default command;
