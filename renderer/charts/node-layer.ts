import { lookOf, type Drawing, type Moment } from '../../models/figures/replay-graph.ts';
import { nodeMarks, type NodeLook } from '../../models/figures/replay-node.ts';
import { heldAt, type Held } from '../../models/figures/replay-privilege.ts';
import { at } from '../../models/figures/scene.ts';
import { drawMarks, type Ink } from './surface.ts';

/** Half the side of a node's bitmap: three rings, a selection and its line. */
const HALF = 32;
type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Nodes as bitmaps by their look, each drawn at its own size. */
export class NodeSprites {
  private readonly ink: Ink;
  private readonly ratio: number;
  private readonly known = new Map<string, OffscreenCanvas>();

  constructor(ink: Ink, ratio: number) {
    this.ink = ink;
    this.ratio = ratio;
  }

  draw(context: Context, look: NodeLook, scale: number, x: number, y: number): void {
    const half = HALF * scale;
    const side = Math.ceil(2 * half * this.ratio) / this.ratio;
    // On whole pixels of the screen, where a bitmap is copied and not filtered.
    const whole = (value: number) => Math.round(value * this.ratio) / this.ratio;
    context.drawImage(this.spriteOf(look, scale), whole(x - half), whole(y - half), side, side);
  }

  private spriteOf(look: NodeLook, scale: number): OffscreenCanvas {
    const key = `${keyOf(look)} ${scale}`;
    const known = this.known.get(key);
    if (known) return known;
    const side = Math.ceil(2 * HALF * scale * this.ratio);
    const sprite = new OffscreenCanvas(side, side);
    const context = sprite.getContext('2d');
    if (context) {
      context.scale(this.ratio * scale, this.ratio * scale);
      drawMarks(context, nodeMarks(look, HALF, HALF), this.ink, 'sans-serif');
    }
    this.known.set(key, sprite);
    return sprite;
  }
}

const keyOf = ({ kind, reached, rings, held, selected }: NodeLook): string =>
  `${kind} ${Number(reached)} ${rings} ${held} ${Number(selected)}`;

/** The many nodes beside the path: only those whose look changed are drawn again, over what they were. */
export class NodeLayer {
  private readonly drawing: Drawing;
  private readonly nodes: readonly number[];
  private readonly sprites: NodeSprites;
  private readonly looks: string[] = [];
  private readonly canvas: OffscreenCanvas;
  private readonly context: OffscreenCanvasRenderingContext2D | null;

  constructor(drawing: Drawing, nodes: readonly number[], sprites: NodeSprites, ratio: number) {
    this.drawing = drawing;
    this.nodes = nodes;
    this.sprites = sprites;
    const { width, height } = drawing.size;
    this.canvas = new OffscreenCanvas(
      Math.max(1, Math.round(width * ratio)),
      Math.max(1, Math.round(height * ratio)),
    );
    this.context = this.canvas.getContext('2d');
    this.context?.scale(ratio, ratio);
  }

  draw(context: CanvasRenderingContext2D, held: Held, moment: Moment): void {
    const { replay, positions, scale, size } = this.drawing;
    this.nodes.forEach((node, i) => {
      const look = { ...lookOf(replay, node, held, moment), selected: false };
      const key = keyOf(look);
      if (this.looks[i] === key || !this.context) return;
      this.looks[i] = key;
      this.sprites.draw(this.context, look, scale, at(positions.x, node), at(positions.y, node));
    });
    context.drawImage(this.canvas, 0, 0, size.width, size.height);
  }
}

/** Held levels change at few moments of a replay: worked out once between two of them. */
export class HeldCache {
  private readonly replay: Drawing['replay'];
  private from = Number.NaN;
  private to = Number.NaN;
  private held: Held = { accounts: new Map(), hosts: new Map() };

  constructor(replay: Drawing['replay']) {
    this.replay = replay;
  }

  at(time: number): Held {
    if (time >= this.from && time < this.to) return this.held;
    const times = this.replay.privilege.columns.at;
    const next = times.findIndex((one) => one > time);
    this.to = next < 0 ? Number.POSITIVE_INFINITY : at(times, next);
    this.from = next === 0 ? Number.NEGATIVE_INFINITY : at(times, (next < 0 ? times.length : next) - 1);
    if (times.length === 0) this.from = Number.NEGATIVE_INFINITY;
    this.held = heldAt(this.replay, time);
    return this.held;
  }
}
