import type { TimestampUs } from '../domain/time.ts';
import { dateAndClock } from './days.ts';

/** From when to when an account is somebody's; '' where it always is. */
export function spanWords(from: TimestampUs | null, to: TimestampUs | null, zone: string): string {
  if (from === null && to === null) return '';
  if (from === null && to !== null) return `until ${dateAndClock(to, zone)}`;
  if (from !== null && to === null) return `from ${dateAndClock(from, zone)}`;
  return from === null || to === null ? '' : `${dateAndClock(from, zone)} to ${dateAndClock(to, zone)}`;
}

/** What a decision did, in the past. */
export const decisionWords = (kind: 'merge' | 'split', who: string, other: string): string =>
  kind === 'merge' ? `Merged ${who} into ${other}` : `Split ${who} off ${other}`;

/** A rule's reason as a sentence's beginning: the engine says `account` of the name that the person goes by. */
export const reasonWords = (reason: string): string =>
  reason === 'account' ? 'The account itself' : `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`;
