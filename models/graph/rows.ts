import { EDGE_KINDS, NODE_KINDS, type ReplayEdges, type ReplayNodes } from '../domain/replay.ts';
import type { EdgeKind, NodeKind } from '../domain/replay.ts';
import type { Folded, Group } from './aggregate.ts';
import type { Graph, GraphNode } from './graph.ts';

/** Words by their first use. */
export class Words {
  readonly list: string[] = [];
  private readonly known = new Map<string, number>();

  of(word: string): number {
    let index = this.known.get(word);
    if (index === undefined) {
      this.known.set(word, (index = this.list.length));
      this.list.push(word);
    }
    return index;
  }
}

/** A node as it is drawn: one of the graph, or a group. */
export interface DrawnNode {
  readonly kind: NodeKind;
  readonly entity: number;
  readonly event: bigint;
  readonly role: string;
  readonly column: number;
  readonly reached: number;
  readonly level: number;
  readonly members: number;
  /** Events between members. */
  inside: number;
  readonly path: boolean;
  /** '' where it is no group. */
  readonly group: string;
}

export interface Details {
  readonly role: (node: GraphNode) => string;
  readonly column: (key: string) => number;
  readonly level: (node: GraphNode) => number;
  readonly path: ReadonlySet<string>;
}

/** Rows of nodes, and where every node of the graph went. */
export function drawnNodes(
  graph: Graph,
  folded: Folded,
  details: Details,
): { readonly drawn: readonly DrawnNode[]; readonly rowOf: ReadonlyMap<string, number> } {
  const drawn: DrawnNode[] = [];
  const rowOf = new Map<string, number>();
  const rowOfGroup = new Map<Group, number>();
  for (const node of graph.nodes.values()) {
    const group = folded.groupOf.get(node.key);
    if (!group) {
      rowOf.set(node.key, drawn.push(single(node, details)) - 1);
      continue;
    }
    let row = rowOfGroup.get(group);
    if (row === undefined) rowOfGroup.set(group, (row = drawn.push(several(group, details)) - 1));
    rowOf.set(node.key, row);
  }
  return { drawn, rowOf };
}

function single(node: GraphNode, { role, column, level, path }: Details): DrawnNode {
  return {
    kind: node.kind,
    entity: node.id,
    event: node.event,
    role: role(node),
    column: column(node.key),
    reached: node.reached,
    level: level(node),
    members: 1,
    inside: 0,
    path: path.has(node.key),
    group: '',
  };
}

function several({ key, role, column, members }: Group, { level }: Details): DrawnNode {
  const first = members.reduce(
    (least, { reached }) => (Number.isNaN(reached) ? least : Math.min(least, reached)),
    Infinity,
  );
  return {
    kind: 'group',
    entity: -1,
    event: 0n,
    role,
    column,
    reached: first === Infinity ? Number.NaN : first,
    level: members.reduce((highest, member) => Math.max(highest, level(member)), 0),
    members: members.length,
    inside: 0,
    path: false,
    group: key,
  };
}

export function nodeColumns(drawn: readonly DrawnNode[]): ReplayNodes {
  const roles = new Words();
  const numbers = (of: (node: DrawnNode) => number) => Int32Array.from(drawn, of);
  return {
    rows: drawn.length,
    columns: {
      kind: numbers(({ kind }) => NODE_KINDS.indexOf(kind)),
      entity: numbers(({ entity }) => entity),
      event: BigUint64Array.from(drawn, ({ event }) => event),
      role: numbers(({ role }) => roles.of(role)),
      column: numbers(({ column }) => column),
      reached: Float64Array.from(drawn, ({ reached }) => reached),
      level: numbers(({ level }) => level),
      members: Float64Array.from(drawn, ({ members }) => members),
      inside: Float64Array.from(drawn, ({ inside }) => inside),
      path: Uint8Array.from(drawn, ({ path }) => Number(path)),
    },
    dictionary: { role: roles.list, group: drawn.map(({ group }) => group) },
  };
}

export interface DrawnEdge {
  readonly from: number;
  readonly to: number;
  readonly kind: EdgeKind;
  at: number;
  last: number;
  events: number;
  first: boolean;
  failed: boolean;
  path: boolean;
  step: number;
}

/** Edges between drawn nodes; those inside a group are counted in its node and not drawn. */
export function drawnEdges(
  graph: Graph,
  rowOf: ReadonlyMap<string, number>,
  nodes: readonly DrawnNode[],
): { readonly drawn: readonly DrawnEdge[]; readonly edgeOf: ReadonlyMap<string, number> } {
  const drawn: DrawnEdge[] = [];
  const edgeOf = new Map<string, number>();
  const rows = new Map<string, number>();
  for (const [key, edge] of graph.edges) {
    const from = rowOf.get(edge.from) ?? -1;
    const to = rowOf.get(edge.to) ?? -1;
    const around = from === to ? nodes[from] : undefined;
    if (around) around.inside += edge.events;
    if (from === to) continue;
    const place = `${from}>${to}>${edge.kind}`;
    const row = rows.get(place);
    const known = row === undefined ? undefined : drawn[row];
    if (row !== undefined && known) {
      known.at = Math.min(known.at, edge.at);
      known.last = Math.max(known.last, edge.last);
      known.events += edge.events;
      known.first ||= edge.first;
      known.failed &&= edge.failed;
      edgeOf.set(key, row);
    } else {
      const { kind, at, last, events, first, failed } = edge;
      const added = drawn.push({ from, to, kind, at, last, events, first, failed, path: false, step: 0 }) - 1;
      rows.set(place, added);
      edgeOf.set(key, added);
    }
  }
  return { drawn, edgeOf };
}

export function edgeColumns(drawn: readonly DrawnEdge[]): ReplayEdges {
  const numbers = (of: (edge: DrawnEdge) => number) => Int32Array.from(drawn, of);
  const times = (of: (edge: DrawnEdge) => number) => Float64Array.from(drawn, of);
  const flags = (of: (edge: DrawnEdge) => boolean) => Uint8Array.from(drawn, (edge) => Number(of(edge)));
  return {
    rows: drawn.length,
    columns: {
      from: numbers(({ from }) => from),
      to: numbers(({ to }) => to),
      kind: numbers(({ kind }) => EDGE_KINDS.indexOf(kind)),
      at: times(({ at }) => at),
      last: times(({ last }) => last),
      events: times(({ events }) => events),
      first: flags(({ first }) => first),
      failed: flags(({ failed }) => failed),
      path: flags(({ path }) => path),
      step: numbers(({ step }) => step),
    },
  };
}
