import { isoTime } from '../../../models/domain/time.ts';
import type { StoryDetail, StoryRow } from '../../contract/api.ts';
import type { Command } from '../command.ts';
import type { Io } from '../io.ts';
import { table } from '../table.ts';
import { withCase } from '../with-case.ts';

const command: Command = {
  id: 'stories',
  declare: (command, run) =>
    command
      .description('weak signals joined to stories, by risk; `stories CASE ID` tells one of them')
      .argument('<case>', 'the case file')
      .argument('[story]', 'its id')
      .option('--limit <number>', 'how many in the table', '20')
      .action(
        run(async (io, casePath: string, story: string | undefined, { limit }: { limit: string }) => {
          if (story === undefined) return list(io, casePath, Number(limit) || 20);
          const detail = await withCase(io.path(casePath), io, (client) =>
            client.call('stories.detail', { story }, { signal: io.signal }),
          );
          io.print(detail, () => detailText(detail));
        }),
      ),
};
export default command;

async function list(io: Io, casePath: string, limit: number): Promise<void> {
  const { stories, states } = await withCase(io.path(casePath), io, async (client) => ({
    stories: await client.call('stories.list', {}, { signal: io.signal }),
    states: await client.call('signals.states', {}, { signal: io.signal }),
  }));
  const blind = states.filter(({ reason }) => reason !== null);
  io.print({ stories, not_assessable: blind.map(({ signal, reason }) => ({ signal, reason })) }, () =>
    [
      listText(stories, limit),
      '',
      ...(blind.length > 0 ? ['Not assessable:'] : []),
      ...blind.map(({ signal, reason }) => `  ${signal}: ${reason}`),
    ].join('\n'),
  );
}

const HEADS = [
  { title: 'rank', right: true },
  { title: 'story' },
  { title: 'risk', right: true },
  { title: 'about' },
  { title: 'from' },
  { title: 'what' },
  { title: 'verdict' },
];

function listText(stories: readonly StoryRow[], limit: number): string {
  if (stories.length === 0) return 'No stories. Run `tracewell analyze` first, or nothing joins to one.';
  const rows = stories
    .slice(0, limit)
    .map(({ rank, id, risk, principal, start, title, verdict, changed }) => [
      String(rank),
      id,
      risk.toFixed(0),
      principal.called,
      isoTime(start).slice(0, 16).replace('T', ' '),
      title,
      `${verdict ?? ''}${changed ? ' (evidence changed since)' : ''}`,
    ]);
  const more = stories.length > limit ? `\n… and ${stories.length - limit} more (--limit)` : '';
  return `${table(HEADS, rows)}${more}`;
}

function detailText({ title, principal, risk, evidence, techniques, relief, verdict }: StoryDetail): string {
  return [
    `${title}\n${principal.called}, risk ${risk.toFixed(0)}${verdict === null ? '' : `, ${verdict}`}`,
    '',
    ...evidence.map(
      ({ start, signal, severity, says, points }) =>
        `${isoTime(start).slice(0, 19).replace('T', ' ')}Z  ${signal} (${severity}${points > 0 ? `, ${points.toFixed(0)} points` : ''})\n    ${says}`,
    ),
    '',
    `ATT&CK: ${techniques.map(({ id, name }) => `${id} ${name}`).join(', ')}`,
    ...relief.map(({ reason, points }) => `Speaks against it: ${reason} (−${points.toFixed(0)})`),
  ].join('\n');
}
