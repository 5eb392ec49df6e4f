import { day as toDay, dayOfIso, type Day } from '../../domain/time.ts';

/** Milliseconds since 1970 in UTC. */
export type Instant = number;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;

/** Clocks in Copenhagen go back at 03:00 of this day. */
const WINTER_TIME = dayOfIso('2026-10-25') * 1440 + 180;

/** The instant of `minute` after the company's midnight of `day`; `minute` may be past 1440. */
export function instant(day: Day, minute: number): Instant {
  const local = day * 1440 + minute;
  return Math.round((local - (local < WINTER_TIME ? 120 : 60)) * MINUTE);
}

/** The instant of a local `HH:MM` or `HH:MM:SS`. */
export function clockOf(day: Day, time: string): Instant {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return instant(day, hours * 60 + minutes + seconds / 60);
}

/** The company's day of an instant, and the minute after its midnight. */
export function localTime(at: Instant): { readonly day: Day; readonly minute: number } {
  const summer = at / MINUTE + 120;
  const local = summer < WINTER_TIME ? summer : summer - 60;
  return { day: toDay(Math.floor(local / 1440)), minute: local - Math.floor(local / 1440) * 1440 };
}
