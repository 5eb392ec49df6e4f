import { timestampUs, US_PER_DAY, type TimestampUs } from '../domain/time.ts';
import type { LivedIn } from '../domain/zone.ts';
import { calendar, dayShort, instantOf, localUs } from './days.ts';

/** Zones of somebody in the order of time, at least one. */
export type Zones = readonly LivedIn[];

/** The zone in which somebody's local day ends. */
export const zoneOn = (zones: Zones, day: number): string =>
  zones.findLast(({ since }) => since === null || since <= day)?.zone ?? 'UTC';

export const zoneAt = (zones: Zones, us: TimestampUs): string =>
  zones.findLast(({ since, zone }) => since === null || instantOf(since * US_PER_DAY, zone) <= us)?.zone ??
  'UTC';

/** `Europe/Berlin, Asia/Singapore from 2 Mar 2026`. */
export const zonesWords = (zones: Zones): string =>
  zones
    .map(({ zone, since }) =>
      since === null ? zone : `${zone} from ${dayShort(since)} ${calendar(since).year}`,
    )
    .join(', ');

/** Local microseconds since 1970-01-01T00:00 on the wall clock of where somebody lived then. */
export const lived = (zones: Zones, us: TimestampUs): number => localUs(us, zoneAt(zones, us));

/** Who moves to the west has a longer day: it begins where they still lived. */
function beginOf(zones: Zones, day: number): TimestampUs {
  const begins = [day - 1, day].map((on) => instantOf(day * US_PER_DAY, zoneOn(zones, on)));
  return timestampUs(Math.min(...begins));
}

/** The instants of somebody's local days, `to` exclusive. */
export const daysOf = (zones: Zones, from: number, to = from + 1) => ({
  from: beginOf(zones, Math.floor(from)),
  to: beginOf(zones, Math.ceil(to)),
});
