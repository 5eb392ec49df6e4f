import { CONTRIBUTIONS } from '../domain/contribution.ts';
import type { Feature } from '../domain/feature.ts';
import { featureOf } from '../domain/features.ts';
import type { ReportBlock, ReportSection } from '../domain/report.ts';
import { table } from './blocks.ts';
import type { ReportInput } from './input.ts';

const UNITS: Readonly<Record<Feature['unit'], string>> = {
  count: 'count',
  surprisal: 'nats',
  hours: 'hours',
  bytes: 'bytes',
};

const DAY_WORDS: readonly (readonly [string, string])[] = [
  ['Risk', 'How far a day departs from what is usual, 0 to 100, as a sum of points. It is no probability.'],
  ['Points', 'What one feature adds to the risk, after what speaks for the person is taken off.'],
  ['Seen', 'The value of the feature on that day.'],
  ['Usual', 'Where 90 % of the person’s own days lie: 5th to 95th percentile.'],
  ['Peers', 'The same of other people in the same role, in the same span.'],
  [
    'Surprise',
    'Minus the natural logarithm of how likely a value is: 3 nats is 1 in 20, 7 nats is 1 in 1,100.',
  ],
  ['Active day', 'A calendar day in the person’s own zone with at least one event.'],
];

const REPLAY_WORDS: readonly (readonly [string, string])[] = [
  [
    'Path',
    'The likeliest chain of events: each one caused by the one before it on the same host, close in time.',
  ],
  ['Share', 'Likelihood of one cause among all that were weighed; the rest goes to the others.'],
  ['First', 'Account and target never met before in this case.'],
  ['Refused', 'Every attempt failed.'],
  [
    'Level',
    'What an account may do: none, user, elevated (administrator of a host), domain (of the whole domain).',
  ],
];

const RECORD_WORDS: readonly (readonly [string, string])[] = [
  ['Record', 'One entry of an imported file. Its number counts from 0 in that file.'],
  ['Receipt', 'What a file came to: every record is stored, rejected, a duplicate or not an event.'],
  ['SHA-256', 'A checksum: the same file always has the same, and no other file is known to share one.'],
];

/** Words and measures that this report uses, and no others. */
export function glossarySection({ items }: ReportInput): ReportSection {
  const has = (kind: string) => items.some((item) => item.kind === kind);
  const words = [...(has('day') ? DAY_WORDS : []), ...(has('replay') ? REPLAY_WORDS : []), ...RECORD_WORDS];
  const blocks: ReportBlock[] = [table('Words.', [{ title: 'Word' }, { title: 'Means' }], words)];
  const used = [
    ...new Set(
      items.flatMap((item) =>
        item.kind === 'day'
          ? item.day.features.filter(({ points }) => points >= 0.5).map(({ feature }) => feature)
          : [],
      ),
    ),
  ];
  if (used.length > 0)
    blocks.push(
      table(
        'Measures of the chosen days.',
        [{ title: 'Measure' }, { title: 'Unit' }, { title: 'Is about' }],
        used.map((id) => {
          const { title, qualifier, unit, contribution } = featureOf(id);
          const about = CONTRIBUTIONS.find((one) => one.id === contribution)?.title ?? '';
          return [`${title}, ${qualifier}`, UNITS[unit], about];
        }),
      ),
    );
  return { id: 'glossary', title: 'Glossary', blocks };
}
