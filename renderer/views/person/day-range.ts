import type { TimestampUs } from '../../../models/domain/time.ts';
import { US_PER_DAY, timestampUs } from '../../../models/domain/time.ts';
import { instantOf } from '../../../models/figures/days.ts';

/** The instants of a person's local day, the end excluded by a microsecond. */
export function dayRange(from: number, zone: string, to = from + 1): { from: TimestampUs; to: TimestampUs } {
  return {
    from: instantOf(Math.floor(from) * US_PER_DAY, zone),
    to: timestampUs(instantOf(Math.ceil(to) * US_PER_DAY, zone) - 1),
  };
}
