import type { Columnar } from '../../models/domain/columns.ts';
import type { Stream } from '../../models/domain/event.ts';
import type { SourceId } from '../../models/domain/ids.ts';
import type { Day, TimestampUs } from '../../models/domain/time.ts';

/** Days × streams of the whole case, and what the times of its sources show. */
export interface Coverage {
  readonly from: Day;
  readonly to: Day;
  /** A row for each stream and day that has events. `stream` indexes `streams`. */
  readonly streams: readonly Stream[];
  readonly days: Columnar<{
    day: Int32Array;
    stream: Uint8Array;
    events: Float64Array;
    people: Float64Array;
  }>;
  readonly gaps: readonly LogGap[];
  readonly skews: readonly ClockSkew[];
}

/** A source fell silent for far longer than it usually does at such hours. */
export interface LogGap {
  readonly source: SourceId;
  readonly stream: Stream;
  readonly from: TimestampUs;
  readonly to: TimestampUs;
  /** Events that the source usually has in such a span. */
  readonly usual: number;
}

/** The same events in two sources at different times: the median difference over the pairs. */
export interface ClockSkew {
  readonly source: SourceId;
  readonly other: SourceId;
  readonly pairs: number;
  /** Positive: `source` is ahead. */
  readonly aheadUs: number;
}

export interface PeopleCoverage {
  readonly streams: readonly Stream[];
  readonly cells: Columnar<{ person: Int32Array; day: Int32Array; stream: Uint8Array; events: Int32Array }>;
}
