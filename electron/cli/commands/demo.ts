import { DEMO_SIZE, sizeProblem } from '../../../models/demo/size.ts';
import { AppError } from '../../contract/errors.ts';
import type { Command } from '../command.ts';
import { writeDemo } from '../demo.ts';
import { plural } from '../table.ts';

interface Options {
  readonly people?: string;
  readonly days?: string;
  readonly seed?: string;
  readonly clean?: boolean;
}

const command: Command = {
  id: 'demo',
  declare: (command, run) =>
    command
      .description("write the demonstration company's exports: 60 people, 90 days, ten stories")
      .argument('<directory>', 'made where there is none')
      .option('--people <number>', 'how many work there')
      .option('--days <number>', 'how long the exports are')
      .option('--seed <number>', 'another company of the same kind')
      .option('--clean', 'ordinary life alone, no planted stories')
      .action(
        run(async (io, directory: string, { people, days, seed, clean }: Options) => {
          const size = {
            people: number(people, DEMO_SIZE.people),
            days: number(days, DEMO_SIZE.days),
            seed: number(seed, DEMO_SIZE.seed),
            isClean: clean === true,
          };
          const problem = sizeProblem(size);
          if (problem !== null) throw new AppError('BAD_REQUEST', problem);
          const target = io.path(directory);
          const files = await writeDemo(target, size);
          io.print({ directory: target, files }, () => `${plural(files.length, 'file')} in ${target}`);
        }),
      ),
};
export default command;

const number = (text: string | undefined, usual: number) =>
  text === undefined ? usual : /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
