import { buildReplay, type ReplayGraph } from '../../../models/graph/build-replay.ts';
import type { AccountKind } from '../../../models/domain/account.ts';
import type { Action } from '../../../models/domain/event.ts';
import { NODE_KINDS } from '../../../models/domain/replay.ts';
import type { GraphNode } from '../../../models/graph/graph.ts';
import type { Run } from '../../../models/graph/run.ts';

/** Ids of what a recording names, by first use. */
export class Names {
  private readonly ids = new Map<string, number>();

  of(name: string): number {
    const id = this.ids.get(name) ?? this.ids.size + 1;
    this.ids.set(name, id);
    return id;
  }

  name(id: number): string {
    return [...this.ids].find(([, known]) => known === id)?.[0] ?? '';
  }
}

export interface Recording {
  readonly runs: readonly Run[];
  readonly hosts: Names;
  readonly accounts: Names;
}

const WORDS: Readonly<Record<string, Action>> = {
  local: 'logged-on',
  rdp: 'logged-on',
  type3: 'remote-logon',
  refused: 'logon-failed',
  uses: 'explicit-credentials',
  takes: 'new-credentials',
  opens: 'share-file-accessed',
  copies: 'file-copied',
  plugs: 'device-connected',
  visits: 'web-visited',
  mails: 'email-sent',
  installs: 'service-installed',
  starts: 'process-started',
  asks: 'service-ticket-requested',
};

/** Microseconds of `22:03:11` on a day of 2026. */
export const clock = (time: string): number => Date.parse(`2026-11-12T${time}Z`) * 1000;

/**
 * Runs from readable lines, one an event:
 *
 *     22:03:11 heron ws-01 local
 *     22:03:11 heron ws-01 -> srv-02 type3 first #12
 *     22:03:11 heron ws-01 uses svc-plm -> srv-02
 *     22:03:11 heron 10.0.0.7 -> ws-01 rdp
 *     22:03:11 heron srv-02 opens \\srv-02\plans 708
 *
 * `first` and `known` mark what was met before, `#12` a logon session. Names with `svc-` are service accounts.
 */
export function recording(text: string): Recording {
  const [hosts, accounts] = [new Names(), new Names()];
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const runs = lines.map((words, i) => runOf(words, BigInt(i + 1), hosts, accounts));
  return { runs, hosts, accounts };
}

const kindOf = (account: string): AccountKind =>
  account.startsWith('svc-') ? 'service' : account === 'SYSTEM' ? 'system' : 'user';
const MARKS: ReadonlySet<string> = new Set(['first', 'known']);
const isAddress = (word: string) => /^\d+\.|:/.test(word);

function runOf(words: readonly string[], event: bigint, hosts: Names, accounts: Names): Run {
  const [time = '', who = '', where = '', ...rest] = words;
  const session = rest.find((word) => word.startsWith('#'));
  const plain = rest.filter((word) => word !== session && !MARKS.has(word));
  const arrow = plain.indexOf('->');
  const to = arrow < 0 ? undefined : plain[arrow + 1];
  const said = plain.filter((_, i) => arrow < 0 || (i !== arrow && i !== arrow + 1));
  const [verb = '', thing = '', events = '1'] = said;
  const action = WORDS[verb];
  if (!action) throw new Error(`"${verb}" is no word of a recording: ${words.join(' ')}`);
  const acts = verb === 'uses' || verb === 'takes';
  const signsIn = ['type3', 'refused', 'rdp', 'local'].includes(verb);
  const here = isAddress(where) || where === '?' ? -1 : hosts.of(where);
  const there = to === undefined ? -1 : hosts.of(to);
  return {
    event,
    at: clock(time),
    until: clock(time),
    events: Number(events),
    action,
    account: accounts.of(who),
    kind: kindOf(who),
    target: acts ? accounts.of(thing) : -1,
    targetKind: kindOf(thing),
    computer: signsIn && there >= 0 ? there : here,
    src: here,
    dst: there,
    ip: isAddress(where) ? where : '',
    container: signsIn || acts ? '' : thing,
    logonType: verb === 'rdp' ? 10 : 3,
    logonId: session ? BigInt(session.slice(1)) : 0n,
    linkedLogonId: 0n,
    failed: verb === 'refused',
    first: rest.includes('first'),
  };
}

const NO_PRIVILEGE = {
  rows: 0,
  columns: {
    at: new Float64Array(),
    account: new Int32Array(),
    host: new Int32Array(),
    level: new Int32Array(),
    reason: new Int32Array(),
    by: new Int32Array(),
    change: new Int32Array(),
    event: new BigUint64Array(),
  },
} as const;

export function replayOf(
  { runs }: Recording,
  open: readonly string[] = [],
  part: (node: GraphNode) => string = () => '',
): ReplayGraph {
  return buildReplay({ pairs: runs, steps: runs, privilege: NO_PRIVILEGE, role: () => '', part, open });
}

/** A node by its name; a resource by its event. */
function nodeName({ nodes }: ReplayGraph, { hosts, accounts, runs }: Recording, row: number): string {
  const { kind, entity, event, role } = nodes.columns;
  const word = NODE_KINDS[kind[row] ?? 0];
  if (word === 'host') return hosts.name(entity[row] ?? -1);
  if (word === 'account') return accounts.name(entity[row] ?? -1);
  if (word === 'group') return `[${nodes.dictionary?.['role']?.[role[row] ?? -1] ?? ''}]`;
  const run = runs.find((one) => one.event === event[row]);
  return word === 'address' ? (run?.ip ?? '') : (run?.container ?? '');
}

/** Steps of the path as `1 heron ws-01>srv-02`, with `first` where it is so. */
export function pathOf(replay: ReplayGraph, of: Recording): readonly string[] {
  const { number, account, edge, first } = replay.steps.columns;
  return [...number.keys()]
    .filter((row) => (number[row] ?? 0) > 0)
    .sort((a, b) => (number[a] ?? 0) - (number[b] ?? 0))
    .map((row) => {
      const draws = edge[row] ?? -1;
      const ends = [replay.edges.columns.from[draws] ?? -1, replay.edges.columns.to[draws] ?? -1];
      const names = ends.map((end) => nodeName(replay, of, end)).join('>');
      const mark = first[row] === 1 ? ' first' : '';
      return `${number[row]} ${of.accounts.name(account[row] ?? -1)} ${names}${mark}`;
    });
}

/** Edges as `ws-01>srv-02 remote failed first path 2`, sorted. */
export function edgesOf(replay: ReplayGraph, of: Recording): readonly string[] {
  const { from, to, failed, first, path, events, step } = replay.edges.columns;
  return [...from.keys()]
    .map((row) =>
      [
        `${nodeName(replay, of, from[row] ?? -1)}>${nodeName(replay, of, to[row] ?? -1)}`,
        ...(failed[row] === 1 ? ['failed'] : []),
        ...(first[row] === 1 ? ['first'] : []),
        ...(path[row] === 1 ? [`path ${step[row]}`] : []),
        `${events[row]}×`,
      ].join(' '),
    )
    .sort();
}

/** Nodes as `srv-02 @3`, with the column of each, sorted; `–` where it was never reached. */
export function nodesOf(replay: ReplayGraph, of: Recording): readonly string[] {
  const { column, reached } = replay.nodes.columns;
  return [...column.keys()]
    .map(
      (row) => `${nodeName(replay, of, row)} @${column[row]}${Number.isNaN(reached[row] ?? NaN) ? ' –' : ''}`,
    )
    .sort();
}
