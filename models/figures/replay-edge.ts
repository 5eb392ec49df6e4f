import type { Replay } from '../domain/replay.ts';
import type { Chain } from './replay-chain.ts';
import { TAG_AFTER, TAG_WIDTH } from './replay-badge.ts';
import { pathOf, type Route } from './replay-route.ts';
import { rounded } from './replay-node.ts';
import { at, px, type Mark, type Token } from './scene.ts';

export type EdgeState = 'usual' | 'path' | 'failed' | 'ahead';

interface Stroke {
  readonly stroke: Token;
  readonly strokeWidth: number;
  readonly dash?: readonly number[];
  readonly round?: boolean;
  readonly head: number;
}
const STROKES: Readonly<Record<EdgeState, Stroke>> = {
  usual: { stroke: 'n-5', strokeWidth: 1.2, head: 7 },
  path: { stroke: 'accent', strokeWidth: 3, head: 11 },
  failed: { stroke: 'high-mark', strokeWidth: 1.6, dash: [5, 4], head: 0 },
  ahead: { stroke: 'n-6', strokeWidth: 1.5, dash: [1, 4], round: true, head: 8 },
};

/** What an edge is at the playhead: before it as it was, after it dotted. */
export function edgeState(replay: Replay, chain: Chain, edge: number, playhead: number): EdgeState {
  const { at: times, failed } = replay.edges.columns;
  if (at(times, edge) > playhead) return 'ahead';
  if (failed[edge] === 1) return 'failed';
  return chain.edges[edge] === 1 ? 'path' : 'usual';
}

/** The line and its end: an arrow, or a cross where every attempt failed. */
export function edgeMarks(route: Route, state: EdgeState): Mark[] {
  const { head, ...ink } = STROKES[state];
  const { end, control, start, bend } = route;
  const back = bend === 0 ? start : control;
  const angle = Math.atan2(end.y - back.y, end.x - back.x);
  const line: Mark = { mark: 'path', d: pathOf(shortened(route, angle, head * 0.7)), ...ink };
  if (state === 'failed')
    return [line, { mark: 'path', d: cross(end.x, end.y, angle), stroke: ink.stroke, strokeWidth: 2 }];
  return [line, { mark: 'path', d: arrow(end.x, end.y, angle, head), fill: ink.stroke }];
}

function shortened(route: Route, angle: number, by: number): Route {
  const end = { x: px(route.end.x - by * Math.cos(angle)), y: px(route.end.y - by * Math.sin(angle)) };
  return { ...route, end };
}

function arrow(x: number, y: number, angle: number, size: number): string {
  const wing = (side: number) => {
    const back = angle + Math.PI - side * 0.46;
    return `${px(x + size * 1.1 * Math.cos(back))} ${px(y + size * 1.1 * Math.sin(back))}`;
  };
  return `M${px(x)} ${px(y)}L${wing(1)}L${wing(-1)}z`;
}

function cross(x: number, y: number, angle: number): string {
  const arm = (turn: number) => {
    const dx = 4.5 * Math.cos(angle + turn);
    const dy = 4.5 * Math.sin(angle + turn);
    return `M${px(x - dx)} ${px(y - dy)}L${px(x + dx)} ${px(y + dy)}`;
  };
  return arm(Math.PI / 4) + arm(-Math.PI / 4);
}

/** The number of a path step, and the word "first" where the pair never met before. */
export function badgeMarks(route: Route, number: number, first: boolean, state: EdgeState): Mark[] {
  const { x, y } = route.label;
  const marks: Mark[] = [];
  if (number > 0) marks.push(...numberMarks(x, y, number, state));
  if (first) marks.push(...tagMarks(number > 0 ? x + TAG_AFTER : x - TAG_WIDTH / 2, y, state === 'ahead'));
  return marks;
}

function numberMarks(x: number, y: number, number: number, state: EdgeState): Mark[] {
  const ahead = state === 'ahead';
  const ink = ahead ? 'n-6' : state === 'failed' ? 'high-mark' : state === 'usual' ? 'n-7' : 'accent';
  const text = String(number);
  const half = text.length > 2 ? 4 : text.length > 1 ? 2 : 0;
  return [
    {
      mark: 'path',
      d: rounded(x - 8.5 - half, y - 8.5, 17 + 2 * half, 17, 8.5),
      fill: ahead ? 'n-0' : ink,
      stroke: ahead ? ink : 'n-0',
      strokeWidth: 1.5,
    },
    {
      mark: 'text',
      x,
      y: y + 4,
      text,
      anchor: 'middle',
      medium: true,
      fill: ahead ? 'n-7' : state === 'path' ? 'accent-ink' : 'n-0',
    },
  ];
}

function tagMarks(x: number, y: number, ahead: boolean): Mark[] {
  return [
    {
      mark: 'path',
      d: rounded(x, y - 7.5, TAG_WIDTH, 15, 2),
      fill: ahead ? 'n-0' : 'n-9',
      stroke: ahead ? 'n-6' : 'n-9',
      strokeWidth: 1,
    },
    {
      mark: 'text',
      x: px(x + TAG_WIDTH / 2),
      y: y + 3.5,
      text: 'first',
      anchor: 'middle',
      medium: true,
      fill: ahead ? 'n-7' : 'n-0',
    },
  ];
}
