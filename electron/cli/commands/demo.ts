import { AppError } from '../../contract/errors.ts';
import type { Command } from '../command.ts';
import { writeDemo } from '../demo.ts';
import { plural } from '../table.ts';

const command: Command = {
  id: 'demo',
  declare: (command, run) =>
    command
      .description("write the demonstration company's exports: 60 people, 90 days, four stories")
      .argument('<directory>', 'made where there is none')
      .option('--seed <number>', 'another company of the same kind')
      .action(
        run(async (io, directory: string, { seed }: { seed?: string }) => {
          if (seed !== undefined && !/^\d{1,9}$/.test(seed))
            throw new AppError(
              'BAD_REQUEST',
              `The seed "${seed}" is no whole number below a thousand million.`,
            );
          const target = io.path(directory);
          const files = await writeDemo(target, seed === undefined ? undefined : Number(seed));
          io.print({ directory: target, files }, () => `${plural(files.length, 'file')} in ${target}`);
        }),
      ),
};
export default command;
