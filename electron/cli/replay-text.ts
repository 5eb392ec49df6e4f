import { eventId, type EventId } from '../../models/domain/ids.ts';
import { PRIVILEGE_LEVELS } from '../../models/domain/privilege.ts';
import type { Replay } from '../../models/domain/replay.ts';
import { isoDay, isoTime, timestampUs } from '../../models/domain/time.ts';
import { chainOf } from '../../models/figures/replay-chain.ts';
import { nodeName, type ReplayNames } from '../../models/figures/replay-names.ts';
import { causeWords, stepWords } from '../../models/figures/replay-words.ts';
import type { ReplayCandidate } from '../contract/api.ts';
import { plural, table } from './table.ts';

/** A step of the path in words; times in UTC. */
export interface PathStep {
  readonly number: number;
  readonly at: string;
  readonly account: string;
  /** Where it came from, or what it was done from. */
  readonly from: string;
  readonly host: string;
  readonly says: string;
  readonly event: EventId;
  readonly events: number;
  readonly first: boolean;
  readonly cause: string | null;
}

export function pathSteps(replay: Replay, names: ReplayNames): readonly PathStep[] {
  const chain = chainOf(replay, 0);
  const { at, account, host, event, events, first, number, edge } = replay.steps.columns;
  const from = (row: number) => {
    const node = replay.edges.columns.from[edge[row] ?? -1];
    return node === undefined ? '' : nodeName(replay, node, names);
  };
  return chain.steps.map((row) => ({
    number: number[row] ?? 0,
    at: isoTime(timestampUs(at[row] ?? 0)),
    account: (account[row] ?? -1) < 0 ? '' : names.account(account[row] ?? -1),
    from: from(row),
    host: (host[row] ?? -1) < 0 ? '' : names.host(host[row] ?? -1),
    says: stepWords(replay, row, names),
    event: eventId(event[row] ?? 0n),
    events: events[row] ?? 0,
    first: first[row] === 1,
    cause: causeWords(replay, chain, row, names),
  }));
}

export function replayText(replay: Replay, steps: readonly PathStep[]): string {
  const counts = [
    plural(replay.events, 'event'),
    plural(replay.entities, 'node'),
    plural(replay.hosts, 'host'),
    plural(replay.steps.rows, 'step'),
  ].join(', ');
  const span = `${isoTime(replay.from)} to ${isoTime(replay.to)}: ${counts}`;
  if (replay.events === 0) return `${span}\nNo events. \`--candidates\` lists days worth replaying.`;
  if (steps.length === 0) return `${span}\nNo path: nobody signs in from one host to another.`;
  const heads = [
    { title: '', right: true },
    { title: 'time (UTC)' },
    { title: 'account' },
    { title: 'from' },
    { title: 'host' },
    { title: 'first' },
    { title: 'step' },
  ];
  const rows = steps.map((step) => [
    String(step.number),
    step.at,
    step.account,
    step.from,
    step.host,
    step.first ? 'first' : '',
    step.says,
  ]);
  const causes = steps.flatMap(({ number, cause }) => (cause === null ? [] : [`  ${number}: ${cause}`]));
  const others = replay.alternatives.length;
  return [
    span,
    '',
    table(heads, rows),
    ...(causes.length > 0 ? ['', 'Likely causes', ...causes] : []),
    ...(others > 0 ? ['', `${plural(others, 'other chain')} more than a third as likely`] : []),
  ].join('\n');
}

export const candidate = (one: ReplayCandidate, person: string) => ({
  person,
  day: one.subject.kind === 'day' ? isoDay(one.subject.day) : isoTime(one.from),
  from: isoTime(one.from),
  to: isoTime(one.to),
  moves: one.moves,
  hosts: one.hosts,
  accounts: one.accounts,
  first_edges: one.firstEdges,
  level: PRIVILEGE_LEVELS[one.level] ?? '',
  events: one.events,
});

export function listingText(rows: readonly ReturnType<typeof candidate>[]): string {
  if (rows.length === 0) return 'No day has movement between hosts or a change of credentials.';
  const heads = [
    { title: 'person' },
    { title: 'day' },
    { title: 'moves', right: true },
    { title: 'hosts', right: true },
    { title: 'accounts', right: true },
    { title: 'first', right: true },
    { title: 'level' },
    { title: 'events', right: true },
  ];
  const cells = rows.map((row) => [
    row.person,
    row.day,
    String(row.moves),
    String(row.hosts),
    String(row.accounts),
    String(row.first_edges),
    row.level,
    String(row.events),
  ]);
  return `${table(heads, cells)}\n\n${plural(rows.length, 'day')}`;
}
