import { STEP_COLUMNS, type Replay } from '../domain/replay.ts';
import type { Chain, Shown } from './replay-chain.ts';
import { kindOf } from './replay-chain.ts';
import { badgeMarks, edgeMarks, edgeState, type EdgeState } from './replay-edge.ts';
import { columnMiddles, type Positions } from './replay-layout.ts';
import { labelMarks, labelsOf, type Label } from './replay-label.ts';
import { legendMarks } from './replay-legend.ts';
import type { ReplayNames } from './replay-names.ts';
import { nodeMarks, nodeScale, ringsOf, type NodeLook } from './replay-node.ts';
import { heldAt, type Held } from './replay-privilege.ts';
import { routesOf, tagsAll, type Route } from './replay-route.ts';
import { at, px, type Mark, type Scene, type Size } from './scene.ts';

export type Arrange = 'step' | 'force';

/** What of the graph stays as it is while it plays. */
export interface Drawing {
  readonly replay: Replay;
  readonly chain: Chain;
  readonly shown: Shown;
  readonly positions: Positions;
  readonly routes: readonly Route[];
  readonly size: Size;
  readonly arrange: Arrange;
  /** Of nodes beside the path, 1 where there is room. */
  readonly scale: number;
}
/** What changes. Times are microseconds UTC. */
export interface Moment {
  readonly time: number;
  /** Node that the step at the playhead is about; −1 for none. */
  readonly selected: number;
}
/** Zoom and shift of the plane that the nodes lie on; their size stays. */
export interface Lens {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}
export const NO_LENS: Lens = { scale: 1, x: 0, y: 0 };

type Laid = Omit<Drawing, 'routes' | 'scale'>;

export function drawingOf(laid: Laid, lens: Lens = NO_LENS): Drawing {
  const positions = lens === NO_LENS ? laid.positions : through(lens, laid.positions);
  const scale = nodeScale(laid.shown.nodes.length, laid.size, lens.scale);
  const routes = routesOf({ ...laid, positions, scale });
  return { ...laid, positions, routes, scale };
}

const through = ({ scale, x, y }: Lens, positions: Positions): Positions => ({
  x: positions.x.map((value) => px(value * scale + x)),
  y: positions.y.map((value) => px(value * scale + y)),
});

/** Usual edges beneath, then the rest, the path on top. */
const ORDER: Readonly<Record<EdgeState, number>> = { usual: 0, ahead: 1, failed: 2, path: 3 };
/** The graph at a moment: a complete picture, with the legend beneath where there is room for it. */
export function graphScene(
  drawing: Drawing,
  labels: readonly Label[],
  moment: Moment,
  lens: Lens = NO_LENS,
): Scene {
  const { size } = drawing;
  const held = heldAt(drawing.replay, moment.time);
  const marks: Mark[] = [
    ...headMarks(drawing, lens),
    ...edgesAt(drawing, moment),
    ...drawing.shown.nodes.flatMap((node) => nodeAt(drawing, node, held, moment)),
    ...labels.flatMap((label) => labelMarks(label, isInInk(drawing, label.node))),
    ...badgesAt(drawing, moment),
  ];
  return { ...size, marks, stops: [], finding: graphFinding(drawing, moment.time) };
}

/** For a report: the graph as it stands at the end, everything in one picture. */
export function graphAtEnd(laid: Laid, names: ReplayNames): Scene {
  const drawing = drawingOf(laid);
  const labels = labelsOf(drawing, names);
  const scene = graphScene(drawing, labels, { time: Number.POSITIVE_INFINITY, selected: -1 });
  const legend = legendMarks(scene.height + 16, scene.width, false);
  return { ...scene, height: scene.height + 28, marks: [...scene.marks, ...legend] };
}

export function headMarks({ size, arrange }: Pick<Drawing, 'size' | 'arrange'>, lens: Lens): Mark[] {
  if (arrange !== 'step') return [];
  return columnMiddles(size.width).flatMap((middle, i): Mark[] => {
    const x = px(middle * lens.scale + lens.x);
    const word = STEP_COLUMNS[i] ?? '';
    return [
      { mark: 'line', x1: x, x2: x, y1: 28, y2: size.height - 8, stroke: 'n-2' },
      { mark: 'text', x, y: 20, text: word.charAt(0).toUpperCase() + word.slice(1), anchor: 'middle' },
    ];
  });
}

function edgesAt({ replay, chain, routes }: Drawing, { time }: Moment): Mark[] {
  return routes
    .map((route) => ({ route, state: edgeState(replay, chain, route.edge, time) }))
    .sort((a, b) => ORDER[a.state] - ORDER[b.state])
    .flatMap(({ route, state }) => edgeMarks(route, state));
}

export function badgesAt({ replay, chain, routes, shown }: Drawing, { time }: Moment): Mark[] {
  const few = tagsAll(shown.edges.length);
  return routes.flatMap((route) => {
    const number = at(chain.edgeNumbers, route.edge);
    const first = replay.edges.columns.first[route.edge] === 1 && (few || number > 0);
    return number > 0 || first
      ? badgeMarks(route, number, first, edgeState(replay, chain, route.edge, time))
      : [];
  });
}

export function lookOf(replay: Replay, node: number, held: Held, moment: Moment): NodeLook {
  const kind = kindOf(replay, node);
  const entity = at(replay.nodes.columns.entity, node);
  const reached = at(replay.nodes.columns.reached, node) <= moment.time;
  const rings = ringsOf(replay, node);
  const level = kind === 'host' ? held.hosts.get(entity) : kind === 'account' ? held.accounts.get(entity) : 0;
  return {
    kind,
    reached,
    rings,
    held: Math.min(rings, level ?? (reached ? 1 : 0)),
    selected: node === moment.selected,
  };
}

const nodeAt = ({ replay, positions }: Drawing, node: number, held: Held, moment: Moment): Mark[] =>
  nodeMarks(lookOf(replay, node, held, moment), at(positions.x, node), at(positions.y, node));

/** On the path, or reached at some time: its name is in ink. */
export const isInInk = ({ replay, chain }: Pick<Drawing, 'replay' | 'chain'>, node: number): boolean =>
  chain.nodes[node] === 1 || !Number.isNaN(at(replay.nodes.columns.reached, node));

/** One sentence: how many nodes, how long the path is and how much of it was played. */
export function graphFinding({ replay, chain, shown }: Drawing, time: number): string {
  const total = chain.steps.length;
  const nodes = `Graph of ${shown.nodes.length} nodes and ${shown.edges.length} edges`;
  if (total === 0) return `${nodes}; no path between hosts or accounts.`;
  const played = chain.steps.filter((step) => at(replay.steps.columns.at, step) <= time).length;
  const first = chain.steps.filter((step) => replay.steps.columns.first[step] === 1).length;
  const news = first === 0 ? '' : `, ${first} of them for the first time`;
  return `${nodes}; the likely path has ${total} steps${news}, ${played} played.`;
}
