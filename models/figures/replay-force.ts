import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3';
import { uniformOf } from '../domain/random.ts';
import { px, type Size } from './scene.ts';

/** A graph as it crosses to a worker: nodes by place, edges as pairs of places. */
export interface ForceInput {
  /** Where each node begins: its place in the arrangement by step. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Order on the path from 0, which then reads from the left; −1 beside it. */
  readonly path: Int32Array;
  readonly size: Size;
}
interface Body extends SimulationNodeDatum {
  readonly home: number;
}

export const FORCE_TICKS = 240;
const SEED = 'replay by force';
const MARGIN = { x: 70, top: 44, bottom: 52 };

/** A seeded force layout: the same graph gives the same picture, bit for bit. */
export class ForceLayout {
  private readonly bodies: Body[];
  private readonly simulation;
  private readonly size: Size;

  constructor({ x, y, from, to, path, size }: ForceInput) {
    this.size = size;
    const last = Math.max(1, ...path);
    const across = (order: number) => MARGIN.x + (order / last) * (size.width - 2 * MARGIN.x);
    this.bodies = Array.from(x, (start, i) => {
      const order = path[i] ?? -1;
      const home = order < 0 ? start : across(order);
      return { x: home, y: y[i] ?? 0, home, ...(order < 0 ? {} : { fx: home }) };
    });
    const links = Array.from(from, (source, i): SimulationLinkDatum<Body> => ({
      source,
      target: to[i] ?? source,
    }));
    const room = Math.sqrt((size.width * size.height) / Math.max(1, x.length));
    const reach = Math.max(12, Math.min(150, room * 0.9));
    this.simulation = forceSimulation(this.bodies)
      .randomSource(uniformOf(SEED))
      .force('link', forceLink<Body, SimulationLinkDatum<Body>>(links).distance(reach))
      .force(
        'charge',
        forceManyBody<Body>()
          .strength(-reach * 2.2)
          .theta(1.1)
          .distanceMax(reach * 6),
      )
      .force('room', forceCollide<Body>(Math.max(6, Math.min(42, room / 2))).iterations(1))
      .force('x', forceX<Body>((body) => body.home).strength(0.04))
      .force('y', forceY<Body>(size.height / 2).strength(0.07))
      .alphaDecay(1 - 0.001 ** (1 / FORCE_TICKS))
      .stop();
  }

  tick(): void {
    this.simulation.tick();
  }

  /** Scaled into the picture where the forces left it. */
  positions(): { readonly x: Float64Array; readonly y: Float64Array } {
    const { width, height } = this.size;
    const fit = (value: (body: Body) => number, low: number, high: number) => {
      const values = this.bodies.map(value);
      const least = Math.min(...values);
      const most = Math.max(...values);
      if (least >= low && most <= high) return Float64Array.from(values, px);
      const scale = Math.min(1, (high - low) / Math.max(1, most - least));
      const middle = (low + high) / 2 - ((least + most) / 2) * scale;
      return Float64Array.from(values, (one) => px(one * scale + middle));
    };
    return {
      x: fit((body) => body.x ?? 0, MARGIN.x, width - MARGIN.x),
      y: fit((body) => body.y ?? 0, MARGIN.top, height - MARGIN.bottom),
    };
  }
}
