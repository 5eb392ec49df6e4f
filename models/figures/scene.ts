import type { ContributionId } from '../domain/contribution.ts';

export type Severity = 'low' | 'medium' | 'high' | 'critical';

/** A colour of the design, by its name in tokens.css without the dashes; whoever draws looks it up. */
export type Token =
  | `n-${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
  | 'accent'
  | 'accent-ink'
  | 'accent-weak'
  | 'accent-line'
  | 'good'
  | `${Severity}-mark`
  | `c-${ContributionId}`
  | `k-${'host' | 'account' | 'resource' | 'address'}`;

interface Ink {
  readonly fill?: Token;
  readonly stroke?: Token;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
  /** Round ends: dots, where the dash is shorter than the line is wide. */
  readonly round?: boolean;
  readonly opacity?: number;
}
export interface RectMark extends Ink {
  readonly mark: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface LineMark extends Ink {
  readonly mark: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}
export interface PathMark extends Ink {
  readonly mark: 'path';
  readonly d: string;
}
export interface CircleMark extends Ink {
  readonly mark: 'circle';
  readonly x: number;
  readonly y: number;
  readonly r: number;
}
export interface TextMark {
  readonly mark: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Defaults: `n-7`, from the left, 11 px, regular. */
  readonly fill?: Token;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly strong?: boolean;
  readonly medium?: boolean;
  readonly large?: boolean;
  /** A halo of the surface, for text over ink. */
  readonly halo?: boolean;
}
export type Mark = RectMark | LineMark | PathMark | CircleMark | TextMark;

/** Where the pointer or the arrow keys can stand, and what is said there. `key` is the day, rank or row. */
export interface Stop {
  readonly key: number;
  readonly x: number;
  readonly width: number;
  readonly says: string;
}

/** A figure without a DOM: the renderer draws it, a report serialises it. Pixels, origin at the top left. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly stops: readonly Stop[];
  /** One sentence that says what the figure shows. */
  readonly finding: string;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** One value of a column; NaN beyond its end. */
export const at = (column: ArrayLike<number>, index: number): number => column[index] ?? Number.NaN;

/** To a tenth of a pixel, so that figures are equal across machines. */
export const px = (value: number): number => Math.round(value * 10) / 10;

/** To the middle of a pixel, where a hairline is sharp. */
export const crisp = (value: number): number => Math.round(value) + 0.5;

/** Index of the stop under `x`, the nearest if none is; −1 without stops. */
export function stopAt(stops: readonly Stop[], x: number): number {
  let best = -1;
  let distance = Number.POSITIVE_INFINITY;
  let low = 0;
  let high = stops.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const stop = stops[middle];
    if (!stop) break;
    const away = Math.abs(stop.x + stop.width / 2 - x);
    if (away < distance) {
      best = middle;
      distance = away;
    }
    if (stop.x + stop.width / 2 < x) low = middle + 1;
    else high = middle - 1;
  }
  return best;
}
