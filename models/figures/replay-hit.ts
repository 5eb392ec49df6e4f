import type { Drawing } from './replay-graph.ts';
import { nodeRadius } from './replay-node.ts';
import { pointOn, type Route } from './replay-route.ts';
import { at } from './scene.ts';

/** What lies under the pointer. */
export type Hit =
  { readonly what: 'node'; readonly row: number } | { readonly what: 'edge'; readonly row: number };

/** Targets are at least 24 px. */
const NODE_REACH = 4;
const EDGE_REACH = 7;
const BADGE_REACH = 13;

/** Numbers before nodes before lines; the path before what is usual. */
export function hitAt(drawing: Drawing, x: number, y: number): Hit | null {
  const { chain, routes } = drawing;
  const badge = routes.find(
    ({ edge, label }) =>
      at(chain.edgeNumbers, edge) > 0 && Math.hypot(label.x - x, label.y - y) < BADGE_REACH,
  );
  if (badge) return { what: 'edge', row: badge.edge };
  return nodeHit(drawing, x, y) ?? edgeHit(drawing, x, y);
}

function nodeHit({ replay, shown, positions }: Drawing, x: number, y: number): Hit | null {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const node of shown.nodes) {
    const away = Math.hypot(at(positions.x, node) - x, at(positions.y, node) - y);
    if (away > nodeRadius(replay, node) + NODE_REACH || away >= least) continue;
    least = away;
    best = node;
  }
  return best < 0 ? null : { what: 'node', row: best };
}

function edgeHit({ chain, routes }: Drawing, x: number, y: number): Hit | null {
  let best = -1;
  let least = EDGE_REACH + 1;
  for (const route of routes) {
    if (outside(route, x, y)) continue;
    const away = distance(route, x, y) - (chain.edges[route.edge] === 1 ? 2 : 0);
    if (away >= least) continue;
    least = away;
    best = route.edge;
  }
  return best < 0 ? null : { what: 'edge', row: best };
}

const outside = ({ start, control, end }: Route, x: number, y: number): boolean =>
  x < Math.min(start.x, control.x, end.x) - EDGE_REACH ||
  x > Math.max(start.x, control.x, end.x) + EDGE_REACH ||
  y < Math.min(start.y, control.y, end.y) - EDGE_REACH ||
  y > Math.max(start.y, control.y, end.y) + EDGE_REACH;

const PARTS = 16;

function distance(route: Route, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  let from = route.start;
  for (let i = 1; i <= PARTS; i += 1) {
    const to = pointOn(route, i / PARTS);
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const along = Math.max(
      0,
      Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1)),
    );
    least = Math.min(least, Math.hypot(from.x + along * dx - x, from.y + along * dy - y));
    from = to;
  }
  return least;
}
