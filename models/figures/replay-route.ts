import type { Replay } from '../domain/replay.ts';
import type { Chain, Shown } from './replay-chain.ts';
import { HEADS_HEIGHT, type Positions } from './replay-layout.ts';
import { BADGE_AT, badgeBox, badgePlace, type Box, type Point } from './replay-badge.ts';
import { nodeRadius } from './replay-node.ts';
import { at, px, type Size } from './scene.ts';

/** How an edge runs: a quadratic curve from rim to rim; straight where `bend` is 0. */
export interface Route {
  readonly edge: number;
  readonly start: Point;
  readonly control: Point;
  readonly end: Point;
  readonly bend: number;
  /** Where its number stands. */
  readonly label: Point;
}
const APART = 16;
const BENDS = [0, 44, -44, 84, -84, 130, -130] as const;
/** Above this many edges only those of the path look for a free way. */
const CAREFUL_EDGES = 160;
/** Above this many nodes those beside the path are too small to be in the way. */
const CROWDED = 120;
const MOST_CROSSED = 3;
const SAMPLES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;

export const pointOn = (
  { start, control, end }: Pick<Route, 'start' | 'control' | 'end'>,
  t: number,
): Point => {
  const u = 1 - t;
  return {
    x: u * u * start.x + 2 * u * t * control.x + t * t * end.x,
    y: u * u * start.y + 2 * u * t * control.y + t * t * end.y,
  };
};

export interface RouteInput {
  readonly replay: Replay;
  readonly shown: Shown;
  readonly chain: Chain;
  readonly positions: Positions;
  /** Of nodes beside the path. */
  readonly scale: number;
  readonly size: Size;
}

/** Above 40 edges "first" is written on the path only. */
export const tagsAll = (edges: number): boolean => edges <= 40;

/** Ways that leave out nodes in between; edges of one pair run 16 px apart. Path first, so that it is the straightest. */
export function routesOf(input: RouteInput): Route[] {
  const { replay, shown, chain } = input;
  const few = shown.edges.length <= CAREFUL_EDGES;
  const apart = bendsOfPairs(replay, shown);
  const placed: Box[] = [];
  const routes: Route[] = [];
  const first = (edge: number) =>
    chain.edges[edge] === 1 || replay.edges.columns.failed[edge] === 1 ? 0 : 1;
  const ordered = [...shown.edges].sort(
    (a, b) => first(a) - first(b) || at(chain.edgeNumbers, a) - at(chain.edgeNumbers, b) || a - b,
  );
  const inWay = shown.nodes.length > CROWDED ? shown.nodes.filter((n) => chain.nodes[n] === 1) : shown.nodes;
  const obstacles = inWay.map((node) => nodeBox(input, node));
  const tagged = tagsAll(shown.edges.length);
  for (const edge of ordered) {
    const bends = few || first(edge) === 0 ? BENDS : ([0] as const);
    const own = apart.get(edge) ?? 0;
    const best = freest(
      input,
      inWay,
      placed,
      edge,
      bends.map((extra) => own + extra),
    );
    const labelled = first(edge) === 0 || (tagged && replay.edges.columns.first[edge] === 1);
    if (!labelled) {
      routes.push(best);
      continue;
    }
    const badge = { number: at(chain.edgeNumbers, edge) > 0, first: replay.edges.columns.first[edge] === 1 };
    const label = badgePlace((t) => pointOn(best, t), badge, placed, obstacles);
    placed.push(badgeBox(label, badge));
    const route = { ...best, label };
    routes.push(route);
  }
  return routes;
}

/** The bend whose way meets the fewest nodes and numbers, the flattest among equals. */
function freest(
  input: RouteInput,
  inWay: readonly number[],
  placed: readonly Box[],
  edge: number,
  bends: readonly number[],
): Route {
  let best = routeWith(input, edge, bends[0] ?? 0);
  if (bends.length < 2) return best;
  let least = Number.POSITIVE_INFINITY;
  for (const bend of bends) {
    const route = routeWith(input, edge, bend);
    const cost =
      1000 * Math.min(MOST_CROSSED, crossed(input, inWay, route)) +
      40 * touching(placed, route) +
      20 * beyond(route, input.size) +
      Math.abs(bend);
    if (cost >= least) continue;
    least = cost;
    best = route;
    if (cost < 40) break;
  }
  return best;
}

/** Pixels by which a way leaves the picture. */
function beyond(route: Route, { width, height }: Size): number {
  const { x, y } = pointOn(route, 0.5);
  return Math.max(0, 8 - x, x - width + 8) + Math.max(0, HEADS_HEIGHT - y, y - height + 8);
}

/** Offsets that part the edges between the same two nodes, whichever way they point. */
function bendsOfPairs(replay: Replay, shown: Shown): Map<number, number> {
  const pairs = new Map<string, number[]>();
  for (const edge of shown.edges) {
    const from = at(replay.edges.columns.from, edge);
    const to = at(replay.edges.columns.to, edge);
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    const list = pairs.get(key);
    if (list) list.push(edge);
    else pairs.set(key, [edge]);
  }
  const bends = new Map<number, number>();
  for (const edges of pairs.values())
    edges.forEach((edge, i) => {
      const side = at(replay.edges.columns.from, edge) < at(replay.edges.columns.to, edge) ? 1 : -1;
      // A quadratic curve lies half way to its control point.
      bends.set(edge, side * (i - (edges.length - 1) / 2) * APART * 2);
    });
  return bends;
}

function routeWith({ replay, chain, positions, scale }: RouteInput, edge: number, bend: number): Route {
  const reach = (node: number) => nodeRadius(replay, node) * (chain.nodes[node] === 1 ? 1 : scale);
  const from = at(replay.edges.columns.from, edge);
  const to = at(replay.edges.columns.to, edge);
  const a = { x: at(positions.x, from), y: at(positions.y, from) };
  const b = { x: at(positions.x, to), y: at(positions.y, to) };
  const angle = Math.atan2(b.y - a.y, b.x - a.x);
  const control = {
    x: (a.x + b.x) / 2 - bend * Math.sin(angle),
    y: (a.y + b.y) / 2 + bend * Math.cos(angle),
  };
  const start = towards(a, control, reach(from) + 3);
  const end = towards(b, control, reach(to) + 4);
  const route = { edge, start, control, end, bend };
  return { ...route, label: pointOn(route, BADGE_AT) };
}

function towards(from: Point, to: Point, distance: number): Point {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  return { x: px(from.x + distance * Math.cos(angle)), y: px(from.y + distance * Math.sin(angle)) };
}

/** How many nodes (with the names below them, at half the weight) a way leads through. */
function crossed({ replay, positions }: RouteInput, inWay: readonly number[], route: Route): number {
  const from = at(replay.edges.columns.from, route.edge);
  const to = at(replay.edges.columns.to, route.edge);
  let count = 0;
  for (const node of inWay) {
    if (node === from || node === to) continue;
    const x = at(positions.x, node);
    const y = at(positions.y, node);
    const radius = nodeRadius(replay, node) + 6;
    let met = 0;
    for (const t of SAMPLES) {
      const point = pointOn(route, t);
      const away = Math.hypot(point.x - x, point.y - y);
      if (away < radius) met = 1;
      else if (Math.abs(point.x - x) < 34 && point.y > y && point.y < y + radius + 24)
        met = Math.max(met, 0.12);
    }
    count += met;
  }
  return count;
}

/** Badges that a way would lead through. */
const touching = (placed: readonly Box[], route: Route): number =>
  placed.filter(({ left, right, top, bottom }) =>
    SAMPLES.some((t) => {
      const { x, y } = pointOn(route, t);
      return x > left - 4 && x < right + 4 && y > top - 4 && y < bottom + 4;
    }),
  ).length;

/** A node and the name below it. */
function nodeBox({ replay, positions }: RouteInput, node: number): Box {
  const radius = nodeRadius(replay, node);
  const [x, y] = [at(positions.x, node), at(positions.y, node)];
  return { left: x - radius - 6, right: x + radius + 6, top: y - radius - 3, bottom: y + radius + 20 };
}

export const pathOf = ({ start, control, end, bend }: Route): string =>
  bend === 0
    ? `M${start.x} ${start.y}L${end.x} ${end.y}`
    : `M${start.x} ${start.y}Q${px(control.x)} ${px(control.y)} ${end.x} ${end.y}`;
