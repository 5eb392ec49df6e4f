import type { Severity, SignalId } from '../domain/signal.ts';
import { timestampUs, US_PER_DAY, type TimestampUs } from '../domain/time.ts';
import { dayOf, instantOf } from './days.ts';

/** A signal of a story as the lanes show it. */
export interface LaneSignal {
  readonly id: string;
  readonly signal: SignalId;
  readonly title: string;
  readonly severity: Severity;
  readonly start: TimestampUs;
  readonly end: TimestampUs;
  readonly says: string;
}

export interface StoryLane {
  readonly signal: SignalId;
  readonly title: string;
  /** Shares of the width, 0 to 1. */
  readonly marks: readonly {
    readonly id: string;
    readonly from: number;
    readonly to: number;
    readonly severity: Severity;
    readonly says: string;
  }[];
}

export interface StoryLanes {
  readonly lanes: readonly StoryLane[];
  readonly ticks: readonly {
    readonly at: number;
    readonly label: string;
    readonly weekend: boolean;
    readonly width: number;
  }[];
}

const MOST_TICKS = 16;

/** Signals by kind on one axis of days, the kinds in the order in which they first happened. */
export function storyLanes(signals: readonly LaneSignal[], zone: string): StoryLanes {
  if (signals.length === 0) return { lanes: [], ticks: [] };
  const first = dayOf(timestampUs(Math.min(...signals.map(({ start }) => start))), zone);
  const last = dayOf(timestampUs(Math.max(...signals.map(({ end }) => end))), zone);
  const days = Math.max(3, last - first + 1);
  const origin = instantOf(first * US_PER_DAY, zone);
  const place = (at: number) => Math.max(0, Math.min(1, (at - origin) / (days * US_PER_DAY)));
  const kinds = [...new Set([...signals].sort((a, b) => a.start - b.start).map(({ signal }) => signal))];
  const every = Math.ceil(days / MOST_TICKS);
  return {
    lanes: kinds.map((kind) => {
      const own = signals.filter(({ signal }) => signal === kind);
      return {
        signal: kind,
        title: own[0]?.title ?? kind,
        marks: own.map(({ id, start, end, severity, says }) => ({
          id,
          from: place(start),
          to: place(end),
          severity,
          says,
        })),
      };
    }),
    ticks: Array.from({ length: Math.ceil(days / every) }, (_, i) => {
      const day = first + i * every;
      return {
        at: (i * every) / days,
        width: every / days,
        label: String(new Date(day * 86_400_000).getUTCDate()),
        weekend: every === 1 && (((day + 3) % 7) + 7) % 7 >= 5,
      };
    }),
  };
}
