import type { EvaluationRow } from '../../contract/api.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import { withCase } from '../with-case.ts';

const command: Command = {
  id: 'evaluate',
  declare: (command, run) =>
    command
      .description('hold every model and every plain baseline against the labels')
      .argument('<case>', 'the case file')
      .action(
        run(async (io, casePath: string) => {
          const rows = await withCase(io.path(casePath), io, (client) =>
            client.call('evaluation.run', {}, { signal: io.signal }),
          );
          io.print({ rows }, () => evaluationText(rows));
        }),
      ),
};
export default command;

/** Models side by side: one row a scenario and metric. */
function evaluationText(rows: readonly EvaluationRow[]): string {
  if (rows.length === 0) return 'There is nothing to evaluate.';
  const models = [...new Set(rows.map(({ model }) => model))];
  const lines = [...new Set(rows.map(keyOf))];
  const values = new Map(rows.map((row) => [`${keyOf(row)}\0${row.model}`, row.value]));
  const body = lines.map((key) => [
    ...key.split('\0'),
    ...models.map((model) => figure(values.get(`${key}\0${model}`))),
  ]);
  const heads = [
    { title: 'scenario' },
    { title: 'metric' },
    ...models.map((title) => ({ title, right: true })),
  ];
  return table(heads, body);
}

const keyOf = ({ scenario, metric }: EvaluationRow) => `${scenario}\0${metric}`;

const figure = (value: number | undefined) =>
  value === undefined ? '' : Number.isInteger(value) ? String(value) : value.toFixed(3);
