import { px, type Mark } from './scene.ts';

/** A mark of a row and what it is called; `rank`: the higher ones are labelled first, below 0 none is. */
export interface LabelledMark {
  readonly x: number;
  readonly half: number;
  readonly title: string;
  readonly rank: number;
}

/** A character of the smallest type, in pixels. */
const CHARACTER_PX = 6.3;
const GAP_PX = 4;

/** A stretch of a row, in pixels. */
export type Box = readonly [from: number, to: number];

/**
 * Labels of the marks of one row: to the left where that is free, else to the right, else none. They cover no mark and
 * nothing else that is there already.
 */
export function signalLabels(
  marks: readonly LabelledMark[],
  y: number,
  width: number,
  there: readonly Box[] = [],
): readonly Mark[] {
  const taken: Box[] = [...there, ...marks.map(({ x, half }): Box => [x - half, x + half])];
  const isFree = ([from, to]: Box) =>
    from >= 0 && to <= width && taken.every(([left, right]) => to <= left || from >= right);
  const labels: Mark[] = [];
  /** The same words twice, side by side, say no more. */
  const said: { readonly title: string; readonly x: number }[] = [];
  for (const { x, half, title } of marks.filter(({ rank }) => rank >= 0).sort((a, b) => b.rank - a.rank)) {
    const long = title.length * CHARACTER_PX;
    if (said.some((one) => one.title === title && Math.abs(one.x - x) < 2 * long)) continue;
    const [left, right] = [x - half - GAP_PX, x + half + GAP_PX];
    const before: Box = [left - long, left];
    const after: Box = [right, right + long];
    const box = [before, after].find(isFree);
    if (!box) continue;
    taken.push(box);
    said.push({ title, x });
    const anchor = box === before ? 'end' : 'start';
    labels.push({
      mark: 'text',
      x: px(box === before ? left : right),
      y: y + 4,
      text: title,
      anchor,
      halo: true,
    });
  }
  return labels;
}
