import type { Stream } from '../domain/event.ts';
import { day, type Day } from '../domain/time.ts';

/** A row for each stream and day that has events; `stream` indexes `streams`. */
export interface StreamDays {
  readonly from: Day;
  readonly to: Day;
  readonly streams: readonly Stream[];
  readonly days: {
    readonly rows: number;
    readonly columns: {
      readonly day: ArrayLike<number>;
      readonly stream: ArrayLike<number>;
      readonly events: ArrayLike<number>;
      readonly people: ArrayLike<number>;
    };
  };
}

export interface StreamSpan {
  readonly stream: Stream;
  readonly first: Day;
  readonly last: Day;
  /** Days that have events. */
  readonly days: number;
  readonly events: number;
}

/** From when to when each stream has events. */
export function streamSpans({ streams, days: { rows, columns } }: StreamDays): readonly StreamSpan[] {
  return streams.map((stream, index) => {
    const own = Array.from({ length: rows }, (_, row) => row).filter((row) => columns.stream[row] === index);
    return {
      stream,
      first: day(columns.day[own[0] ?? 0] ?? 0),
      last: day(columns.day[own.at(-1) ?? 0] ?? 0),
      days: own.length,
      events: own.reduce((sum, row) => sum + (columns.events[row] ?? 0), 0),
    };
  });
}
