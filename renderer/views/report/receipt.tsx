import { useState } from 'react';
import type { ReportReceipt, ReportVerification } from '../../../electron/contract/api.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import { bytes, plural } from '../../../models/figures/numbers.ts';
import { useClient } from '../../channel/client.tsx';
import { asAppError } from '../../channel/query-cache.ts';
import { Failure } from '../../controls/states.tsx';
import { announce } from '../../state/announce.ts';

/** What was written, with the hashes that it can be held against. */
export function Receipt({ receipt }: { receipt: ReportReceipt }) {
  return (
    <section className="report-receipt" aria-label="Written">
      <div className="region-head">
        <h2>Written</h2>
        <span className="small muted clip" title={receipt.directory}>
          {receipt.directory}
        </span>
      </div>
      <ul className="report-files">
        {receipt.files.map(({ name, bytes: size, sha256 }) => (
          <li key={name}>
            <span className="clip">{name}</span>
            <span className="small muted nowrap">{bytes(size)}</span>
            <span className="mono muted clip" title={`SHA-256 ${sha256}`}>
              {sha256}
            </span>
          </li>
        ))}
      </ul>
      {receipt.missing.map(({ format, reason }) => (
        <p key={format} className="pad small asks">
          {format.toUpperCase()} not written: {reason}
        </p>
      ))}
      <Verify key={receipt.manifest} receipt={receipt} />
    </section>
  );
}

function Verify({ receipt }: { receipt: ReportReceipt }) {
  const client = useClient();
  const [found, setFound] = useState<ReportVerification | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const verify = async () => {
    setError(null);
    try {
      const answer = await client.call('report.verify', { path: receipt.directory });
      setFound(answer);
      announce(wordsOf(answer, receipt));
    } catch (failure) {
      setError(asAppError(failure));
    }
  };
  const holds = found?.holds === true && found.manifest === receipt.manifest;
  return (
    <div className="pad report-verify">
      <div className="buttons">
        <button type="button" className="button" onClick={() => void verify()}>
          Verify
        </button>
        {found && <span className={holds ? 'small good' : 'small broken'}>{wordsOf(found, receipt)}</span>}
      </div>
      {found && !holds && (
        <ul className="small">
          {found.problems.map(({ file, says }) => (
            <li key={file + says}>{says}</li>
          ))}
        </ul>
      )}
      {error && <Failure error={error} />}
      <p className="tiny muted">
        The manifest’s hash is in the audit log. Elsewhere: tracewell verify FOLDER
      </p>
    </div>
  );
}

function wordsOf(found: ReportVerification, receipt: ReportReceipt): string {
  if (found.problems.length > 0) return plural(found.problems.length, 'difference', 'differences');
  if (found.manifest !== receipt.manifest) return 'The manifest is another one than was written.';
  return `Holds: ${plural(found.files, 'file', 'files')} as written.`;
}
