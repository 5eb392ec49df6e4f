import { describe, expect, it } from 'vitest';
import { chainOf, shownOf, type Show } from '../../../models/figures/replay-chain.ts';
import { FORCE_TICKS, ForceLayout } from '../../../models/figures/replay-force.ts';
import { drawingOf } from '../../../models/figures/replay-graph.ts';
import { columnMiddles, layoutBySteps, separated } from '../../../models/figures/replay-layout.ts';
import { at } from '../../../models/figures/scene.ts';
import { replayFixture } from './replay-fixture.ts';

const SIZE = { width: 931, height: 520 };

function laid(show: Show = 'all') {
  const replay = replayFixture();
  const chain = chainOf(replay, 0);
  const shown = shownOf(replay, chain, show);
  return { replay, chain, shown, positions: layoutBySteps(replay, shown, chain, SIZE) };
}

describe('what is shown', () => {
  it('is the path with what touches it, the path alone, or everything', () => {
    expect(laid('all').shown.nodes).toHaveLength(15);
    // dc-01 was not reached and touches nothing.
    expect(laid('context').shown.nodes).not.toContain(7);
    const only = laid('path');
    expect(only.shown.nodes.every((node) => only.chain.nodes[node] === 1)).toBe(true);
    expect(only.shown.edges).toHaveLength(9);
  });

  it('numbers an alternative chain anew and takes the likeliest from its columns', () => {
    const replay = replayFixture();
    expect(chainOf(replay, 0).steps).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 10]);
    const other = chainOf(replay, 1);
    expect(other.steps).toEqual([0, 1, 6, 7, 8]);
    expect(other.numbers[8]).toBe(5);
    expect(other.edges[7]).toBe(0);
    expect(other.edgeNumbers[12]).toBe(5);
  });
});

describe('the arrangement by step', () => {
  it('puts every node in its column, inside the picture, and none on another', () => {
    const { replay, shown, positions } = laid();
    const middles = columnMiddles(SIZE.width);
    for (const node of shown.nodes) {
      expect(at(positions.x, node)).toBe(middles[at(replay.nodes.columns.column, node)]);
      expect(at(positions.y, node)).toBeGreaterThan(36);
      expect(at(positions.y, node)).toBeLessThan(SIZE.height - 24);
    }
    for (const a of shown.nodes)
      for (const b of shown.nodes)
        if (a < b) {
          const apart = Math.hypot(
            at(positions.x, a) - at(positions.x, b),
            at(positions.y, a) - at(positions.y, b),
          );
          expect(apart, `${a} and ${b}`).toBeGreaterThan(50);
        }
  });

  it('is the same each time and leaves out what is not shown', () => {
    expect(laid().positions).toEqual(laid().positions);
    expect(at(laid('path').positions.x, 7)).toBeNaN();
  });

  it('keeps apart what wants the same place, near to it', () => {
    expect(separated([50, 50, 50], 20, 0, 100)).toEqual([30, 50, 70]);
    expect(separated([0, 0], 20, 10, 100)).toEqual([10, 30]);
    expect(separated([10, 90], 20, 0, 100)).toEqual([10, 90]);
    expect(separated([95, 96, 97], 20, 0, 100)).toEqual([60, 80, 100]);
  });
});

const input = () => {
  const { replay, shown, positions } = laid();
  return {
    x: Float64Array.from(shown.nodes, (node) => at(positions.x, node)),
    y: Float64Array.from(shown.nodes, (node) => at(positions.y, node)),
    from: replay.edges.columns.from,
    to: replay.edges.columns.to,
    path: Int32Array.from(shown.nodes, (_, i) => (i < 3 ? i : -1)),
    size: SIZE,
  };
};
const run = () => {
  const layout = new ForceLayout(input());
  for (let tick = 0; tick < FORCE_TICKS; tick += 1) layout.tick();
  return layout.positions();
};

describe('the arrangement by force', () => {
  it('is the same bit for bit, inside the picture, with the path from left to right', () => {
    const places = run();
    expect(run()).toEqual(places);
    expect(Math.min(...places.x)).toBeGreaterThanOrEqual(40);
    expect(Math.max(...places.x)).toBeLessThanOrEqual(SIZE.width - 40);
    expect(at(places.x, 0)).toBeLessThan(at(places.x, 1));
    expect(at(places.x, 1)).toBeLessThan(at(places.x, 2));
  });
});

describe('edges', () => {
  it('leave out the nodes in between', () => {
    const { replay, chain, shown, positions } = laid();
    const { routes } = drawingOf({ replay, chain, shown, positions, size: SIZE, arrange: 'step' });
    expect(routes).toHaveLength(shown.edges.length);
    for (const { edge, label } of routes)
      if (at(chain.edgeNumbers, edge) > 0)
        for (const node of shown.nodes)
          expect(
            Math.hypot(at(positions.x, node) - label.x, at(positions.y, node) - label.y),
          ).toBeGreaterThan(18);
  });

  it('of one pair run apart', () => {
    const { replay, chain, shown, positions } = laid();
    const { to, from } = replay.edges.columns;
    // The switch back: from the account to the workstation.
    from[0] = at(to, 10);
    to[0] = at(from, 10);
    const { routes } = drawingOf({ replay, chain, shown, positions, size: SIZE, arrange: 'step' });
    const [a, b] = [routes.find(({ edge }) => edge === 0), routes.find(({ edge }) => edge === 10)];
    const middle = (route: typeof a) => ({
      x: ((route?.start.x ?? 0) + 2 * (route?.control.x ?? 0) + (route?.end.x ?? 0)) / 4,
      y: ((route?.start.y ?? 0) + 2 * (route?.control.y ?? 0) + (route?.end.y ?? 0)) / 4,
    });
    expect(Math.hypot(middle(a).x - middle(b).x, middle(a).y - middle(b).y)).toBeGreaterThan(12);
  });
});
