import { STEP_COLUMNS, type Replay } from '../domain/replay.ts';
import type { Chain, Shown } from './replay-chain.ts';
import { at, px, type Size } from './scene.ts';

/** Middle of every node by its row, in pixels; NaN where it is not shown. */
export interface Positions {
  readonly x: Float64Array;
  readonly y: Float64Array;
}
export const HEADS_HEIGHT = 36;
/** Rings above and the two lines of a label below. */
const TOP = HEADS_HEIGHT + 30;
const BOTTOM = 56;
const SIDE = 88;
const ROOM = 82;
const LEAST_ROOM = 22;
const SWEEPS = 24;
const MOST_STRETCH = 1.45;
const PATH_WEIGHT = 4;

export const emptyPositions = (rows: number): Positions => ({
  x: new Float64Array(rows).fill(Number.NaN),
  y: new Float64Array(rows).fill(Number.NaN),
});

/** Horizontal middle of each column of the arrangement by step. */
export function columnMiddles(width: number): readonly number[] {
  const side = Math.min(SIDE, width / 8);
  const step = (width - 2 * side) / (STEP_COLUMNS.length - 1);
  return STEP_COLUMNS.map((_, i) => Math.round(side + i * step));
}

interface Neighbour {
  readonly node: number;
  readonly weight: number;
}

/**
 * Columns from the left; inside a column ordered by the mean of the neighbours, so that few edges cross, starting from
 * when each node was reached. Depends on nothing but its arguments.
 */
export function layoutBySteps(replay: Replay, shown: Shown, chain: Chain, size: Size): Positions {
  const positions = emptyPositions(replay.nodes.rows);
  const middles = columnMiddles(size.width);
  const neighbours = neighboursOf(replay, shown, chain);
  const columns = STEP_COLUMNS.map((_, column) =>
    shown.nodes
      .filter((node) => at(replay.nodes.columns.column, node) === column)
      .sort((a, b) => firstOrder(replay, chain, a) - firstOrder(replay, chain, b) || a - b),
  );
  const places = columns.map((nodes, column) => new Column(nodes, middles[column] ?? 0, size, middles));
  for (const place of places) place.spread(positions);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const order = sweep % 2 === 0 ? places : [...places].reverse();
    for (const place of order) place.follow(positions, neighbours);
  }
  stretch(positions, shown, size);
  return positions;
}

/** Few nodes take the height that there is, up to a limit, in its middle. */
function stretch(positions: Positions, shown: Shown, size: Size): void {
  const values = shown.nodes.map((node) => at(positions.y, node));
  const least = Math.min(...values);
  const most = Math.max(...values);
  const height = size.height - TOP - BOTTOM;
  if (values.length === 0 || most - least > height) return;
  const scale = Math.min(MOST_STRETCH, height / Math.max(1, most - least));
  const middle = TOP + height / 2;
  for (const node of shown.nodes)
    positions.y[node] = px(middle + (at(positions.y, node) - (least + most) / 2) * scale);
}

/** The path in its order in the middle of things, then what was reached, then the rest. */
function firstOrder(replay: Replay, chain: Chain, node: number): number {
  const reached = at(replay.nodes.columns.reached, node);
  if (Number.isNaN(reached)) return Number.MAX_SAFE_INTEGER;
  return chain.nodes[node] === 1 ? reached - replay.from : reached - replay.from + 1;
}

function neighboursOf(replay: Replay, shown: Shown, chain: Chain): Map<number, Neighbour[]> {
  const found = new Map<number, Neighbour[]>();
  const add = (node: number, neighbour: Neighbour) => {
    const list = found.get(node);
    if (list) list.push(neighbour);
    else found.set(node, [neighbour]);
  };
  for (const edge of shown.edges) {
    const from = at(replay.edges.columns.from, edge);
    const to = at(replay.edges.columns.to, edge);
    const weight = chain.edges[edge] === 1 ? PATH_WEIGHT : 1;
    add(from, { node: to, weight });
    add(to, { node: from, weight });
  }
  return found;
}

/** The nodes of one column; too many for one line stand in several lines side by side. */
class Column {
  private nodes: readonly number[];
  private readonly x: number;
  private readonly top: number;
  private readonly height: number;
  private readonly lines: number;
  private readonly lineWidth: number;

  constructor(nodes: readonly number[], x: number, size: Size, middles: readonly number[]) {
    this.nodes = nodes;
    this.x = x;
    this.top = TOP;
    this.height = Math.max(LEAST_ROOM, size.height - TOP - BOTTOM);
    const perLine = Math.max(1, Math.floor(this.height / LEAST_ROOM) + 1);
    this.lines = Math.ceil(nodes.length / perLine);
    const band = (middles[1] ?? size.width) - (middles[0] ?? 0);
    this.lineWidth = this.lines > 1 ? Math.min(LEAST_ROOM, (band * 0.8) / (this.lines - 1)) : 0;
  }

  private perLine(): number {
    return Math.ceil(this.nodes.length / Math.max(1, this.lines));
  }

  /** Distance of two nodes of one line. */
  private gap(): number {
    return Math.min(ROOM, this.height / Math.max(1, this.perLine() - 1));
  }

  private place(positions: Positions, index: number, y: number): void {
    const node = this.nodes[index];
    if (node === undefined) return;
    const line = index % Math.max(1, this.lines);
    positions.x[node] = px(this.x + (line - (this.lines - 1) / 2) * this.lineWidth);
    positions.y[node] = px(y);
  }

  spread(positions: Positions): void {
    const gap = this.gap();
    const used = gap * (this.perLine() - 1);
    const start = this.top + (this.height - used) / 2;
    this.nodes.forEach((_, i) =>
      this.place(positions, i, start + Math.floor(i / Math.max(1, this.lines)) * gap),
    );
  }

  /** Orders by where the neighbours stand and moves towards them as far as the room allows. */
  follow(positions: Positions, neighbours: ReadonlyMap<number, readonly Neighbour[]>): void {
    if (this.nodes.length === 0) return;
    const wish = new Map(this.nodes.map((node) => [node, meanOf(positions, neighbours, node)]));
    const rank = new Map(this.nodes.map((node, i) => [node, i]));
    this.nodes = [...this.nodes].sort(
      (a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0) || (rank.get(a) ?? 0) - (rank.get(b) ?? 0),
    );
    if (this.lines > 1) return this.spread(positions);
    const wanted = this.nodes.map((node) => wish.get(node) ?? 0);
    separated(wanted, this.gap(), this.top, this.top + this.height).forEach((y, i) =>
      this.place(positions, i, y),
    );
  }
}

function meanOf(
  positions: Positions,
  neighbours: ReadonlyMap<number, readonly Neighbour[]>,
  node: number,
): number {
  let sum = at(positions.y, node);
  let weights = 1;
  for (const { node: other, weight } of neighbours.get(node) ?? []) {
    // A neighbour above or below in the same column would pull this one onto itself.
    if (at(positions.x, other) === at(positions.x, node)) continue;
    sum += at(positions.y, other) * weight;
    weights += weight;
  }
  return sum / weights;
}

/** Ascending places as near to `wanted` as a least distance and two bounds allow. */
export function separated(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const blocks: { sum: number; count: number; first: number }[] = [];
  wanted.forEach((value, i) => {
    blocks.push({ sum: value - i * gap, count: 1, first: i });
    while (blocks.length > 1) {
      const last = blocks[blocks.length - 1];
      const before = blocks[blocks.length - 2];
      if (!last || !before || before.sum / before.count <= last.sum / last.count) break;
      blocks.pop();
      before.sum += last.sum;
      before.count += last.count;
    }
  });
  const places: number[] = [];
  const most = high - (wanted.length - 1) * gap;
  for (const { sum, count } of blocks)
    for (let i = 0; i < count; i += 1)
      places.push(Math.max(low, Math.min(most, sum / count)) + places.length * gap);
  return places;
}
