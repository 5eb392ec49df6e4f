import type { EdgeKind } from '../domain/replay.ts';
import { legsOf, isSwitch, account, type Entity, type Leg } from './legs.ts';
import { placeOf, type Run } from './run.ts';

export interface GraphNode extends Entity {
  /** Microseconds UTC; NaN where nothing that succeeded leads there. */
  reached: number;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  at: number;
  last: number;
  events: number;
  first: boolean;
  failed: boolean;
}

export interface Graph {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly edges: ReadonlyMap<string, GraphEdge>;
  /** The edges of a run, its step's own first, as keys. */
  readonly edgesOf: (run: Run) => readonly string[];
}

export const edgeKey = ({ from, to, kind }: { from: { key: string }; to: { key: string }; kind: EdgeKind }) =>
  `${from.key}>${to.key}>${kind}`;

/** One node for each thing and one edge for each pair and kind; in the order of the runs, which is that of time. */
export function graphOf(pairs: readonly Run[]): Graph {
  const taken = takenAccounts(pairs);
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  const reach = (entity: Entity, at: number, reached: boolean) => {
    const node = nodes.get(entity.key);
    if (!node) nodes.set(entity.key, { ...entity, reached: reached ? at : Number.NaN });
    else if (reached && !(node.reached <= at)) node.reached = at;
  };
  for (const run of pairs)
    for (const leg of routed(run, taken)) {
      reach(leg.from, run.at, true);
      reach(leg.to, run.at, !run.failed);
      addEvents(edges, leg, run);
    }
  return { nodes, edges, edgesOf: (run) => routed(run, taken).map(edgeKey) };
}

function addEvents(edges: Map<string, GraphEdge>, leg: Leg, run: Run): void {
  const key = edgeKey(leg);
  const edge = edges.get(key);
  const first = run.first && leg.beside !== true;
  if (!edge) {
    const { at, until, events, failed } = run;
    const [from, to] = [leg.from.key, leg.to.key];
    edges.set(key, { from, to, kind: leg.kind, at, last: until, events, first, failed });
    return;
  }
  edge.at = Math.min(edge.at, run.at);
  edge.last = Math.max(edge.last, run.until);
  edge.events += run.events;
  edge.first ||= first;
  edge.failed &&= run.failed;
}

/** Where which accounts were taken on, as `host|account`. */
const takenAccounts = (pairs: readonly Run[]): ReadonlySet<string> =>
  new Set(pairs.filter(isSwitch).map((run) => `${placeOf(run)}|${run.target}`));

/** Who was taken on at a host reaches the next one from their own node, so that the path runs through it. */
function routed(run: Run, taken: ReadonlySet<string>): readonly Leg[] {
  return legsOf(run).map((leg) =>
    leg.kind === 'remote' && leg.from.kind === 'host' && taken.has(`${leg.from.id}|${run.account}`)
      ? { ...leg, from: account(run.account) }
      : leg,
  );
}
