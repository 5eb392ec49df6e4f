import type { FileReceipt } from '../../../models/domain/source.ts';
import { timestampUs } from '../../../models/domain/time.ts';
import { dateAndClock, offsetLabel } from '../../../models/figures/days.ts';
import { bytes, count } from '../../../models/figures/numbers.ts';
import { difference, equation, receiptLines } from '../../../models/figures/receipt.ts';
import { useZone } from '../../channel/use-case.ts';
import { Icon } from '../../controls/icon.tsx';
import { baseName } from './base-name.ts';

const BAR_PX = 140;

/** An equation with its difference, printed even when it is 0. */
export function Receipt({ receipt }: { receipt: FileReceipt }) {
  const zone = useZone();
  const left = difference(receipt);
  const balances = receipt.balanced && left === 0;
  const most = Math.max(1, receipt.records);
  return (
    <section aria-label="Receipt">
      <div className="region-head">
        <h2 className="clip">Receipt of {baseName(receipt.path)}</h2>
        {balances ? (
          <span className="end good with-icon balance">
            <Icon name="check" />
            Balances
          </span>
        ) : (
          <span className="end broken">
            Does not balance: {count(Math.abs(left))} records unaccounted for
          </span>
        )}
      </div>
      <table className="table receipt">
        <tbody>
          <tr className="sum">
            <td>Records in the file</td>
            <td className="number">{count(receipt.records)}</td>
            <td />
          </tr>
          {receiptLines(receipt).map(({ title, records, ink, note }) => (
            <tr key={title}>
              <td>
                <span className={`swatch ${ink}`} />
                {title}
              </td>
              <td className="number medium">{count(records)}</td>
              <td className="tiny muted">
                {records > 0 && (
                  <span
                    className={`receipt-bar ${ink}`}
                    style={{ width: Math.max(3, (records / most) * BAR_PX) }}
                  />
                )}
                {note}
              </td>
            </tr>
          ))}
          <tr className="sum">
            <td>Sum</td>
            <td className="number">{count(receipt.records - left)}</td>
            <td className="tiny muted">{equation(receipt)}</td>
          </tr>
        </tbody>
      </table>
      <dl className="facts tiny">
        <dt>SHA-256</dt>
        <dd className="mono clip" title={receipt.sha256}>
          {receipt.sha256}
        </dd>
        <dt>Size</dt>
        <dd>{bytes(receipt.bytes)} as received</dd>
        <dt>First, last</dt>
        <dd>{spanWords(receipt, zone)}</dd>
        <dt>Zone</dt>
        <dd>{receipt.zone ?? 'none needed'}</dd>
        {receipt.warnings.map((warning) => (
          <Warning key={warning} text={warning} />
        ))}
      </dl>
    </section>
  );
}

function Warning({ text }: { text: string }) {
  return (
    <>
      <dt className="asks">Warning</dt>
      <dd>{text}</dd>
    </>
  );
}

const us = (text: string) => timestampUs(Date.parse(text) * 1000);

function spanWords({ first, last }: FileReceipt, zone: string): string {
  if (first === null || last === null) return 'no events';
  return `${dateAndClock(us(first), zone)} to ${dateAndClock(us(last), zone)}, ${offsetLabel(us(last), zone)}`;
}
