import type { Severity } from '../domain/signal.ts';
import { US_PER_HOUR } from '../domain/time.ts';
import { count } from './numbers.ts';
import { laneLabel, type LaneLabel } from './story-lane-label.ts';
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
  readonly label: LaneLabel;
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

/** What the strongest did, and how many more there are. */
function labelOf(own: readonly StoryPiece[], place: (us: number) => number): LaneLabel {
  const stretches = own.map(({ start, end }) => ({ from: place(start), to: place(end) }));
  const at = own.reduce((best, { points }, i) => (points > (own[best]?.points ?? 0) ? i : best), 0);
  const more = own.length > 1 ? `, and ${count(own.length - 1)} more` : '';
  return laneLabel(`${own[at]?.did ?? ''}${more}`, stretches[at] ?? { from: 0, to: 0 }, stretches);
}

function joinsOf(
  own: readonly StoryPiece[],
  next: readonly StoryPiece[],
  place: (us: number) => number,
): readonly number[] {
  const joined = own.filter((one) => next.some((other) => Math.abs(other.end - one.end) <= JOINED_US));
  return [...new Set(joined.map(({ end }) => place(end)))];
}
