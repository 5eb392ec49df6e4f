import { px } from './scene.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
/** What an edge carries: the number of a path step, the word "first". */
export interface Badge {
  readonly number: boolean;
  readonly first: boolean;
}

/** Share of an edge's length at which its badge stands where nothing is in the way. */
export const BADGE_AT = 0.46;
const PLACES = [BADGE_AT, 0.38, 0.42, 0.5, 0.56, 0.62, 0.32, 0.68, 0.26, 0.74] as const;
const HALF_NUMBER = 9;
export const TAG_WIDTH = 27;
/** From the middle of a number to its tag. */
export const TAG_AFTER = 11;

/** The tag stands to the right of the number, or alone in the middle. */
export function badgeBox({ x, y }: Point, { number, first }: Badge): Box {
  const left = number ? x - HALF_NUMBER : x - TAG_WIDTH / 2;
  const right = !number ? x + TAG_WIDTH / 2 : first ? x + TAG_AFTER + TAG_WIDTH : x + HALF_NUMBER;
  return { left, right, top: y - HALF_NUMBER, bottom: y + HALF_NUMBER };
}

export const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/** Along an edge the place that covers least of other badges and of nodes. */
export function badgePlace(
  pointAt: (t: number) => Point,
  badge: Badge,
  placed: readonly Box[],
  nodes: readonly Box[],
): Point {
  let best = pointAt(BADGE_AT);
  let least = Number.POSITIVE_INFINITY;
  PLACES.forEach((t, order) => {
    const point = pointAt(t);
    const box = badgeBox(point, badge);
    const covered = (boxes: readonly Box[]) => boxes.reduce((sum, other) => sum + overlap(box, other), 0);
    const cost = order * 2 + 4 * covered(placed) + covered(nodes);
    if (cost >= least) return;
    least = cost;
    best = point;
  });
  return { x: px(best.x), y: px(best.y) };
}
