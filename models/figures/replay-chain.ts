import { NODE_KINDS, type NodeKind, type Replay } from '../domain/replay.ts';
import { at } from './scene.ts';

export type Show = 'context' | 'path' | 'all';

/** The chain of steps that is drawn as the path: the likeliest, or one of the alternatives. */
export interface Chain {
  /** Rows of `steps`, in order of time. */
  readonly steps: readonly number[];
  /** By row of `steps`: the number on the path, from 1; 0 beside it. */
  readonly numbers: Int32Array;
  /** By row of `edges`: the number of the first path step on it, 0 for none; and whether the path uses it. */
  readonly edgeNumbers: Int32Array;
  readonly edges: Uint8Array;
  /** By row of `nodes`. */
  readonly nodes: Uint8Array;
}

/** `alternative` 0 is the likeliest chain, from 1 on they are those of `replay.alternatives`. */
export function chainOf(replay: Replay, alternative: number): Chain {
  const other = alternative > 0 ? replay.alternatives[alternative - 1] : undefined;
  const numbers = other
    ? numbersOf(other.steps, replay.steps.rows)
    : Int32Array.from(replay.steps.columns.number);
  const edgeNumbers = new Int32Array(replay.edges.rows);
  const edges = other ? new Uint8Array(replay.edges.rows) : Uint8Array.from(replay.edges.columns.path);
  const steps: number[] = [];
  for (let row = 0; row < numbers.length; row += 1) {
    const number = at(numbers, row);
    if (number === 0) continue;
    steps.push(row);
    const edge = at(replay.steps.columns.edge, row);
    if (edge < 0) continue;
    edges[edge] = 1;
    if (edgeNumbers[edge] === 0) edgeNumbers[edge] = number;
  }
  return { steps, numbers, edgeNumbers, edges, nodes: nodesOf(replay, edges, !other) };
}

function numbersOf(steps: readonly number[], rows: number): Int32Array {
  const numbers = new Int32Array(rows);
  [...steps].sort((a, b) => a - b).forEach((row, i) => (numbers[row] = i + 1));
  return numbers;
}

function nodesOf(replay: Replay, edges: Uint8Array, likeliest: boolean): Uint8Array {
  const nodes = likeliest ? Uint8Array.from(replay.nodes.columns.path) : new Uint8Array(replay.nodes.rows);
  for (let edge = 0; edge < edges.length; edge += 1) {
    if (edges[edge] !== 1) continue;
    nodes[at(replay.edges.columns.from, edge)] = 1;
    nodes[at(replay.edges.columns.to, edge)] = 1;
  }
  return nodes;
}

/** Rows of nodes and edges that are drawn. */
export interface Shown {
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
}

/** Path only; the path with what touches it and what was reached; or everything. */
export function shownOf(replay: Replay, chain: Chain, show: Show): Shown {
  const { from, to } = replay.edges.columns;
  const wanted = new Uint8Array(replay.nodes.rows);
  const bare = chain.steps.length === 0;
  for (let node = 0; node < wanted.length; node += 1)
    if (show === 'all' || bare || chain.nodes[node] === 1) wanted[node] = 1;
  if (show === 'context')
    for (let edge = 0; edge < replay.edges.rows; edge += 1) {
      if (chain.nodes[at(from, edge)] === 1) wanted[at(to, edge)] = 1;
      if (chain.nodes[at(to, edge)] === 1) wanted[at(from, edge)] = 1;
    }
  const nodes = rowsWhere(wanted.length, (node) => wanted[node] === 1);
  const edges = rowsWhere(replay.edges.rows, (edge) => {
    if (show === 'path' && !bare && chain.edges[edge] !== 1) return false;
    return at(from, edge) !== at(to, edge) && wanted[at(from, edge)] === 1 && wanted[at(to, edge)] === 1;
  });
  return { nodes, edges };
}

function rowsWhere(rows: number, holds: (row: number) => boolean): number[] {
  const found: number[] = [];
  for (let row = 0; row < rows; row += 1) if (holds(row)) found.push(row);
  return found;
}

export const kindOf = (replay: Replay, node: number): NodeKind =>
  NODE_KINDS[at(replay.nodes.columns.kind, node)] ?? 'resource';

/** Row of the last step at or before `time`, −1 before the first. */
export function stepAt(replay: Replay, time: number): number {
  const times = replay.steps.columns.at;
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(times, middle) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
