import type { Severity } from '../domain/signal.ts';
import { US_PER_HOUR } from '../domain/time.ts';
import { plural } from './numbers.ts';
import { storyAxis, type StoryTick } from './story-axis.ts';
import type { StoryPiece } from './story-pieces.ts';

/** Positions are shares of the width, 0 to 1. */
export interface StoryMark {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly severity: Severity;
  readonly says: string;
}

export interface StoryLane {
  readonly kind: string;
  readonly title: string;
  readonly marks: readonly StoryMark[];
  /** What the strongest mark says in a few words, on the side where there is room for it. */
  readonly label: { readonly text: string; readonly at: number; readonly side: 'left' | 'right' };
  /** Where a line leads down to the next lane: both were told within an hour. */
  readonly joins: readonly number[];
}

export interface StoryLanes {
  readonly lanes: readonly StoryLane[];
  readonly ticks: readonly StoryTick[];
  readonly unit: 'hour' | 'day';
}

const JOINED_US = US_PER_HOUR;

/** Evidence by kind on one axis of time, the kinds in the order in which they first happened. */
export function storyLanes(pieces: readonly StoryPiece[], zone: string): StoryLanes {
  if (pieces.length === 0) return { lanes: [], ticks: [], unit: 'day' };
  const { ticks, unit, place } = storyAxis(pieces, zone);
  const kinds = [...new Set(pieces.map(({ kind }) => kind))];
  const groups = kinds.map((kind) => pieces.filter((piece) => piece.kind === kind));
  return {
    ticks,
    unit,
    lanes: groups.map((own, i) => ({
      kind: own[0]?.kind ?? '',
      title: own[0]?.title ?? '',
      marks: own.map(({ id, start, end, severity, says }) => ({
        id,
        from: place(start),
        to: place(end),
        severity,
        says,
      })),
      label: labelOf(own, place),
      joins: joinsOf(own, groups[i + 1] ?? [], place),
    })),
  };
}

function labelOf(own: readonly StoryPiece[], place: (us: number) => number): StoryLane['label'] {
  const [strongest] = own.toSorted((a, b) => b.points - a.points);
  const more = own.length - 1;
  const text = `${strongest?.did ?? ''}${more > 0 ? `, ${plural(more, 'once more', 'more')}` : ''}`;
  const first = Math.min(...own.map(({ start }) => place(start)));
  const last = Math.max(...own.map(({ end }) => place(end)));
  return first > 1 - last ? { text, at: first, side: 'left' } : { text, at: last, side: 'right' };
}

function joinsOf(
  own: readonly StoryPiece[],
  next: readonly StoryPiece[],
  place: (us: number) => number,
): readonly number[] {
  const joined = own.filter((one) => next.some((other) => Math.abs(other.end - one.end) <= JOINED_US));
  return [...new Set(joined.map(({ end }) => place(end)))];
}
