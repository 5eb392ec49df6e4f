import { edgeMarks, edgeState } from '../../models/figures/replay-edge.ts';
import {
  badgesAt,
  headMarks,
  isInInk,
  lookOf,
  type Drawing,
  type Lens,
  type Moment,
} from '../../models/figures/replay-graph.ts';
import { labelMarks, type Label } from '../../models/figures/replay-label.ts';
import type { Route } from '../../models/figures/replay-route.ts';
import { at, type Mark } from '../../models/figures/scene.ts';
import { EdgeLayer } from './edge-layer.ts';
import { HeldCache, NodeLayer, NodeSprites } from './node-layer.ts';
import { drawMarks, type Ink } from './surface.ts';

/** From this many usual edges on, what lies beside the path is kept as bitmaps. */
export const MANY_EDGES = 300;

interface Beside {
  readonly edges: EdgeLayer;
  readonly nodes: NodeLayer;
}

/**
 * Draws the graph at a moment within a frame. In a large graph only the path, its numbers and the names are drawn each
 * time; of the rest what changed.
 */
export class GraphPainter {
  private readonly drawing: Drawing;
  private readonly lens: Lens;
  private readonly ink: Ink;
  private readonly font: string;
  private readonly ratio: number;
  private readonly held: HeldCache;
  private readonly sprites: NodeSprites;
  private readonly beside: Beside | null;
  /** Drawn each time. */
  private readonly routes: readonly Route[];
  private readonly nodes: readonly number[];

  constructor(drawing: Drawing, lens: Lens, ink: Ink, font: string, ratio: number) {
    this.drawing = drawing;
    this.lens = lens;
    this.ink = ink;
    this.font = font;
    this.ratio = ratio;
    this.held = new HeldCache(drawing.replay);
    this.sprites = new NodeSprites(ink, ratio);
    const { chain, replay, routes, shown, size } = drawing;
    const telling = (route: Route) =>
      chain.edges[route.edge] === 1 || replay.edges.columns.failed[route.edge] === 1;
    const usual = routes.filter((route) => !telling(route));
    const many = usual.length > MANY_EDGES;
    const off = shown.nodes.filter((node) => chain.nodes[node] !== 1);
    this.beside = many
      ? {
          edges: new EdgeLayer(usual, replay.edges.columns.at, size, ink, ratio),
          nodes: new NodeLayer(drawing, off, this.sprites, ratio),
        }
      : null;
    this.routes = many ? routes.filter(telling) : routes;
    this.nodes = many ? shown.nodes.filter((node) => chain.nodes[node] === 1) : shown.nodes;
  }

  /** `hovered` is drawn on top of all others. */
  draw(
    context: CanvasRenderingContext2D,
    labels: readonly Label[],
    moment: Moment,
    hovered: Label | null,
  ): void {
    const { drawing, lens } = this;
    const { size } = drawing;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.globalAlpha = 1;
    context.clearRect(0, 0, size.width, size.height);
    const marks = (list: readonly Mark[]) => drawMarks(context, list, this.ink, this.font);
    marks(headMarks(drawing, lens));
    this.beside?.edges.draw(context, moment.time);
    this.beside?.nodes.draw(context, this.held.at(moment.time), moment);
    marks(this.edgesAt(moment));
    this.drawNodes(context, moment);
    for (const label of labels) marks(labelMarks(label, isInInk(drawing, label.node)));
    marks(badgesAt({ ...drawing, routes: this.routes }, moment));
    if (hovered) marks(labelMarks(hovered, true));
  }

  /** The path on top of the rest. */
  private edgesAt({ time }: Moment): Mark[] {
    const { replay, chain } = this.drawing;
    const states = this.routes.map((route) => ({ route, state: edgeState(replay, chain, route.edge, time) }));
    return (['usual', 'ahead', 'failed', 'path'] as const).flatMap((wanted) =>
      states.filter(({ state }) => state === wanted).flatMap(({ route, state }) => edgeMarks(route, state)),
    );
  }

  private drawNodes(context: CanvasRenderingContext2D, moment: Moment): void {
    const { replay, chain, positions, scale } = this.drawing;
    const held = this.held.at(moment.time);
    const shown = moment.selected >= 0 && !Number.isNaN(at(positions.x, moment.selected));
    const apart = shown && !this.nodes.includes(moment.selected);
    for (const node of apart ? [...this.nodes, moment.selected] : this.nodes) {
      const look = lookOf(replay, node, held, moment);
      const own = chain.nodes[node] === 1 || look.selected ? 1 : scale;
      this.sprites.draw(context, look, own, at(positions.x, node), at(positions.y, node));
    }
  }
}
