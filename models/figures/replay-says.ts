import { EDGE_KINDS, type EdgeKind, type Replay } from '../domain/replay.ts';
import { PRIVILEGE_LEVELS } from '../domain/privilege.ts';
import { timestampUs } from '../domain/time.ts';
import { clock } from './days.ts';
import { plural } from './numbers.ts';
import { nodeName, nodeNote, type ReplayNames } from './replay-names.ts';
import { ringsOf } from './replay-node.ts';
import type { Hit } from './replay-hit.ts';
import { at } from './scene.ts';

const EDGE_WORDS: Readonly<Record<EdgeKind, string>> = {
  logon: 'sign-in',
  credentials: 'credentials',
  remote: 'network sign-in',
  access: 'access',
  change: 'change',
};

/** What is said of what lies under the pointer. */
export const hitWords = (replay: Replay, hit: Hit, names: ReplayNames, zone: string): string =>
  hit.what === 'node' ? nodeWords(replay, hit.row, names, zone) : edgeWords(replay, hit.row, names, zone);

function nodeWords(replay: Replay, node: number, names: ReplayNames, zone: string): string {
  const reached = at(replay.nodes.columns.reached, node);
  const rings = ringsOf(replay, node);
  const parts = [nodeName(replay, node, names), nodeNote(replay, node)];
  const inside = at(replay.nodes.columns.inside, node);
  if (inside > 0) parts.push(`${plural(inside, 'event', 'events')} among them`);
  if (rings > 0) parts.push(`highest level ${PRIVILEGE_LEVELS[rings] ?? ''}`);
  if (!Number.isNaN(reached)) parts.push(`reached ${clock(timestampUs(reached), zone)}`);
  return parts.filter((part) => part !== '').join(', ');
}

function edgeWords(replay: Replay, edge: number, names: ReplayNames, zone: string): string {
  const { from, to, kind, events, at: times, last, first, failed } = replay.edges.columns;
  const word = EDGE_WORDS[EDGE_KINDS[at(kind, edge)] ?? 'access'];
  const begins = clock(timestampUs(at(times, edge)), zone);
  const ends = clock(timestampUs(at(last, edge)), zone);
  const parts = [
    `${nodeName(replay, at(from, edge), names)} → ${nodeName(replay, at(to, edge), names)}: ${word}`,
    plural(at(events, edge), 'event', 'events'),
    begins === ends ? begins : `${begins} to ${ends}`,
  ];
  if (first[edge] === 1) parts.push('first');
  if (failed[edge] === 1) parts.push('refused');
  return parts.join(', ');
}
