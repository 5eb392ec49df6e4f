import type { ReportDocument } from '../../../models/domain/report.ts';
import { calendar, clock, dayOf, dayShort, offsetLabel } from '../../../models/figures/days.ts';

/** `Made 12 Nov 2026 22:41 UTC+01:00 with Tracewell 1.0.0. Names are pseudonyms.` */
export function madeWords({ madeUs, zone, product, masked }: ReportDocument): string {
  const day = dayOf(madeUs, zone);
  const when = `${dayShort(day)} ${calendar(day).year} ${clock(madeUs, zone).slice(0, 5)} ${offsetLabel(madeUs, zone)}`;
  return `Made ${when} with ${product}. ${masked ? 'Names are pseudonyms.' : 'Real names are shown.'}`;
}
