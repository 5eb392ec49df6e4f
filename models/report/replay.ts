import type { ReportBlock } from '../domain/report.ts';
import { PRIVILEGE_LEVELS } from '../domain/privilege.ts';
import type { Replay, ReplaySteps } from '../domain/replay.ts';
import { eventId, type EventId } from '../domain/ids.ts';
import { actionWords } from '../figures/actions.ts';
import { clock, dayOf } from '../figures/days.ts';
import { count, plural } from '../figures/numbers.ts';
import { changeWords, privilegeWords } from '../figures/privilege-words.ts';
import { at } from '../figures/scene.ts';
import { facts, heading, instant, moment, paragraph, table } from './blocks.ts';
import type { ReportNames } from './input.ts';
import { replayFigures } from './replay-figures.ts';

type Columns = ReplaySteps['columns'];

/** Rows of `steps` on the path, in their order. */
export const pathRows = ({ steps }: Replay): number[] =>
  [...steps.columns.number.keys()].filter((row) => at(steps.columns.number, row) > 0);

/** The event that each step of the path begins with. */
export const pathEvents = (replay: Replay): EventId[] =>
  pathRows(replay).map((row) => eventId(replay.steps.columns.event[row] ?? 0n));

/** A replay at its end: what was reached, the path with its causes, what was held. */
export function replayBlocks(replay: Replay, label: string, id: string, names: ReportNames): ReportBlock[] {
  const rows = pathRows(replay);
  return [
    heading(id, label),
    facts(factsOf(replay, names)),
    ...replayFigures(replay, names),
    ...(rows.length === 0
      ? [paragraph('No path leads from one host or account to another in this span.')]
      : [pathTable(replay, rows, names), ...causes(replay, rows)]),
    ...alternatives(replay),
    ...privilegeBlocks(replay, names),
  ];
}

function factsOf(replay: Replay, names: ReportNames): [string, string][] {
  const { from, to, zone, person, host, events, hosts, entities } = replay;
  const rows: [string, string][] = [['Span', `${moment(from, zone)} to ${moment(to, zone)}`]];
  if (person !== null) rows.push(['Person', names.person(person)]);
  if (host !== null) rows.push(['Host', names.host(host)]);
  rows.push(
    [
      'Events',
      `${count(events)}, ${plural(replay.steps.rows, 'row', 'rows')} after runs of like ones are folded`,
    ],
    [
      'Reached',
      `${plural(hosts, 'host', 'hosts')}, ${plural(entities, 'host, account or resource', 'hosts, accounts and resources')} in all`,
    ],
  );
  return rows;
}

function says(steps: ReplaySteps, row: number): string {
  const c = steps.columns;
  const folded = at(c.events, row);
  const words = actionWords(steps.dictionary?.['action']?.[at(c.action, row)] ?? '');
  return `${words}${folded > 1 ? `, ${count(folded)} times` : ''}`;
}

function who(c: Columns, row: number, names: ReportNames): string {
  const account = at(c.account, row) < 0 ? 'nobody named' : names.account(at(c.account, row));
  return at(c.target, row) < 0 ? account : `${account} as ${names.account(at(c.target, row))}`;
}

function marks(c: Columns, row: number): string {
  return [at(c.first, row) === 1 ? 'first' : '', at(c.failed, row) === 1 ? 'refused' : '']
    .filter((word) => word !== '')
    .join(', ');
}

function pathTable(replay: Replay, rows: readonly number[], names: ReportNames): ReportBlock {
  const { steps, zone } = replay;
  const c = steps.columns;
  const days = new Set(rows.map((row) => dayOf(instant(at(c.at, row)), zone)));
  const when = (row: number) =>
    days.size > 1 ? moment(instant(at(c.at, row)), zone) : clock(instant(at(c.at, row)), zone);
  return table(
    `The likeliest path, in order. Clock times of ${zone}.`,
    [
      { title: 'No.', numeric: true },
      { title: 'Time', whole: true },
      { title: 'What' },
      { title: 'Account' },
      { title: 'Host' },
      { title: 'About' },
      { title: 'Marks' },
    ],
    rows.map((row) => [
      String(at(c.number, row)),
      when(row),
      says(steps, row),
      who(c, row, names),
      at(c.host, row) < 0 ? '' : names.host(at(c.host, row)),
      names.container(eventId(c.event[row] ?? 0n)),
      marks(c, row),
    ]),
  );
}

const percent = (share: number) => (Number.isFinite(share) ? `${Math.round(share * 100)} %` : '–');

function causes({ steps, zone }: Replay, rows: readonly number[]): ReportBlock[] {
  const c = steps.columns;
  const name = (row: number) => {
    const number = at(c.number, row);
    const when = clock(instant(at(c.at, row)), zone);
    return `${number > 0 ? `step ${number}, ` : ''}${says(steps, row)} ${when}`;
  };
  const caused = rows.filter((row) => at(c.cause, row) >= 0);
  if (caused.length === 0)
    return [paragraph('No step of the path has a likely cause among the events of this span.')];
  return [
    table(
      'Likely cause of each step: the event before it on the same host that is nearest in time and kind. Shares are of all causes weighed.',
      [
        { title: 'Step', numeric: true },
        { title: 'Likeliest cause' },
        { title: 'Share', numeric: true },
        { title: 'Next likeliest' },
        { title: 'Share', numeric: true },
        { title: 'Others', numeric: true },
      ],
      caused.map((row) => {
        const second = at(c.runnerUp, row);
        return [
          String(at(c.number, row)),
          name(at(c.cause, row)),
          percent(at(c.causeLikelihood, row)),
          second < 0 ? 'none' : name(second),
          second < 0 ? '' : percent(at(c.runnerUpLikelihood, row)),
          count(Math.max(0, at(c.others, row))),
        ];
      }),
    ),
  ];
}

function alternatives({ alternatives: others }: Replay): ReportBlock[] {
  if (others.length === 0) return [];
  const shares = others.map(({ likelihood }) => likelihood);
  const [low, high] = [percent(Math.min(...shares)), percent(Math.max(...shares))];
  const much = low === high ? low : `${low} to ${high}`;
  return [
    paragraph(
      `${plural(others.length, 'other path is', 'other paths are')} more than a third as likely as this one (${much}). The replay steps through them.`,
    ),
  ];
}

const MOST_CHANGES = 40;

/** Changes of level within the span, of the accounts on the path where there is one. */
function privilegeBlocks(replay: Replay, names: ReportNames): ReportBlock[] {
  const { privilege, zone, from } = replay;
  const c = privilege.columns;
  const within = [...c.at.keys()].filter((row) => at(c.at, row) >= from);
  if (within.length === 0) return [paragraph('No change of what an account may do is known in this span.')];
  const onPath = accountsOnPath(replay);
  const told = within
    .filter((row) => onPath.size === 0 || onPath.has(at(c.account, row)))
    .slice(0, MOST_CHANGES);
  const rest = within.length - told.length;
  const reasons = privilege.dictionary?.['reason'] ?? [];
  const changes = privilege.dictionary?.['change'] ?? [];
  const others =
    rest === 0
      ? ''
      : ` ${plural(rest, 'other change', 'other changes')} of the span ${rest === 1 ? 'is' : 'are'} in the case.`;
  return [
    table(
      `Levels that accounts${onPath.size === 0 ? '' : ' of the path'} came to hold, from the lowest: ${PRIVILEGE_LEVELS.join(', ')}.${others}`,
      [
        { title: 'From', whole: true },
        { title: 'Account' },
        { title: 'Host' },
        { title: 'Level' },
        { title: 'Through' },
      ],
      told.map((row) => [
        moment(instant(at(c.at, row)), zone),
        names.account(at(c.account, row)),
        at(c.host, row) < 0 ? 'everywhere' : names.host(at(c.host, row)),
        PRIVILEGE_LEVELS[at(c.level, row)] ?? String(at(c.level, row)),
        `${privilegeWords(reasons[at(c.reason, row)] ?? '')}${at(c.by, row) < 0 ? '' : ` by ${names.account(at(c.by, row))}`}${changeWords(changes[at(c.change, row)] ?? '')}`,
      ]),
    ),
  ];
}

function accountsOnPath(replay: Replay): ReadonlySet<number> {
  const { account, target } = replay.steps.columns;
  const ids = pathRows(replay).flatMap((row) => [at(account, row), at(target, row)]);
  return new Set(ids.filter((id) => id >= 0));
}
