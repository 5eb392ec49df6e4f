import { count } from './numbers.ts';
import { px, type Mark } from './scene.ts';
import type { Box } from './signal-labels.ts';

/** A digit of the smallest type, in pixels. */
const DIGIT_PX = 6.6;
const GAP_PX = 3;

/** Marks of a row that lie on one another. */
interface Cluster {
  readonly from: number;
  readonly to: number;
  readonly marks: number;
}

/** How many marks of one row fall together, to their right; `taken` is where the numbers stand. */
export function signalCounts(
  places: readonly number[],
  half: number,
  y: number,
  width: number,
): { readonly marks: readonly Mark[]; readonly taken: readonly Box[] } {
  const marks: Mark[] = [];
  const taken: Box[] = [];
  for (const cluster of clustersOf(places, half)) {
    if (cluster.marks < 2) continue;
    const text = count(cluster.marks);
    const long = text.length * DIGIT_PX;
    const after = cluster.to + GAP_PX;
    const isAfter = after + long <= width;
    const x = isAfter ? after : cluster.from - GAP_PX;
    taken.push(isAfter ? [x, x + long] : [x - long, x]);
    marks.push({
      mark: 'text',
      x: px(x),
      y: y + 4,
      text,
      anchor: isAfter ? 'start' : 'end',
      fill: 'n-9',
      halo: true,
    });
  }
  return { marks, taken };
}

/** What overlaps is one cluster, and so is what a cluster's number would lie on. */
function clustersOf(places: readonly number[], half: number): readonly Cluster[] {
  const clusters: Cluster[] = [];
  for (const x of [...places].sort((a, b) => a - b)) {
    const last = clusters.at(-1);
    const reach = last ? last.to + (last.marks > 1 ? GAP_PX + DIGIT_PX * count(last.marks).length : 0) : 0;
    if (last && x - half < reach)
      clusters[clusters.length - 1] = { ...last, to: x + half, marks: last.marks + 1 };
    else clusters.push({ from: x - half, to: x + half, marks: 1 });
  }
  return clusters;
}
