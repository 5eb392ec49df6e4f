import { timestampUs, US_PER_DAY, US_PER_HOUR } from '../domain/time.ts';
import { clockOfMinutes, dayShort, instantOf, isWeekend, localUs } from './days.ts';
import type { StoryPiece } from './story-pieces.ts';

export interface StoryTick {
  /** Share of the width, 0 to 1. */
  readonly at: number;
  readonly width: number;
  readonly label: string;
  readonly weekend: boolean;
}

export interface StoryAxis {
  readonly ticks: readonly StoryTick[];
  /** What a tick is: `hour` or `day`. */
  readonly unit: 'hour' | 'day';
  /** Share of the width of a moment, microseconds UTC. */
  readonly place: (us: number) => number;
}

const MOST_TICKS = 14;
/** Up to here hours are told apart. */
const HOURS_UNTIL_US = 2 * US_PER_DAY;
const STEPS_US = [0.25, 0.5, 1, 2, 3, 6, 12].map((hours) => hours * US_PER_HOUR);

/**
 * The span of the pieces with room on both sides, in hours for short stories, in days for long ones. Where the clocks are
 * changed a tick is wider or narrower: time runs evenly, its labels do not.
 */
export function storyAxis(pieces: readonly StoryPiece[], zone: string): StoryAxis {
  const first = localUs(timestampUs(Math.min(...pieces.map(({ start }) => start))), zone);
  const last = localUs(timestampUs(Math.max(...pieces.map(({ end }) => end))), zone);
  const span = Math.max(last - first, US_PER_HOUR);
  const hours = span <= HOURS_UNTIL_US;
  const stepUs = hours
    ? (STEPS_US.find((step) => span / step <= MOST_TICKS - 2) ?? 12 * US_PER_HOUR)
    : Math.ceil(span / US_PER_DAY / MOST_TICKS) * US_PER_DAY;
  const from = Math.floor((first - (hours ? stepUs / 2 : 0)) / stepUs) * stepUs;
  const to = Math.max(from + 3 * stepUs, Math.ceil((last + (hours ? stepUs / 2 : 1)) / stepUs) * stepUs);
  const [origin, end] = [instantOf(from, zone), instantOf(to, zone)];
  const place = (us: number) => Math.max(0, Math.min(1, (us - origin) / (end - origin)));
  const locals = Array.from({ length: Math.round((to - from) / stepUs) }, (_, i) => from + i * stepUs)
    // An hour that the clocks leave out is none.
    .filter((local) => localUs(instantOf(local, zone), zone) === local);
  const ticks = locals.map((local, i) => {
    const day = Math.floor(local / US_PER_DAY);
    const at = place(instantOf(local, zone));
    return {
      at,
      width: place(instantOf(locals[i + 1] ?? to, zone)) - at,
      label: hours ? clockOfMinutes((local - day * US_PER_DAY) / 60_000_000) : dayShort(day),
      weekend: stepUs <= US_PER_DAY && isWeekend(day),
    };
  });
  return { unit: hours ? 'hour' : 'day', ticks, place };
}
