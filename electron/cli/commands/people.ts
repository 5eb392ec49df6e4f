import { isoDay } from '../../../models/domain/time.ts';
import { featureOf } from '../../../models/domain/features.ts';
import { reasonSentence } from '../../../models/figures/words.ts';
import type { Client, RankedPeople } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { Command } from '../command.ts';
import { IDENTITY_VERBS, isVerb, runVerb } from '../identities.ts';
import type { Io } from '../io.ts';
import { table } from '../table.ts';
import { withCase } from '../with-case.ts';

interface Person {
  readonly rank: number;
  readonly person: string;
  readonly role: string;
  readonly risk: number;
  readonly change: number | null;
  readonly peak_day: string;
  readonly surprise: number;
  readonly active_days: number;
  readonly reasons: readonly string[];
}

interface Options {
  readonly limit: string;
  readonly note?: string;
}

const command: Command = {
  id: 'people',
  declare: (command, run) =>
    command
      .description(
        'whom to look at first, and why; `people CASE identity NAME`: which accounts are theirs; `merge A B`, `split A ACCOUNT`, `undo NUMBER`',
      )
      .argument('<case>', 'the case file')
      .argument('[action]', 'identity, merge, split or undo')
      .argument('[names...]', 'people, accounts or a decision')
      .option('--limit <number>', 'how many in the table', '20')
      .option('--note <text>', 'why; kept with the decision')
      .action(
        run(
          async (
            io,
            first: string,
            second: string | undefined,
            rest: readonly string[],
            options: Options,
          ) => {
            const [casePath, verb, names] = inOrder(first, second, rest);
            if (verb === undefined) return ranked(io, casePath, options);
            if (!isVerb(verb) || names.length !== IDENTITY_VERBS[verb])
              throw new AppError(
                'BAD_REQUEST',
                'Only `people CASE` with `identity NAME`, `merge A B`, `split A ACCOUNT` or `undo NUMBER` is there.',
              );
            const said = await withCase(io.path(casePath), io, (client) =>
              runVerb(verb, names, options.note, client, io),
            );
            io.print(said.json, () => said.text);
          },
        ),
      ),
};
export default command;

/** The action may stand before the case as well. */
const inOrder = (first: string, second: string | undefined, rest: readonly string[]) =>
  isVerb(first) && second !== undefined ? ([second, first, rest] as const) : ([first, second, rest] as const);

async function ranked(io: Io, casePath: string, { limit }: Options): Promise<void> {
  const { ranked, people } = await withCase(io.path(casePath), io, (client) => askPeople(client, io.signal));
  const span = { from: isoDay(ranked.from), to: isoDay(ranked.to) };
  io.print({ ...span, people }, () => peopleText(people, Number(limit) || 20, `${span.from} to ${span.to}`));
}

async function askPeople(client: Client, signal: AbortSignal) {
  const ranked = await client.call('people.ranked', {}, { signal });
  const ids = [...ranked.people.columns.person];
  const names = await client.call('names.resolve', { kind: 'person', ids }, { signal });
  return { ranked, people: ids.map((_, row) => personOf(ranked, row, names[row] ?? '')) };
}

function personOf({ people, reasons }: RankedPeople, row: number, person: string): Person {
  const { rank, role, risk, change, peakDay, surprise, activeDays } = people.columns;
  const at = (column: ArrayLike<number>) => column[row] ?? NaN;
  return {
    rank: at(rank),
    person,
    role: people.dictionary?.['role']?.[at(role)] ?? '',
    risk: at(risk),
    change: Number.isFinite(at(change)) ? at(change) : null,
    peak_day: isoDay(at(peakDay) as RankedPeople['from']),
    surprise: at(surprise),
    active_days: at(activeDays),
    reasons: (reasons[row] ?? []).map((reason) => reasonSentence(featureOf(reason.feature).id, reason)),
  };
}

const HEADS = [
  { title: 'rank', right: true },
  { title: 'person' },
  { title: 'role' },
  { title: 'risk', right: true },
  { title: 'change', right: true },
  { title: 'peak' },
  { title: 'why' },
];

function peopleText(people: readonly Person[], limit: number, span: string): string {
  if (people.length === 0) return 'Nobody is scored yet. Run `tracewell analyze` first.';
  const rows = people
    .slice(0, limit)
    .map(({ rank, person, role, risk, change, peak_day, reasons }) => [
      String(rank),
      person,
      role,
      risk.toFixed(0),
      change === null ? '' : `${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(0)}`,
      peak_day,
      reasons.join('; '),
    ]);
  const more = people.length > limit ? `\n… and ${people.length - limit} more (--limit)` : '';
  return `${table(HEADS, rows)}${more}\n\n${people.length} people, ${span}`;
}
