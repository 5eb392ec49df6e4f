import type { Replay } from '../domain/replay.ts';
import { badgeBox, overlap, type Box } from './replay-badge.ts';
import type { Chain, Shown } from './replay-chain.ts';
import type { Positions } from './replay-layout.ts';
import { nodeRadius } from './replay-node.ts';
import { nodeName, nodeNote, type ReplayNames } from './replay-names.ts';
import type { Route } from './replay-route.ts';
import { at, px, type Size, type TextMark } from './scene.ts';

/** Where a node's two lines stand. */
export interface Label {
  readonly node: number;
  readonly x: number;
  /** Baseline of the first line. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly name: string;
  readonly note: string;
}
/** Above this many nodes only the path, the selection and what is under the pointer are named. */
export const CROWDED_NODES = 120;
const LINE = 13;
/** Of a pixel outside the picture: more than whatever lies inside can cost. */
const CUT_COST = 10_000;
/** A name cut to fewer letters says nothing any more. */
const LEAST_LETTERS = 8;
/** Kept free at the edges of the picture. */
const EDGE = 4;
const LONGEST = 26;
/** Of the system's widest usual face at 11 px, a letter; of few letters the mean may be wider. */
const LETTER = 6.1;
const WIDE_LETTER = 6.8;

export const textWidth = (text: string): number => text.length * LETTER;

/** Cut in the middle, where names differ least. */
export function shortName(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text;
  const head = Math.ceil((longest - 1) / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (longest - 1 - head))}`;
}

interface LabelInput {
  readonly replay: Replay;
  readonly shown: Shown;
  readonly chain: Chain;
  readonly positions: Positions;
  readonly routes: readonly Route[];
  readonly size: Size;
}

/** Names below their nodes, or beside them where an edge or another name is in the way; the path's first. */
export function labelsOf(input: LabelInput, names: ReplayNames): Label[] {
  const { shown, chain } = input;
  const crowded = shown.nodes.length > CROWDED_NODES;
  const rank = (node: number) =>
    chain.nodes[node] === 1 ? 0 : Number.isNaN(at(input.replay.nodes.columns.reached, node)) ? 2 : 1;
  const wanted = shown.nodes
    .filter((node) => !crowded || chain.nodes[node] === 1)
    .sort((a, b) => rank(a) - rank(b) || a - b);
  const taken: Box[] = crowded ? [] : shown.nodes.map((node) => boxOfNode(input, node));
  for (const { edge, label } of input.routes)
    if (at(chain.edgeNumbers, edge) > 0)
      taken.push(badgeBox(label, { number: true, first: input.replay.edges.columns.first[edge] === 1 }));
  const labels: Label[] = [];
  for (const node of wanted) {
    const label = bestPlace(input, names, node, taken, rank(node) === 0);
    if (!label) continue;
    labels.push(label);
    taken.push(boxOf(label));
  }
  return labels;
}

/** The name of one node, wherever there is most room for it. */
export function labelOf(input: LabelInput, names: ReplayNames, node: number): Label | null {
  return bestPlace(input, names, node, [], true);
}

function bestPlace(
  input: LabelInput,
  names: ReplayNames,
  node: number,
  taken: readonly Box[],
  needed: boolean,
): Label | null {
  let best: Label | null = null;
  let least = Number.POSITIVE_INFINITY;
  places(input, names, node).forEach((label, order) => {
    const box = boxOf(label);
    let cost = order * 6 + outside(box, input.size) * CUT_COST;
    for (const other of taken) cost += 3 * overlap(box, other);
    cost += 1.5 * struck(input.routes, box);
    if (cost >= least) return;
    least = cost;
    best = label;
  });
  return needed || least < 60 ? best : null;
}

/** Below, beside, above; last beside at an edge, with the name cut to what fits there. */
function places({ replay, positions, size }: LabelInput, names: ReplayNames, node: number): Label[] {
  const x = at(positions.x, node);
  const y = at(positions.y, node);
  const radius = nodeRadius(replay, node);
  const words = { node, name: shortName(nodeName(replay, node, names)), note: nodeNote(replay, node) };
  const below = y + radius + 15;
  const fitting = (room: number) =>
    shortName(words.name, Math.max(LEAST_LETTERS, Math.floor((room - EDGE) / WIDE_LETTER)));
  const [right, left] = [x + radius + 6, x - radius - 6];
  return [
    { ...words, x, y: px(below), anchor: 'middle' },
    { ...words, x: px(right), y: px(y - 1), anchor: 'start' },
    { ...words, x: px(left), y: px(y - 1), anchor: 'end' },
    { ...words, x: px(x + 8), y: px(below + 4), anchor: 'start' },
    { ...words, x: px(x - 8), y: px(below + 4), anchor: 'end' },
    { ...words, x, y: px(y - radius - 8 - (words.note === '' ? 0 : LINE)), anchor: 'middle' },
    { ...words, name: fitting(size.width - right), x: px(right), y: px(y - 1), anchor: 'start' },
    { ...words, name: fitting(left), x: px(left), y: px(y - 1), anchor: 'end' },
  ];
}

function boxOf({ x, y, anchor, name, note }: Label): Box {
  const width = Math.max(textWidth(name), textWidth(note));
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  return { left, right: left + width, top: y - 10, bottom: y + (note === '' ? 3 : LINE + 3) };
}

function boxOfNode({ replay, positions }: LabelInput, node: number): Box {
  const radius = nodeRadius(replay, node) + 1;
  return around(at(positions.x, node), at(positions.y, node), radius, radius);
}

const around = (x: number, y: number, wide: number, high: number): Box => ({
  left: x - wide,
  right: x + wide,
  top: y - high,
  bottom: y + high,
});

const outside = (box: Box, { width, height }: Size): number =>
  Math.max(0, EDGE - box.left) +
  Math.max(0, box.right - width + EDGE) +
  Math.max(0, box.bottom - height + EDGE) +
  Math.max(0, 32 - box.top);

/** Length, roughly, of the edges that a box would lie on. */
function struck(routes: readonly Route[], box: Box): number {
  if (routes.length > CROWDED_NODES) return 0;
  let count = 0;
  for (const { start, control, end, bend } of routes)
    for (let i = 1; i < 16; i += 1) {
      const t = i / 16;
      const u = 1 - t;
      const x =
        bend === 0 ? u * start.x + t * end.x : u * u * start.x + 2 * u * t * control.x + t * t * end.x;
      const y =
        bend === 0 ? u * start.y + t * end.y : u * u * start.y + 2 * u * t * control.y + t * t * end.y;
      if (x > box.left && x < box.right && y > box.top && y < box.bottom) count += 8;
    }
  return count;
}

/** Name in ink where the node matters, what it is in grey. */
export function labelMarks({ x, y, anchor, name, note }: Label, inInk: boolean): TextMark[] {
  const text = { mark: 'text', x, anchor, halo: true } as const;
  const first: TextMark = { ...text, y, text: name, fill: inInk ? 'n-9' : 'n-7', medium: inInk };
  return note === '' ? [first] : [first, { ...text, y: y + LINE, text: note }];
}
