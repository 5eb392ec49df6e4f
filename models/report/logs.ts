import type { ReportBlock, ReportSection } from '../domain/report.ts';
import { streamSpans } from '../figures/coverage-spans.ts';
import { streamWords } from '../figures/actions.ts';
import { gapWords, skewWords } from '../figures/coverage-words.ts';
import { coverageScene } from '../figures/coverage.ts';
import { calendar, dayShort } from '../figures/days.ts';
import { count } from '../figures/numbers.ts';
import { figure, paragraph, table } from './blocks.ts';
import type { ReportInput } from './input.ts';

const FIGURE_WIDTH = 680;

/** Streams by day, logs that fell silent and clocks that disagree: what an absence of events is worth. */
export function logsSection({ logs, zone }: ReportInput): ReportSection | null {
  if (logs.streams.length === 0) return null;
  const nameOf = (source: number) => logs.sourceNames.get(source) ?? `source ${source}`;
  const found = [
    ...logs.gaps.map((gap) => gapWords(gap, nameOf, zone)),
    ...logs.skews.map((skew) => skewWords(skew, nameOf)),
  ];
  return {
    id: 'logs',
    title: 'What the logs cover',
    blocks: [
      figure(
        'Events by kind and day: the stronger, the more against the busiest day of its kind. Framed: silent while others went on.',
        coverageScene(logs, logs.gaps, zone, FIGURE_WIDTH),
      ),
      spansTable(logs),
      ...(found.length > 0 ? found.map(paragraph) : [paragraph(NOTHING_FOUND)]),
    ],
  };
}

const NOTHING_FOUND =
  'No log fell silent while others went on, and no clocks disagree, as far as these events show.';

const dated = (day: number) => `${dayShort(day)} ${calendar(day).year}`;

const spansTable = (logs: ReportInput['logs']): ReportBlock =>
  table(
    'From when to when each kind of event is there. A day without one is no proof that nothing happened.',
    [
      { title: 'Kind' },
      { title: 'First day', whole: true },
      { title: 'Last day', whole: true },
      { title: 'Days with events', numeric: true },
      { title: 'Days without', numeric: true },
      { title: 'Events', numeric: true },
    ],
    streamSpans(logs).map(({ stream, first, last, days, events }) => [
      streamWords(stream),
      dated(first),
      dated(last),
      count(days),
      count(last - first + 1 - days),
      count(events),
    ]),
  );
