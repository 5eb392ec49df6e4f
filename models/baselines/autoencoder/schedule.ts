import type { RefitSettings } from './settings.ts';

/** One network of one person: which rows teach it and which it is used on, as indexes into the person's active days. */
export interface Refit {
  /** First day it is used on. */
  readonly fromDay: number;
  readonly training: Int32Array;
  readonly scored: Int32Array;
}

/**
 * The person's networks in order of time. `days` are the person's active days, ascending. A network never learns from
 * a day on or after `fromDay`.
 */
export function refitsOf(days: Int32Array, settings: RefitSettings): Refit[] {
  const firstScored = days[settings.firstScoredActiveDay - 1];
  const last = days.at(-1);
  if (firstScored === undefined || last === undefined) return [];
  const refits: Refit[] = [];
  for (let fromDay = firstScored; fromDay <= last; fromDay += settings.everyDays) {
    const scored = indexesOf(days, (day, index) => isScored(day, index, fromDay, settings));
    if (scored.length === 0) continue;
    const training = trainingRows(days, fromDay, settings);
    if (training.length >= settings.minFallbackRows) refits.push({ fromDay, training, scored });
  }
  return refits;
}

const isScored = (day: number, index: number, fromDay: number, settings: RefitSettings) =>
  day >= fromDay && day < fromDay + settings.everyDays && index >= settings.firstScoredActiveDay - 1;

function trainingRows(days: Int32Array, fromDay: number, settings: RefitSettings): Int32Array {
  const until = fromDay - settings.guardDays;
  const window = indexesOf(
    days,
    (day, index) => day < until && day >= until - settings.windowDays && index >= settings.skippedActiveDays,
  );
  if (window.length >= settings.minRows) return window;
  const end = settings.skippedActiveDays + settings.fallbackActiveDays;
  return indexesOf(days, (day, index) => day < fromDay && index >= settings.skippedActiveDays && index < end);
}

function indexesOf(days: Int32Array, matches: (day: number, index: number) => boolean): Int32Array {
  const indexes: number[] = [];
  days.forEach((day, index) => {
    if (matches(day, index)) indexes.push(index);
  });
  return Int32Array.from(indexes);
}
