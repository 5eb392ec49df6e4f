import { day as toDay, type Day } from '../../domain/time.ts';

/** Milliseconds since 1970 in UTC. */
export type Instant = number;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;

/** Summer time of a year in minutes UTC: from 01:00 on the last Sunday of March to 01:00 on that of October. */
function summerOf(year: number): { readonly from: number; readonly to: number } {
  const lastSunday = (month: number) => {
    const last = new Date(Date.UTC(year, month + 1, 0));
    return last.getTime() / MINUTE - last.getUTCDay() * 1440 + 60;
  };
  return { from: lastSunday(2), to: lastSunday(9) };
}

const summers = new Map<number, ReturnType<typeof summerOf>>();

/** Minutes that clocks in Copenhagen are ahead of UTC. */
function ahead(utcMinutes: number): 60 | 120 {
  const year = new Date(utcMinutes * MINUTE).getUTCFullYear();
  const summer = summers.get(year) ?? summerOf(year);
  summers.set(year, summer);
  return utcMinutes >= summer.from && utcMinutes < summer.to ? 120 : 60;
}

/** The instant of `minute` after the company's midnight of `day`; `minute` may be past 1440. */
export function instant(day: Day, minute: number): Instant {
  const local = day * 1440 + minute;
  return Math.round((local - ahead(local - 120)) * MINUTE);
}

/** The instant of a local `HH:MM` or `HH:MM:SS`. */
export function clockOf(day: Day, time: string): Instant {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return instant(day, hours * 60 + minutes + seconds / 60);
}

/** The company's day of an instant, and the minute after its midnight. */
export function localTime(at: Instant): { readonly day: Day; readonly minute: number } {
  const local = at / MINUTE + ahead(at / MINUTE);
  return { day: toDay(Math.floor(local / 1440)), minute: local - Math.floor(local / 1440) * 1440 };
}
