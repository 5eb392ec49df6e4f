import type { TimestampUs } from '../domain/time.ts';
import { dayOf, mondayOf } from './days.ts';

interface Ranked {
  readonly id: string;
  readonly end: TimestampUs;
}

/**
 * Stories inside a budget of so many a week: of those that ended in one week (Monday to Sunday in the zone) the first ones
 * by rank. Nothing else is left out, it only lies below. `stories`: by rank.
 */
export function insideBudget(stories: readonly Ranked[], perWeek: number, zone: string): ReadonlySet<string> {
  const weeks = new Map<number, number>();
  const inside = new Set<string>();
  for (const { id, end } of stories) {
    const week = mondayOf(dayOf(end, zone));
    const before = weeks.get(week) ?? 0;
    weeks.set(week, before + 1);
    if (before < perWeek) inside.add(id);
  }
  return inside;
}
