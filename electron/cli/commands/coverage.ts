import { streamSpans } from '../../../models/figures/coverage-spans.ts';
import { isoDay, isoTime } from '../../../models/domain/time.ts';
import { skewWords, gapWords } from '../../../models/figures/coverage-words.ts';
import { streamWords } from '../../../models/figures/actions.ts';
import type { Client, Coverage } from '../../contract/api.ts';
import type { Command } from '../command.ts';
import type { Io } from '../io.ts';
import { count, table } from '../table.ts';
import { withCase } from '../with-case.ts';

const command: Command = {
  id: 'coverage',
  declare: (command, run) =>
    command
      .description('what was logged when: days by stream, logs that fell silent, clocks that disagree')
      .argument('<case>', 'the case file')
      .action(
        run(async (io, casePath: string) => {
          const { coverage, nameOf } = await withCase(io.path(casePath), io, (client) => ask(client, io));
          io.print(asDocument(coverage, nameOf), () => coverageText(coverage, nameOf));
        }),
      ),
};
export default command;

async function ask(client: Client, io: Io) {
  const coverage = await client.call('coverage.streams', {}, { signal: io.signal });
  const sources = await client.call('sources.list', {}, { signal: io.signal });
  const names = new Map(sources.map(({ id, name }) => [id as number, name]));
  return { coverage, nameOf: (source: number) => names.get(source) ?? `source ${source}` };
}

const asDocument = (coverage: Coverage, nameOf: (source: number) => string) => ({
  streams: streamSpans(coverage).map((span) => ({
    ...span,
    first: isoDay(span.first),
    last: isoDay(span.last),
  })),
  gaps: coverage.gaps.map(({ source, stream, from, to, usual }) => ({
    source: nameOf(source),
    stream,
    from: isoTime(from),
    to: isoTime(to),
    usual,
  })),
  skews: coverage.skews.map(({ source, other, pairs, aheadUs }) => ({
    source: nameOf(source),
    other: nameOf(other),
    pairs,
    ahead_seconds: aheadUs / 1e6,
  })),
});

function coverageText(coverage: Coverage, nameOf: (source: number) => string): string {
  if (coverage.streams.length === 0) return 'The case holds no events yet.';
  const heads = [
    { title: 'stream' },
    { title: 'first day' },
    { title: 'last day' },
    { title: 'days with events', right: true },
    { title: 'events', right: true },
  ];
  const rows = streamSpans(coverage).map(({ stream, first, last, days, events }) => [
    streamWords(stream),
    isoDay(first),
    isoDay(last),
    count(days),
    count(events),
  ]);
  const found = [
    ...coverage.gaps.map((gap) => gapWords(gap, nameOf, 'UTC')),
    ...coverage.skews.map((skew) => skewWords(skew, nameOf)),
  ];
  return `${table(heads, rows)}\n\n${found.length > 0 ? found.join('\n') : 'No log fell silent while others went on, and no clocks disagree, as far as these events show.'}`;
}
