import type { Known } from '../domain/context.ts';
import type { Day } from '../domain/time.ts';

/** True where the entry was known by the day and had not ended before it. */
export const holds = ({ knownFrom, validTo }: Known, day: Day) =>
  knownFrom <= day && (validTo === null || day <= validTo);

/** Likewise as SQL, over a row of the alias and a DATE. Lists that never end have no `valid_to`. */
export const holdsOn = (alias: string, day: string, ends: boolean) =>
  `${alias}.known_from <= ${day}${ends ? ` AND (${alias}.valid_to IS NULL OR ${day} <= ${alias}.valid_to)` : ''}`;

/**
 * Of entries about the same thing the one that was known last by the day: a list that comes later changes what an earlier
 * one said, from its day on. Null where none was known, or the last one has ended.
 */
export function lastKnown<T extends Known>(entries: readonly T[], day: Day): T | null {
  let last: T | null = null;
  for (const entry of entries)
    if (entry.knownFrom <= day && (last === null || entry.knownFrom >= last.knownFrom)) last = entry;
  return last !== null && holds(last, day) ? last : null;
}
