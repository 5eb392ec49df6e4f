import type { HostRole } from '../domain/replay.ts';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';

/** Leaves of one kind and role are folded from this many on. */
export const FOLD_FROM = 8;
/** Above this many nodes or edges everything beside the path is folded: by role and subnet, then by role, then by kind. */
export const MOST_NODES = 2000;
export const MOST_EDGES = 10_000;
/** An open group shows this many of its members. */
export const MOST_OPEN = 40;

/** What is known of a node besides its edges. */
export interface About {
  readonly path: ReadonlySet<string>;
  readonly column: (key: string) => number;
  /** A host's role or an account's kind. */
  readonly role: (node: GraphNode) => string;
  /** What nodes of one kind and role lie together by: a subnet, a prefix of names; '' for none. */
  readonly part: (node: GraphNode) => string;
}

export interface Group {
  /** Stable in the case, and free of names. */
  readonly key: string;
  readonly role: string;
  readonly column: number;
  readonly members: readonly GraphNode[];
}

export interface Folded {
  /** By the key of a node: its group. */
  readonly groupOf: ReadonlyMap<string, Group>;
  readonly groups: readonly Group[];
}

/** Decides which nodes stand for themselves. Those of the path always do. */
export function fold(graph: Graph, about: About, open: ReadonlySet<string>): Folded {
  const leaves = byGroup(graph, about, leafKey(graph, about));
  let folded = groupsOf(leaves, about, open, FOLD_FROM);
  if (isDrawable(graph, folded)) return folded;
  for (const keyOf of coarserKeys(graph, about)) {
    folded = groupsOf(byGroup(graph, about, keyOf), about, open, 2);
    if (isDrawable(graph, folded)) break;
  }
  return folded;
}

/** So many of the largest subnets stay apart while there are too many; then fewer. */
const LARGEST = [96, 48, 24];

/** Ever fewer groups; the last has one for each kind of node. */
function coarserKeys(graph: Graph, { role, column, part }: About): readonly KeyOf[] {
  const by = (of: (node: GraphNode) => string) => (node: GraphNode) =>
    [node.kind, role(node), column(node.key), of(node)].join(':');
  const rank = rankOfParts(graph, part);
  const largest = LARGEST.map((most) =>
    by((node) => ((rank.get(partKey(node, part)) ?? 0) < most ? part(node) : '')),
  );
  return [by(part), ...largest, by(() => ''), (node) => node.kind];
}

const partKey = (node: GraphNode, part: About['part']) => `${node.kind}:${part(node)}`;

/** The largest part of each kind of node is 0. */
function rankOfParts(graph: Graph, part: About['part']): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const node of graph.nodes.values()) {
    const key = partKey(node, part);
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  const ranks = new Map<string, number>();
  const counted = new Map<string, number>();
  for (const [key] of [...sizes].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))) {
    const [kind = ''] = key.split(':');
    const rank = counted.get(kind) ?? 0;
    ranks.set(key, rank);
    counted.set(kind, rank + 1);
  }
  return ranks;
}

function isDrawable(graph: Graph, { groupOf, groups }: Folded): boolean {
  if (graph.nodes.size - groupOf.size + groups.length > MOST_NODES) return false;
  if (graph.edges.size <= MOST_EDGES) return true;
  const end = (key: string) => groupOf.get(key)?.key ?? `=${key}`;
  const drawn = new Set<string>();
  for (const { from, to, kind } of graph.edges.values()) {
    const [start, stop] = [end(from), end(to)];
    if (start !== stop) drawn.add(`${start}>${stop}>${kind}`);
    if (drawn.size > MOST_EDGES) return false;
  }
  return true;
}

type KeyOf = (node: GraphNode) => string | null;

function byGroup(graph: Graph, { path }: About, keyOf: KeyOf): ReadonlyMap<string, readonly GraphNode[]> {
  const members = new Map<string, GraphNode[]>();
  for (const node of graph.nodes.values()) {
    const key = path.has(node.key) ? null : keyOf(node);
    if (key === null) continue;
    const list = members.get(key);
    if (list) list.push(node);
    else members.set(key, [node]);
  }
  return members;
}

/** Leaves hang on one node by edges of one kind and direction. */
function leafKey(graph: Graph, about: About): KeyOf {
  const edges = new Map<string, GraphEdge[]>();
  for (const edge of graph.edges.values())
    for (const end of [edge.from, edge.to]) edges.set(end, [...(edges.get(end) ?? []).slice(0, 2), edge]);
  return (node) => {
    const own = edges.get(node.key) ?? [];
    const [edge] = own;
    if (!edge || own.length !== 1) return null;
    const other = graph.nodes.get(edge.from === node.key ? edge.to : edge.from);
    if (!other) return null;
    const way = `${edge.kind}${edge.failed ? '-failed' : ''}${edge.from === node.key ? '-from' : ''}`;
    return [node.kind, about.role(node), nameless(other), way].join(':');
  };
}

/** A resource's or an address's own key holds its name. */
const nameless = ({ key, kind, event }: GraphNode) =>
  kind === 'host' || kind === 'account' ? key : `e${event.toString(16)}`;

function groupsOf(
  found: ReadonlyMap<string, readonly GraphNode[]>,
  about: About,
  open: ReadonlySet<string>,
  from: number,
): Folded {
  const groups: Group[] = [];
  const groupOf = new Map<string, Group>();
  for (const [key, all] of found) {
    if (all.length < from) continue;
    const members = open.has(key) ? [...all].sort(firstReached).slice(MOST_OPEN) : all;
    const [one] = members;
    if (!one) continue;
    const role = open.has(key)
      ? `and ${count(members.length)} more`
      : `${count(members.length)} ${plural(one, about.role(one))}`;
    const group = { key, role, column: about.column(one.key), members };
    groups.push(group);
    for (const member of members) groupOf.set(member.key, group);
  }
  return { groupOf, groups };
}

const firstReached = (a: GraphNode, b: GraphNode) =>
  (Number.isNaN(a.reached) ? Infinity : a.reached) - (Number.isNaN(b.reached) ? Infinity : b.reached) ||
  (a.key < b.key ? -1 : 1);

const grouped = new Intl.NumberFormat('en-US');
const count = (value: number) => grouped.format(value);

const HOSTS: Readonly<Record<HostRole, string>> = {
  'domain controller': 'domain controllers',
  server: 'servers',
  workstation: 'workstations',
  '': 'hosts',
};
const ACCOUNTS: Readonly<Record<string, string>> = {
  machine: 'computers’ own accounts',
  service: 'service accounts',
  system: 'system accounts',
};

function plural({ kind }: GraphNode, role: string): string {
  if (kind === 'host') return HOSTS[role as HostRole] ?? 'hosts';
  if (kind === 'account') return ACCOUNTS[role] ?? 'accounts';
  return kind === 'address' ? 'addresses' : 'resources';
}
