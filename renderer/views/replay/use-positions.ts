import { useEffect, useMemo, useState } from 'react';
import type { Replay } from '../../../models/domain/replay.ts';
import type { Chain, Shown } from '../../../models/figures/replay-chain.ts';
import type { ForceInput } from '../../../models/figures/replay-force.ts';
import type { Arrange } from '../../../models/figures/replay-graph.ts';
import { emptyPositions, layoutBySteps, type Positions } from '../../../models/figures/replay-layout.ts';
import { at, type Size } from '../../../models/figures/scene.ts';
import { forceWorker } from './force-port.ts';
import type { ForceMessage } from './force-worker.ts';

interface Places {
  readonly positions: Positions;
  /** Share of the force layout that is done, null where nothing is being worked out. */
  readonly arranging: number | null;
}
interface Forced {
  readonly input: ForceInput;
  readonly positions: Positions;
}

/** Where nodes stand: once per replay, choice and size. They never move while it plays. */
export function usePositions(
  replay: Replay,
  shown: Shown,
  chain: Chain,
  arrange: Arrange,
  size: Size,
): Places {
  const bySteps = useMemo(() => layoutBySteps(replay, shown, chain, size), [replay, shown, chain, size]);
  const input = useMemo(
    () => (arrange === 'force' ? forceInput(replay, shown, chain, bySteps, size) : null),
    [arrange, replay, shown, chain, bySteps, size],
  );
  const [forced, setForced] = useState<Forced | null>(null);
  const [progress, setProgress] = useState<{ readonly input: ForceInput; readonly done: number } | null>(
    null,
  );
  useEffect(() => {
    if (!input) return undefined;
    const worker = forceWorker();
    worker.addEventListener('message', ({ data }: MessageEvent<ForceMessage>) => {
      if (data.kind === 'ticks') return setProgress({ input, done: data.done / data.of });
      setForced({ input, positions: placesOf(replay, shown, data) });
      worker.terminate();
    });
    worker.postMessage(input);
    return () => worker.terminate();
  }, [input, replay, shown]);
  if (!input) return { positions: bySteps, arranging: null };
  if (forced?.input === input) return { positions: forced.positions, arranging: null };
  return { positions: bySteps, arranging: progress?.input === input ? progress.done : 0 };
}

function forceInput(replay: Replay, shown: Shown, chain: Chain, start: Positions, size: Size): ForceInput {
  const place = new Map(shown.nodes.map((node, i) => [node, i]));
  const end = (column: Int32Array) =>
    Int32Array.from(shown.edges, (edge) => place.get(at(column, edge)) ?? 0);
  return {
    x: Float64Array.from(shown.nodes, (node) => at(start.x, node)),
    y: Float64Array.from(shown.nodes, (node) => at(start.y, node)),
    from: end(replay.edges.columns.from),
    to: end(replay.edges.columns.to),
    path: pathOrder(replay, shown, chain),
    size,
  };
}

/** In which order the path meets its nodes; −1 beside it. */
function pathOrder(replay: Replay, shown: Shown, chain: Chain): Int32Array {
  const order = new Map<number, number>();
  const meet = (node: number) => {
    if (!order.has(node)) order.set(node, order.size);
  };
  for (const step of chain.steps) {
    const edge = at(replay.steps.columns.edge, step);
    if (edge < 0) continue;
    meet(at(replay.edges.columns.from, edge));
    meet(at(replay.edges.columns.to, edge));
  }
  return Int32Array.from(shown.nodes, (node) => order.get(node) ?? -1);
}

function placesOf(
  replay: Replay,
  shown: Shown,
  { x, y }: { readonly x: Float64Array; readonly y: Float64Array },
): Positions {
  const positions = emptyPositions(replay.nodes.rows);
  shown.nodes.forEach((node, i) => {
    positions.x[node] = at(x, i);
    positions.y[node] = at(y, i);
  });
  return positions;
}
