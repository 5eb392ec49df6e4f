import type { NodeKind, Replay } from '../domain/replay.ts';
import { kindOf } from './replay-chain.ts';
import { at, px, type Mark, type Size, type Token } from './scene.ts';

const INNER_RING = 15;
const RING_STEP = 4;
const BARE = 12;
const INKS: Readonly<Record<NodeKind, Token>> = {
  host: 'k-host',
  account: 'k-account',
  resource: 'k-resource',
  address: 'k-address',
  group: 'n-6',
};

/** Rings that a node has room for: the highest level held there, none for what holds no privilege. */
export const ringsOf = (replay: Replay, node: number): number => {
  const kind = kindOf(replay, node);
  return kind === 'host' || kind === 'account'
    ? Math.max(0, Math.min(3, at(replay.nodes.columns.level, node)))
    : 0;
};

/** To the outermost ring. */
export const nodeRadius = (replay: Replay, node: number): number => radiusOf(ringsOf(replay, node));

const ROOM = 42;
const LEAST_SCALE = 0.3;

/** Nodes beside the path shrink where they would cover each other; size means nothing else. */
export function nodeScale(nodes: number, { width, height }: Size, zoom: number): number {
  const room = Math.sqrt((width * height) / Math.max(1, nodes)) * zoom;
  return Math.max(LEAST_SCALE, Math.min(1, room / ROOM));
}
export const radiusOf = (rings: number): number =>
  rings === 0 ? BARE : INNER_RING + (rings - 1) * RING_STEP;

export interface NodeLook {
  readonly kind: NodeKind;
  readonly reached: boolean;
  readonly rings: number;
  /** Rings held at the playhead: in ink. */
  readonly held: number;
  readonly selected: boolean;
}

/** Shape, rings and selection of a node; its name stands apart. */
export function nodeMarks({ kind, reached, rings, held, selected }: NodeLook, x: number, y: number): Mark[] {
  const marks: Mark[] = [{ mark: 'circle', x, y, r: radiusOf(rings) + (rings > 0 ? 0.75 : 0), fill: 'n-0' }];
  for (let ring = 0; ring < rings; ring += 1)
    marks.push({
      mark: 'circle',
      x,
      y,
      r: INNER_RING + ring * RING_STEP,
      stroke: ring < held ? 'n-9' : 'n-5',
      strokeWidth: 1.5,
    });
  if (selected)
    marks.push({ mark: 'circle', x, y, r: radiusOf(rings) + 4, stroke: 'accent', strokeWidth: 2.5 });
  return [...marks, ...shapeMarks(kind, reached, x, y)];
}

function shapeMarks(kind: NodeKind, reached: boolean, x: number, y: number): Mark[] {
  const stroke = INKS[kind];
  const ink = { fill: reached ? stroke : 'n-0', stroke, strokeWidth: 1.5 } as const;
  if (kind === 'account') return [{ mark: 'circle', x, y, r: 9, ...ink }];
  if (kind === 'host') return [{ mark: 'path', d: rounded(x - 8, y - 8, 16, 16, 2), ...ink }];
  if (kind === 'address') return [{ mark: 'path', d: `M${px(x)} ${px(y - 10)}l10 17h-20z`, ...ink }];
  if (kind === 'resource') return [{ mark: 'path', d: `M${px(x - 9)} ${px(y - 7)}h7l3 3h8v11h-18z`, ...ink }];
  return [
    { mark: 'path', d: rounded(x - 5, y - 9, 15, 15, 2), fill: 'n-0', stroke, strokeWidth: 1.2 },
    { mark: 'path', d: rounded(x - 9, y - 5, 15, 15, 2), fill: 'n-0', stroke, strokeWidth: 1.5 },
  ];
}

/** Outline of a rectangle with round corners. */
export const rounded = (x: number, y: number, width: number, height: number, r: number): string =>
  `M${px(x + r)} ${px(y)}h${px(width - 2 * r)}a${r} ${r} 0 0 1 ${r} ${r}v${px(height - 2 * r)}` +
  `a${r} ${r} 0 0 1 ${-r} ${r}h${px(2 * r - width)}a${r} ${r} 0 0 1 ${-r} ${-r}v${px(2 * r - height)}` +
  `a${r} ${r} 0 0 1 ${r} ${-r}z`;
