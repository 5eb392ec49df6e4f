import type { HostRole } from '../domain/replay.ts';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';

/** Leaves of one kind and role are folded from this many on. */
export const FOLD_FROM = 8;
/** Above this many nodes everything beside the path is folded by role and subnet. */
export const MOST_NODES = 2000;
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
  const folded = groupsOf(leaves, about, open, FOLD_FROM);
  const left = graph.nodes.size - folded.groupOf.size + folded.groups.length;
  if (left <= MOST_NODES) return folded;
  const all = byGroup(graph, about, (node) =>
    [node.kind, about.role(node), about.column(node.key), about.part(node)].join(':'),
  );
  return groupsOf(all, about, open, 2);
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
