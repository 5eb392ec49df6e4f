import { describe, expect, it } from 'vitest';
import { chainOf, shownOf } from '../../../models/figures/replay-chain.ts';
import { drawingOf, graphAtEnd, graphScene } from '../../../models/figures/replay-graph.ts';
import { hitAt } from '../../../models/figures/replay-hit.ts';
import { labelsOf } from '../../../models/figures/replay-label.ts';
import { legendMarks } from '../../../models/figures/replay-legend.ts';
import { layoutBySteps } from '../../../models/figures/replay-layout.ts';
import { at, type Mark } from '../../../models/figures/scene.ts';
import { fixtureNames, replayFixture, us } from './replay-fixture.ts';

const SIZE = { width: 931, height: 520 };

function drawn(time: number, size = SIZE, names = fixtureNames) {
  const replay = replayFixture();
  const chain = chainOf(replay, 0);
  const shown = shownOf(replay, chain, 'context');
  const positions = layoutBySteps(replay, shown, chain, size);
  const drawing = drawingOf({ replay, chain, shown, positions, size, arrange: 'step' });
  const labels = labelsOf(drawing, names);
  return { drawing, labels, scene: graphScene(drawing, labels, { time, selected: 9 }) };
}
const texts = (marks: readonly Mark[]) => marks.flatMap((mark) => (mark.mark === 'text' ? [mark.text] : []));
const lastOfLegend = (width: number) => texts(legendMarks(12, width, true)).at(-1);
const strokes = (marks: readonly Mark[], width: number) =>
  marks.filter((mark) => mark.mark === 'path' && mark.strokeWidth === width && mark.fill === undefined);

const filled = (time: number) =>
  drawn(time).scene.marks.filter((mark) => 'fill' in mark && mark.fill === 'k-host').length;
const circles = (time: number) =>
  drawn(time).scene.marks.flatMap((mark) =>
    mark.mark === 'circle' && mark.fill === 'n-0' ? [[mark.x, mark.y]] : [],
  );
const places = (time: number) => new Set(circles(time).map(String));

describe('the graph at a moment', () => {
  it('draws the path before the playhead in full and dots what comes after it', () => {
    const { scene } = drawn(us('22:09:14'));
    // Steps 1 to 4, 6 and 7; 5 was refused.
    expect(strokes(scene.marks, 3)).toHaveLength(6);
    const dotted = scene.marks.filter((mark) => mark.mark === 'path' && mark.round === true);
    expect(dotted).toHaveLength(2);
    const dashed = scene.marks.filter(
      (mark) => mark.mark === 'path' && mark.stroke === 'high-mark' && mark.dash,
    );
    expect(dashed).toHaveLength(1);
  });

  it('at its end has no dots left, at its beginning no path', () => {
    expect(drawn(us('23:00:00')).scene.marks.some((mark) => mark.mark === 'path' && mark.round)).toBe(false);
    expect(strokes(drawn(us('20:00:00')).scene.marks, 3)).toHaveLength(0);
  });

  it('fills what is reached and leaves the rest hollow', () => {
    expect(filled(us('20:55:00'))).toBe(1);
    expect(filled(us('22:30:00'))).toBe(3);
  });

  it('writes every number and "first" once', () => {
    const words = texts(drawn(us('22:09:14')).scene.marks);
    expect(words.filter((word) => /^\d$/.test(word)).sort()).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
    ]);
    expect(words.filter((word) => word === 'first')).toHaveLength(3);
  });

  it('names each node once and no name lies on another', () => {
    const { labels, drawing } = drawn(us('22:09:14'));
    expect(new Set(labels.map(({ node }) => node)).size).toBe(labels.length);
    expect(labels.length).toBe(drawing.shown.nodes.length);
    const boxes = labels.map(({ x, y, anchor, name, note }) => {
      const width = Math.max(name.length, note.length) * 6.1;
      const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
      return { left, right: left + width, top: y - 9, bottom: y + (note === '' ? 2 : 15) };
    });
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1))
        expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
  });

  it('cuts a name at the edge of a narrow picture rather than the picture cutting it', () => {
    const narrow = { width: 600, height: 520 };
    const long = { ...fixtureNames, container: () => 'file-plm-01-of-the-other-site\\kestrel' };
    const { labels, drawing } = drawn(us('22:09:14'), narrow, long);
    for (const { x, anchor, name, note } of labels) {
      const width = Math.max(name.length, note.length) * 6.1;
      const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
      expect(left, name).toBeGreaterThanOrEqual(0);
      expect(left + width, name).toBeLessThanOrEqual(narrow.width);
    }
    expect(labels.length).toBeGreaterThan(drawing.shown.nodes.length / 2);
    expect(labels.some(({ name }) => name.includes('…'))).toBe(true);
  });

  it('has a legend that fits', () => {
    expect(lastOfLegend(931)).toBe('domain admin; dark rings are held now');
    expect(lastOfLegend(760)).toBe('domain admin');
  });

  it('says how much of the path was played', () => {
    expect(drawn(us('22:09:14')).scene.finding).toBe(
      'Graph of 13 nodes and 13 edges; the likely path has 9 steps, 3 of them for the first time, 7 played.',
    );
  });

  it('never moves a node', () => {
    expect(places(us('20:00:00'))).toEqual(places(us('23:00:00')));
  });

  it('is a complete picture for a report, with its legend', () => {
    const { drawing } = drawn(0);
    const scene = graphAtEnd(drawing, fixtureNames);
    expect(texts(scene.marks)).toEqual(
      expect.arrayContaining(['usual', 'domain admin', 'file-plm-01', 'Reaches']),
    );
    expect(texts(scene.marks)).not.toContain('after the playhead');
  });
});

describe('what lies under the pointer', () => {
  it('is the node, the number before the line, and nothing elsewhere', () => {
    const { drawing } = drawn(0);
    const node = 9;
    expect(hitAt(drawing, at(drawing.positions.x, node), at(drawing.positions.y, node))).toEqual({
      what: 'node',
      row: node,
    });
    const route = drawing.routes.find(({ edge }) => edge === 11);
    expect(hitAt(drawing, route?.label.x ?? 0, route?.label.y ?? 0)).toEqual({ what: 'edge', row: 11 });
    expect(hitAt(drawing, 5, SIZE.height - 5)).toBeNull();
  });
});
