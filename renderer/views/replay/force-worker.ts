import { FORCE_TICKS, ForceLayout, type ForceInput } from '../../../models/figures/replay-force.ts';

/** Arranges a graph off the page: ticks are told as they go, places once at the end. */
export type ForceMessage =
  | { readonly kind: 'ticks'; readonly done: number; readonly of: number }
  | {
      readonly kind: 'places';
      readonly x: Float64Array;
      readonly y: Float64Array;
      readonly tickMs: readonly number[];
    };

const TELL_EVERY = 20;

self.addEventListener('message', ({ data }: MessageEvent<ForceInput>) => {
  const layout = new ForceLayout(data);
  const tickMs: number[] = [];
  for (let tick = 0; tick < FORCE_TICKS; tick += 1) {
    const started = performance.now();
    layout.tick();
    tickMs.push(performance.now() - started);
    if (tick % TELL_EVERY === 0) tell({ kind: 'ticks', done: tick, of: FORCE_TICKS });
  }
  tell({ kind: 'places', ...layout.positions(), tickMs });
});

const tell = (message: ForceMessage) => self.postMessage(message);
