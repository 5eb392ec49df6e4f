import { CONTRIBUTIONS, type ContributionId } from '../domain/contribution.ts';
import { at } from './scene.ts';
import type { Span } from './span.ts';

/** One day of a person as the figures need it. */
export interface TimelineDay {
  readonly day: number;
  /** NaN while the baseline is learning. */
  readonly risk: number;
  readonly events: number;
  /** In the order of CONTRIBUTIONS; sums to `risk` where that is known. */
  readonly points: readonly number[];
}

interface DayColumns {
  readonly day: ArrayLike<number>;
  readonly risk: ArrayLike<number>;
  readonly events: ArrayLike<number>;
}
interface PartColumns {
  readonly day: ArrayLike<number>;
  readonly contribution: ArrayLike<number>;
  readonly points: ArrayLike<number>;
}

/** Joins the two columnar tables of `people.timeline`; points taken off are spread over the parts, so the stack ends at the risk shown. */
export function timelineDays(
  days: DayColumns,
  parts: PartColumns,
  contributions: readonly string[],
): readonly TimelineDay[] {
  const order = new Map<string, number>(CONTRIBUTIONS.map(({ id }, i) => [id, i]));
  const points = new Map<number, number[]>();
  for (let i = 0; i < parts.day.length; i += 1) {
    const slot = order.get(contributions[at(parts.contribution, i)] ?? '') ?? CONTRIBUTIONS.length - 1;
    const row = points.get(at(parts.day, i)) ?? CONTRIBUTIONS.map(() => 0);
    row[slot] = (row[slot] ?? 0) + at(parts.points, i);
    points.set(at(parts.day, i), row);
  }
  return Array.from(days.day, (day, i) => {
    const risk = at(days.risk, i);
    const row = points.get(day) ?? [];
    const sum = row.reduce((a, b) => a + b, 0);
    const scale = sum > 0 && Number.isFinite(risk) ? risk / sum : 0;
    return { day, risk, events: at(days.events, i), points: row.map((value) => value * scale) };
  });
}

/** What contributed most to a day, or null where nothing did. */
export function mainContribution({ points }: TimelineDay): ContributionId | null {
  const top = Math.max(0, ...points);
  return top <= 0 ? null : (CONTRIBUTIONS[points.indexOf(top)]?.id ?? null);
}

export const inSpan = (span: Span) => (day: { readonly day: number }) =>
  day.day >= Math.floor(span.from) && day.day < span.to;

/** The day with the highest risk; null where none is scored. */
export function peakOf(days: readonly TimelineDay[]): TimelineDay | null {
  let best: TimelineDay | null = null;
  for (const day of days) if (Number.isFinite(day.risk) && (!best || day.risk > best.risk)) best = day;
  return best;
}
