import type { FileReceipt } from '../domain/source.ts';
import { count } from './numbers.ts';

export interface ReceiptLine {
  readonly title: string;
  readonly records: number;
  readonly ink: 'ink-8' | 'ink-5' | 'ink-high' | 'ink-4';
  readonly note: string;
}

/** The right side of the equation: stored + duplicate + rejected + not an event. */
export function receiptLines(receipt: FileReceipt): readonly ReceiptLine[] {
  const reasons = Object.entries(receipt.other_by_reason)
    .filter(([, records]) => records > 0)
    .map(([reason, records]) => `${count(records)} ${reason}`)
    .join(', ');
  return [
    { title: 'Stored', records: receipt.stored, ink: 'ink-8', note: '' },
    {
      title: 'Duplicate',
      records: receipt.duplicate,
      ink: 'ink-5',
      note: receipt.duplicate > 0 ? 'same content as records that the case holds' : '',
    },
    {
      title: 'Rejected',
      records: receipt.rejected,
      ink: 'ink-high',
      note: receipt.rejected > 0 ? 'see below' : '',
    },
    { title: 'Not an event', records: receipt.other, ink: 'ink-4', note: reasons },
  ];
}

/** Records that no line accounts for; 0 where the receipt balances. */
export const difference = (receipt: FileReceipt): number =>
  receipt.records - receiptLines(receipt).reduce((sum, { records }) => sum + records, 0);

/** `61,142 + 21 + 41 + 0, difference 0`. */
export const equation = (receipt: FileReceipt): string =>
  `${receiptLines(receipt)
    .map(({ records }) => count(records))
    .join(' + ')}, difference ${count(difference(receipt))}`;
