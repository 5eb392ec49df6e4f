import type { Replay, ReplayPrivilege, ReplaySteps } from '../domain/replay.ts';
import { fold } from './aggregate.ts';
import { attachedTo, changesBy } from './attached.ts';
import { causesOf, type Causes } from './causes.ts';
import { columnsOf, homeOf } from './columns.ts';
import { graphOf, type Graph, type GraphNode } from './graph.ts';
import { loginsOf, type Login } from './logins.ts';
import { pathOf, type Chain } from './path.ts';
import { drawnEdges, drawnNodes, edgeColumns, nodeColumns, Words } from './rows.ts';
import { SIGN_IN } from './actions.ts';
import { inOrder, placeKey, placeOf, type Run } from './run.ts';

export interface ReplayInput {
  /** Folded however far apart, and folded within minutes; in any order. */
  readonly pairs: readonly Run[];
  readonly steps: readonly Run[];
  readonly privilege: ReplayPrivilege;
  /** Of a host by its id, '' where it is not known. */
  readonly role: (host: number) => string;
  /** What hosts and addresses beside the path lie together by, once there are very many. */
  readonly part: (node: GraphNode) => string;
  readonly open: readonly string[];
}

export type ReplayGraph = Pick<
  Replay,
  'entities' | 'nodes' | 'edges' | 'steps' | 'alternatives' | 'privilege'
>;

/** Everything that a replay shows, from events that are already folded. Depends on the runs, never on their order. */
export function buildReplay(input: ReplayInput): ReplayGraph {
  const steps = [...input.steps].sort(inOrder);
  const graph = graphOf([...input.pairs].sort(inOrder));
  const logins = loginsOf(steps);
  const causes = causesOf(steps, logins);
  const { path, alternatives } = pathOf(logins, causes, changesBy(steps, causes));
  const numbers = numbersOf(path, steps, causes, logins);
  const onPath = edgesOnPath(numbers, steps, graph, path);
  const pathNodes = new Set([...onPath.keys()].flatMap((key) => endsOf(graph, key)));
  const columns = columnsOf(graph, homeOf(graph, startOf(path, logins)));
  const about = {
    path: pathNodes,
    column: (key: string) => columns.get(key) ?? 0,
    role: roles(input),
    part: input.part,
    level: levels(input, logins),
  };
  const { drawn, rowOf } = drawnNodes(graph, fold(graph, about, new Set(input.open)), about);
  const { drawn: edges, edgeOf } = drawnEdges(graph, rowOf, drawn);
  for (const [key, number] of onPath) {
    const edge = edges[edgeOf.get(key) ?? -1];
    if (!edge) continue;
    edge.path = true;
    if (number > 0 && (edge.step === 0 || number < edge.step)) edge.step = number;
  }
  const edgeOfStep = (run: Run) => edgeOf.get(graph.edgesOf(run)[0] ?? '') ?? -1;
  return {
    entities: graph.nodes.size,
    nodes: nodeColumns(drawn),
    edges: edgeColumns(edges),
    steps: stepColumns(steps, causes, numbers, edgeOfStep),
    alternatives: alternatives.map(({ rows, likelihood }) => ({ steps: rows, likelihood })),
    privilege: input.privilege,
  };
}

/** Number on the path by row, 0 beside it. */
function numbersOf(
  path: Chain | null,
  steps: readonly Run[],
  causes: readonly Causes[],
  logins: ReadonlyMap<number, Login>,
): Int32Array {
  const numbers = new Int32Array(steps.length);
  if (!path) return numbers;
  const rows = new Set([...path.rows, ...attachedTo(path, steps, causes, logins)]);
  [...rows].sort((a, b) => a - b).forEach((row, i) => (numbers[row] = i + 1));
  return numbers;
}

/** Edges of the path's steps with the number of the first one on each; 0 for one that goes along with its step. */
function edgesOnPath(
  numbers: Int32Array,
  steps: readonly Run[],
  graph: Graph,
  path: Chain | null,
): ReadonlyMap<string, number> {
  const edges = new Map<string, number>();
  const last = path?.rows.at(-1);
  steps.forEach((run, row) => {
    const number = numbers[row] ?? 0;
    if (number === 0) return;
    const [own, ...others] = graph.edgesOf(run);
    if (own !== undefined && !edges.get(own)) edges.set(own, number);
    // The account beside the address from which it signed in; where taken credentials lead, if nothing else says so.
    for (const other of others)
      if ((run.action !== 'explicit-credentials' || row === last) && !edges.has(other)) edges.set(other, 0);
  });
  return edges;
}

function endsOf(graph: Graph, key: string): readonly string[] {
  const edge = graph.edges.get(key);
  return edge ? [edge.from, edge.to] : [];
}

function startOf(path: Chain | null, logins: ReadonlyMap<number, Login>): string | null {
  const first = logins.get(path?.rows[0] ?? -1);
  if (!first) return null;
  return placeKey(first.from === -1 ? first.on : first.from);
}

function roles({ role, pairs }: ReplayInput): (node: GraphNode) => string {
  const kinds = new Map<number, string>();
  for (const run of pairs) {
    kinds.set(run.account, run.kind);
    if (run.target >= 0 && !kinds.has(run.target)) kinds.set(run.target, run.targetKind);
  }
  return ({ kind, id }) => (kind === 'host' ? role(id) : kind === 'account' ? (kinds.get(id) ?? '') : '');
}

/** Highest level held by an account, and on a host: at least that of a user where one has signed in. */
function levels(
  { privilege, pairs }: ReplayInput,
  logins: ReadonlyMap<number, Login>,
): (node: GraphNode) => number {
  const highest = new Map<string, number>();
  const raise = (key: string, level: number) => highest.set(key, Math.max(highest.get(key) ?? 0, level));
  for (const { run, puts, on } of logins.values()) {
    raise(`a${run.account}`, 1);
    raise(`a${puts}`, 1);
    raise(placeKey(on), 1);
  }
  for (const { account, kind } of pairs) if (kind === 'user') raise(`a${account}`, 1);
  const { account, host, level } = privilege.columns;
  for (let row = 0; row < privilege.rows; row += 1) {
    raise(`a${account[row] ?? -1}`, level[row] ?? 0);
    raise(`h${host[row] ?? -1}`, level[row] ?? 0);
  }
  return ({ key }) => highest.get(key) ?? 0;
}

/** The host that was reached, else the one where it happened. */
const hostOf = (run: Run): number => (SIGN_IN.includes(run.action) && run.dst >= 0 ? run.dst : placeOf(run));

function stepColumns(
  steps: readonly Run[],
  causes: readonly Causes[],
  number: Int32Array,
  edgeOf: (run: Run) => number,
): ReplaySteps {
  const actions = new Words();
  const integers = (of: (run: Run, row: number) => number) => Int32Array.from(steps, of);
  const floats = (of: (run: Run, row: number) => number) => Float64Array.from(steps, of);
  const cause = (row: number, which: number) => causes[row]?.candidates[which];
  return {
    rows: steps.length,
    columns: {
      at: floats(({ at }) => at),
      until: floats(({ until }) => until),
      event: BigUint64Array.from(steps, ({ event }) => event),
      events: floats(({ events }) => events),
      action: integers(({ action }) => actions.of(action)),
      account: integers(({ account }) => account),
      target: integers(({ target }) => target),
      host: integers(hostOf),
      edge: integers(edgeOf),
      number,
      first: Uint8Array.from(steps, ({ first }) => Number(first)),
      failed: Uint8Array.from(steps, ({ failed }) => Number(failed)),
      cause: integers((_, row) => cause(row, 0)?.row ?? -1),
      causeLikelihood: floats((_, row) => cause(row, 0)?.likelihood ?? 0),
      runnerUp: integers((_, row) => cause(row, 1)?.row ?? -1),
      runnerUpLikelihood: floats((_, row) => cause(row, 1)?.likelihood ?? 0),
      others: integers((_, row) => Math.max(0, (causes[row]?.possible ?? 0) - 2)),
    },
    dictionary: { action: actions.list },
  };
}
