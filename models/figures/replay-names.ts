import { eventId, type EventId } from '../domain/ids.ts';
import { HOST_ROLES, type Replay } from '../domain/replay.ts';
import { kindOf } from './replay-chain.ts';
import { plural } from './numbers.ts';
import { at } from './scene.ts';

/** Names as the case shows them; `…` until one is known. */
export interface ReplayNames {
  readonly account: (id: number) => string;
  readonly host: (id: number) => string;
  /** Share, folder, service or address that an event was about. */
  readonly container: (event: EventId) => string;
}

/** `pc-2332` of `pc-2332.halden.example` where no other host of the replay reads the same; addresses stay. */
export function shortHosts(names: readonly string[]): ReadonlyMap<string, string> {
  const uses = new Map<string, number>();
  for (const name of new Set(names)) uses.set(firstLabel(name), (uses.get(firstLabel(name)) ?? 0) + 1);
  return new Map(names.map((name) => [name, uses.get(firstLabel(name)) === 1 ? firstLabel(name) : name]));
}

const firstLabel = (name: string): string =>
  /^[\d.:]+$/.test(name) || !/^[a-z\d-]+(?:\.[a-z\d-]+)+$/i.test(name)
    ? name
    : name.slice(0, name.indexOf('.'));

export const roleOf = (replay: Replay, node: number): string =>
  replay.nodes.dictionary?.['role']?.[at(replay.nodes.columns.role, node)] ?? '';

export function nodeName(replay: Replay, node: number, names: ReplayNames): string {
  const kind = kindOf(replay, node);
  const entity = at(replay.nodes.columns.entity, node);
  if (kind === 'group') return groupName(replay, node);
  if (kind === 'host') return names.host(entity);
  if (kind === 'account') return names.account(entity);
  const event = replay.nodes.columns.event[node] ?? 0n;
  return event === 0n ? '–' : names.container(eventId(event));
}

function groupName(replay: Replay, node: number): string {
  const role = roleOf(replay, node);
  return role === '' ? plural(at(replay.nodes.columns.members, node), 'node', 'nodes') : role;
}

const ACCOUNT_WORDS: Readonly<Record<string, string>> = {
  user: 'user',
  machine: 'computer’s own account',
  service: 'service account',
  system: 'system account',
};

/** The second line below a node: what it is, and that it was not reached. */
export function nodeNote(replay: Replay, node: number): string {
  const kind = kindOf(replay, node);
  const role = roleOf(replay, node);
  if (kind === 'group') return '';
  if (kind === 'account') return ACCOUNT_WORDS[role] ?? role;
  if (kind === 'host') {
    const what = role === '' ? HOST_ROLES[HOST_ROLES.length - 1] || 'host' : role;
    return Number.isNaN(at(replay.nodes.columns.reached, node)) ? `${what}, not reached` : what;
  }
  if (kind === 'address') return 'address';
  const events = eventsInto(replay, node);
  return events > 0 ? plural(events, 'event', 'events') : role;
}

function eventsInto(replay: Replay, node: number): number {
  let sum = 0;
  for (let edge = 0; edge < replay.edges.rows; edge += 1)
    if (at(replay.edges.columns.to, edge) === node) sum += at(replay.edges.columns.events, edge);
  return sum;
}

/** The group's key, to open it; null for what is no group. */
export const groupKey = (replay: Replay, node: number): string | null =>
  kindOf(replay, node) === 'group' ? (replay.nodes.dictionary?.['group']?.[node] ?? null) : null;
