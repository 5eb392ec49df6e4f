import type { Route } from '../../models/figures/replay-route.ts';
import { at, type Size } from '../../models/figures/scene.ts';
import type { Ink } from './surface.ts';

const CHECKPOINTS = 20;
/** So many lines lie over each other unseen; more of them are drawn paler. */
const PLENTY = 1500;
const LEAST_ALPHA = 0.15;
type Context = OffscreenCanvasRenderingContext2D;

/**
 * Thousands of usual edges by time: all of them pale beneath, those before the playhead on top. Playing forward draws
 * only the new ones; a jump starts from the nearest kept bitmap.
 */
export class EdgeLayer {
  private readonly routes: readonly Route[];
  private readonly times: Float64Array;
  private readonly size: Size;
  private readonly ink: Ink;
  private readonly ratio: number;
  private readonly ahead: OffscreenCanvas;
  private readonly played: OffscreenCanvas;
  private readonly kept = new Map<number, OffscreenCanvas>();
  private drawn = 0;

  constructor(routes: readonly Route[], times: Float64Array, size: Size, ink: Ink, ratio: number) {
    this.routes = [...routes].sort((a, b) => at(times, a.edge) - at(times, b.edge) || a.edge - b.edge);
    this.times = Float64Array.from(this.routes, ({ edge }) => at(times, edge));
    this.size = size;
    this.ink = ink;
    this.ratio = ratio;
    const pale = Math.max(LEAST_ALPHA, Math.min(1, PLENTY / this.routes.length));
    this.ahead = this.surface((context) => {
      context.globalAlpha = pale * 0.4;
      this.stroke(context, 0, this.routes.length, 0.8);
    });
    this.played = this.surface((context) => {
      context.globalAlpha = pale;
    });
  }

  draw(context: CanvasRenderingContext2D, playhead: number): void {
    this.playTo(this.countAt(playhead));
    context.drawImage(this.ahead, 0, 0, this.size.width, this.size.height);
    context.drawImage(this.played, 0, 0, this.size.width, this.size.height);
  }

  private countAt(playhead: number): number {
    let low = 0;
    let high = this.times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(this.times, middle) <= playhead) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private playTo(count: number): void {
    const context = this.played.getContext('2d');
    if (!context || count === this.drawn) return;
    const nearest = this.nearest(count);
    if (count < this.drawn || nearest > this.drawn) this.startFrom(context, nearest);
    const step = Math.max(1, Math.ceil(this.routes.length / CHECKPOINTS));
    while (this.drawn < count) {
      const next = Math.min(count, (Math.floor(this.drawn / step) + 1) * step);
      this.stroke(context, this.drawn, next, 1.2);
      this.drawn = next;
      if (next % step === 0 && !this.kept.has(next))
        this.kept.set(
          next,
          this.surface((copy) => copy.drawImage(this.played, 0, 0, this.size.width, this.size.height)),
        );
    }
  }

  /** The last kept bitmap that shows no edge too many; 0 for the empty one. */
  private nearest(count: number): number {
    return Math.max(0, ...[...this.kept.keys()].filter((key) => key <= count));
  }

  private startFrom(context: Context, kept: number): void {
    context.clearRect(0, 0, this.size.width, this.size.height);
    const copy = this.kept.get(kept);
    const pale = context.globalAlpha;
    context.globalAlpha = 1;
    if (copy) context.drawImage(copy, 0, 0, this.size.width, this.size.height);
    context.globalAlpha = pale;
    this.drawn = copy ? kept : 0;
  }

  /** Short paths: one with thousands of lines is slower to fill in than many. */
  private stroke(context: Context, from: number, to: number, width: number): void {
    context.strokeStyle = this.ink('n-5');
    context.lineWidth = width;
    for (let i = from; i < to; i += 1) {
      const route = this.routes[i];
      if (!route) continue;
      context.beginPath();
      context.moveTo(route.start.x, route.start.y);
      if (route.bend === 0) context.lineTo(route.end.x, route.end.y);
      else context.quadraticCurveTo(route.control.x, route.control.y, route.end.x, route.end.y);
      context.stroke();
    }
  }

  private surface(paint: (context: Context) => void): OffscreenCanvas {
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(this.size.width * this.ratio)),
      Math.max(1, Math.round(this.size.height * this.ratio)),
    );
    const context = canvas.getContext('2d');
    if (context) {
      context.scale(this.ratio, this.ratio);
      paint(context);
    }
    return canvas;
  }
}
