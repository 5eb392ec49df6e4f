import type { FoldSignal, SignalContext, Tell } from './signal.ts';

/** Where a log of a host has a hole: it was silent, or numbers of its records are missing. Of one host in the order of time. */
export interface LogGap {
  readonly kind: 'silence' | 'numbers';
  readonly host: number;
  readonly channel: string;
  /** The last record before and the first after, microseconds UTC, and the day of the first in the case's zone. */
  readonly fromUs: number;
  readonly toUs: number;
  readonly day: number;
  readonly events: readonly bigint[];
  /** `numbers`: records that are missing; `silence`: those that an ordinary week has at these hours. */
  readonly missing: number;
  /** `silence`: how often others saw the host meanwhile. */
  readonly seen: number;
}

/** A signal that also reads the holes of logs, which no single event shows. */
export interface LogSignal extends FoldSignal {
  readonly gaps: (context: SignalContext) => (gap: LogGap, tell: Tell) => void;
}

/** Events of a log by the hour since 1970, hours without any left out, in the order of time. */
export type LogHours = readonly { readonly hour: number; readonly events: number }[];

export interface Silence {
  readonly fromHour: number;
  /** The hour of the first event after it. */
  readonly toHour: number;
  readonly usual: number;
}

const WEEK = 168;
const LEAST_WEEKS = 4;
const LEAST_HOURS = 2;
/** Of the longest silences that began at this hour of earlier weeks, so many times the 99th percentile. */
const TIMES = 6;
/** Events that the lowest of earlier weeks had at these hours: fewer may be chance. */
const LEAST_EVENTS = 40;

const quantile = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0;

/** Silences that are long for their hour of the week, held against earlier weeks alone. */
export function silencesOf(log: LogHours): readonly Silence[] {
  const first = log[0]?.hour ?? 0;
  const counts = new Map(log.map(({ hour, events }) => [hour, events]));
  const longest = new Map<number, number[]>();
  return log.flatMap(({ hour }, i) => {
    const next = log[i + 1]?.hour;
    if (next === undefined) return [];
    const silent = next - hour - 1;
    const before = longest.get(hour % WEEK) ?? [];
    longest.set(hour % WEEK, [...before, silent]);
    if (before.length < LEAST_WEEKS || silent < LEAST_HOURS) return [];
    if (
      silent <=
      TIMES *
        quantile(
          before.toSorted((a, b) => a - b),
          0.99,
        )
    )
      return [];
    const usual = lowestWeek(counts, first, hour + 1, next);
    return usual < LEAST_EVENTS ? [] : [{ fromHour: hour, toHour: next, usual }];
  });
}

/** Events in the same hours of the earlier week that had fewest. */
function lowestWeek(counts: ReadonlyMap<number, number>, first: number, from: number, to: number): number {
  let lowest = Infinity;
  for (let back = WEEK; from - back >= first; back += WEEK) {
    let sum = 0;
    for (let hour = from; hour < to; hour += 1) sum += counts.get(hour - back) ?? 0;
    lowest = Math.min(lowest, sum);
  }
  return lowest === Infinity ? 0 : lowest;
}
