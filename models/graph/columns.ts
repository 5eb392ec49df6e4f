import { STEP_COLUMNS } from '../domain/replay.ts';
import type { Graph, GraphNode } from './graph.ts';

const COLUMN = Object.fromEntries(STEP_COLUMNS.map((name, i) => [name, i])) as Record<
  (typeof STEP_COLUMNS)[number],
  number
>;

/** What leads to a node and away from it. */
interface Around {
  readonly into: ReadonlySet<string>;
  readonly outOf: ReadonlySet<string>;
  readonly leadsHome: boolean;
}

/** The column of every node in the arrangement by step; `home` is the host from which everything goes out. */
export function columnsOf(graph: Graph, home: string | null): ReadonlyMap<string, number> {
  const around = new Map<string, { into: Set<string>; outOf: Set<string>; leadsHome: boolean }>();
  for (const key of graph.nodes.keys())
    around.set(key, { into: new Set(), outOf: new Set(), leadsHome: false });
  for (const { from, to, kind } of graph.edges.values()) {
    around.get(to)?.into.add(kind);
    const source = around.get(from);
    source?.outOf.add(kind);
    if (source && to === home) source.leadsHome = true;
  }
  const columns = new Map<string, number>();
  for (const [key, node] of graph.nodes) {
    const its = around.get(key);
    if (its) columns.set(key, key === home ? COLUMN['works at'] : columnOf(node, its));
  }
  return columns;
}

function columnOf({ kind }: GraphNode, { into, outOf, leadsHome }: Around): number {
  if (kind === 'address') return COLUMN['came from'];
  if (kind === 'resource') return COLUMN.touches;
  if (kind === 'account') {
    if (into.has('credentials')) return COLUMN['acts as'];
    if (into.has('logon')) return COLUMN['works at'];
    if (into.has('change') && outOf.size === 0) return COLUMN.touches;
    return leadsHome || outOf.has('logon') ? COLUMN['came from'] : COLUMN['acts as'];
  }
  if (into.has('remote')) return COLUMN.reaches;
  if (leadsHome) return COLUMN['came from'];
  return into.has('logon') || outOf.size > 0 ? COLUMN['works at'] : COLUMN.reaches;
}

/** The host of the path's first step, else the one at which most sign-ins happen, else the first that was reached. */
export function homeOf(graph: Graph, pathStart: string | null): string | null {
  if (pathStart !== null) return pathStart;
  const logons = new Map<string, number>();
  for (const { to, kind, events } of graph.edges.values())
    if (kind === 'logon') logons.set(to, (logons.get(to) ?? 0) + events);
  const hosts = [...graph.nodes.values()].filter(({ kind }) => kind === 'host');
  const [best] = hosts.sort(
    (a, b) =>
      (logons.get(b.key) ?? 0) - (logons.get(a.key) ?? 0) || earlier(a.reached, b.reached) || a.id - b.id,
  );
  return best?.key ?? null;
}

const earlier = (a: number, b: number) =>
  (Number.isNaN(a) ? Infinity : a) - (Number.isNaN(b) ? Infinity : b) || 0;
