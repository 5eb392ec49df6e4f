import type { FileReceipt } from '../../../models/domain/source.ts';
import { shownPath } from '../files/dropped-name.ts';
import type { Shown } from './shown.ts';

export const receiptShown = (receipt: FileReceipt, names: Shown): FileReceipt => ({
  ...receipt,
  path: names.text(shownPath(receipt.path)),
  warnings: receipt.warnings.map(names.text),
});
