import { VERDICTS, type Verdict } from '../../../models/domain/decision.ts';
import { AppError } from '../../contract/errors.ts';
import type { Command } from '../command.ts';
import { withCase } from '../with-case.ts';

const command: Command = {
  id: 'verdict',
  declare: (command, run) =>
    command
      .description(
        `what a story turned out to be: ${VERDICTS.join(', ')}; \`verdict CASE undo NUMBER\` takes one back`,
      )
      .argument('<case>', 'the case file')
      .argument('<story>', 'its id, or undo')
      .argument('<verdict>', 'the verdict, or the number of the decision')
      .option('--note <text>', 'why; kept with the decision')
      .action(
        run(async (io, first: string, second: string, third: string, { note }: { note?: string }) => {
          // `verdict undo CASE NUMBER` is understood as well.
          const [casePath, story] = first === 'undo' ? [second, 'undo'] : [first, second];
          if (story === 'undo') {
            if (!/^\d{1,15}$/.test(third))
              throw new AppError('BAD_REQUEST', `"${third}" is no decision: its number is expected.`);
            await withCase(io.path(casePath), io, (client) =>
              client.call('stories.undo', { decision: Number(third) }, { signal: io.signal }),
            );
            io.print({ decision: Number(third), undone: true }, () => `Decision ${third} is taken back.`);
            return;
          }
          if (!(VERDICTS as readonly string[]).includes(third))
            throw new AppError(
              'BAD_REQUEST',
              `"${third}" is no verdict; one of ${VERDICTS.join(', ')} is expected.`,
            );
          const verdict = third as Verdict;
          const { decision } = await withCase(io.path(casePath), io, (client) =>
            client.call(
              'stories.judge',
              { story, verdict, ...(note === undefined ? {} : { note }) },
              { signal: io.signal },
            ),
          );
          io.print({ decision, story, verdict }, () => `Decision ${decision}: story ${story} is ${verdict}.`);
        }),
      ),
};
export default command;
