import type { AnalysisReport } from '../../contract/api.ts';
import type { Command } from '../command.ts';
import { followProgress } from '../progress.ts';
import { count, plural, table } from '../table.ts';
import { withCase } from '../with-case.ts';

const command: Command = {
  id: 'analyze',
  declare: (command, run) =>
    command
      .description('run every stage that is stale: sessions, features, baselines, scores, risk')
      .argument('<case>', 'the case file')
      .action(
        run(async (io, casePath: string) => {
          const report = await withCase(io.path(casePath), io, async (client) => {
            const undo = followProgress(client);
            return client.call('analysis.run', {}, { signal: io.signal }).finally(undo);
          });
          io.print(report, () => analysisText(report));
        }),
      ),
};
export default command;

function analysisText({ stages, people, days, backend }: AnalysisReport): string {
  const rows = stages.map(({ stage, ran, rows, ms }) => [
    stage,
    ran ? count(rows) : 'unchanged',
    ran ? `${(ms / 1000).toFixed(1)} s` : '',
  ]);
  const done = table(
    [{ title: 'stage' }, { title: 'rows', right: true }, { title: 'time', right: true }],
    rows,
  );
  const scored = `${plural(people, 'person').replace('persons', 'people')}, ${plural(days, 'scored day')}`;
  return `${done}\n\n${scored}${backend ? `, autoencoder on ${backend}` : ''}`;
}
