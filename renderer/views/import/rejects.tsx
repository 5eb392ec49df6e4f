import { useState } from 'react';
import type { SourceRow } from '../../../electron/contract/api.ts';
import { count } from '../../../models/figures/numbers.ts';
import { useQuery } from '../../channel/client.tsx';
import { Failure, Skeleton } from '../../controls/states.tsx';

const PAGE = 50;

/** Records that could not be read: line, reason, original text. */
export function Rejects({ source }: { source: SourceRow }) {
  const [shown, setShown] = useState(PAGE);
  const { data, error, retry } = useQuery('sources.rejects', { source: source.id, offset: 0, limit: shown });
  if (error && !data) return <Failure error={error} onRetry={retry} />;
  if (!data) return <Skeleton rows={4} what="Reading the rejected records" />;
  const total = source.receipt.rejected;
  return (
    <section aria-label="Rejected records">
      <div className="region-head">
        <h2>Rejected records</h2>
        <span className="small muted">
          {count(data.length)} of {count(total)}, by line
        </span>
      </div>
      <table className="table fixed rejects">
        <thead>
          <tr>
            <th scope="col" className="number">
              Line
            </th>
            <th scope="col">Reason</th>
            <th scope="col">Original text</th>
          </tr>
        </thead>
        <tbody>
          {data.map(({ line, record, reason }) => (
            <tr key={record}>
              <td className="number">{count(line)}</td>
              <td title={reason}>{reason}</td>
              <td className="mono muted">
                <Original source={source} record={record} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.length < total && (
        <div className="pad">
          <button type="button" className="link small" onClick={() => setShown(shown + PAGE)}>
            Show {count(Math.min(PAGE, total - data.length))} more
          </button>
        </div>
      )}
    </section>
  );
}

function Original({ source, record }: { source: SourceRow; record: number }) {
  const { data, error } = useQuery('records.original', { source: source.id, record });
  const text = data?.text ?? (error ? error.message : '…');
  return (
    <div className="clip" title={text}>
      {text}
    </div>
  );
}
