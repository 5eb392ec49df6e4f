import { timestampUs, type TimestampUs } from '../../../models/domain/time.ts';
import { daysOf, type Zones } from '../../../models/figures/zones.ts';

/** The instants of a person's local days, the end excluded by a microsecond. */
export function dayRange(from: number, zones: Zones, to?: number): { from: TimestampUs; to: TimestampUs } {
  const days = daysOf(zones, from, to);
  return { from: days.from, to: timestampUs(days.to - 1) };
}
