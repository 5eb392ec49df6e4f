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
import { nodeMarks, type NodeLook } from '../../models/figures/replay-node.ts';
import { heldAt } from '../../models/figures/replay-privilege.ts';
import type { Route } from '../../models/figures/replay-route.ts';
import { at } from '../../models/figures/scene.ts';
import { EdgeLayer } from './edge-layer.ts';
import { drawMarks, type Ink } from './surface.ts';

/** Half the side of a node's bitmap: three rings, a selection and its line. */
const SPRITE = 32;
/** From this many usual edges on they are kept as bitmaps by time. */
export const MANY_EDGES = 300;

/**
 * Draws the graph at a moment within a frame. Usual edges of a large graph are bitmaps that only grow while it plays;
 * nodes are bitmaps by their look; only the path, its numbers and the names are drawn each time.
 */
export class GraphPainter {
  private readonly ink: Ink;
  private readonly font: string;
  private readonly ratio: number;
  private readonly drawing: Drawing;
  private readonly lens: Lens;
  private readonly sprites = new Map<string, OffscreenCanvas>();
  private readonly usual: EdgeLayer | null;
  private readonly drawnRoutes: readonly Route[];

  constructor(drawing: Drawing, lens: Lens, ink: Ink, font: string, ratio: number) {
    this.drawing = drawing;
    this.lens = lens;
    this.ink = ink;
    this.font = font;
    this.ratio = ratio;
    const { chain, replay, routes, size } = drawing;
    const special = (route: Route) =>
      chain.edges[route.edge] === 1 || replay.edges.columns.failed[route.edge] === 1;
    const usual = routes.filter((route) => !special(route));
    const many = usual.length > MANY_EDGES;
    this.usual = many ? new EdgeLayer(usual, replay.edges.columns.at, size, ink, ratio) : null;
    this.drawnRoutes = many ? routes.filter(special) : routes;
  }

  /** `hovered` is drawn on top of all others. */
  draw(
    context: CanvasRenderingContext2D,
    labels: readonly Label[],
    moment: Moment,
    hovered: Label | null,
  ): void {
    const { drawing, lens } = this;
    const { size, replay, chain } = drawing;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.globalAlpha = 1;
    context.clearRect(0, 0, size.width, size.height);
    const marks = (list: Parameters<typeof drawMarks>[1]) => drawMarks(context, list, this.ink, this.font);
    marks(headMarks(drawing, lens));
    this.usual?.draw(context, moment.time);
    const states = this.drawnRoutes.map((route) => ({
      route,
      state: edgeState(replay, chain, route.edge, moment.time),
    }));
    for (const wanted of ['usual', 'ahead', 'failed', 'path'] as const)
      for (const { route, state } of states) if (state === wanted) marks(edgeMarks(route, state));
    this.drawNodes(context, moment);
    for (const label of labels) marks(labelMarks(label, isInInk(drawing, label.node)));
    marks(badgesAt({ ...drawing, routes: this.drawnRoutes }, moment));
    if (hovered) marks(labelMarks(hovered, true));
  }

  private drawNodes(context: CanvasRenderingContext2D, moment: Moment): void {
    const { replay, shown, positions } = this.drawing;
    const held = heldAt(replay, moment.time);
    for (const node of shown.nodes) {
      const sprite = this.spriteOf(lookOf(replay, node, held, moment));
      const x = at(positions.x, node) - SPRITE;
      const y = at(positions.y, node) - SPRITE;
      context.drawImage(sprite, x, y, 2 * SPRITE, 2 * SPRITE);
    }
  }

  private spriteOf(look: NodeLook): OffscreenCanvas {
    const key = `${look.kind} ${Number(look.reached)} ${look.rings} ${look.held} ${Number(look.selected)}`;
    const known = this.sprites.get(key);
    if (known) return known;
    const side = Math.ceil(2 * SPRITE * this.ratio);
    const sprite = new OffscreenCanvas(side, side);
    const context = sprite.getContext('2d');
    if (context) {
      context.scale(this.ratio, this.ratio);
      drawMarks(context, nodeMarks(look, SPRITE, SPRITE), this.ink, this.font);
    }
    this.sprites.set(key, sprite);
    return sprite;
  }
}
