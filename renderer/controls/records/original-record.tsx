import type { EventId } from '../../../models/domain/ids.ts';
import { count } from '../../../models/figures/numbers.ts';
import { recordFields } from '../../../models/figures/record-fields.ts';
import { visibleText } from '../../../models/figures/visible-text.ts';
import { useQuery } from '../../channel/client.tsx';
import { Failure, Skeleton } from '../states.tsx';

/** The record as the source wrote it, names masked by the engine. */
export function OriginalRecord({ event }: { event: EventId }) {
  const { data, error, retry } = useQuery('records.original', { event });
  if (error && !data) return <Failure error={error} onRetry={retry} />;
  if (!data) return <Skeleton rows={3} what="Reading the original text" />;
  const fields = recordFields(data.header, data.text);
  return (
    <section className="original" aria-label="Original record">
      <div className="why-block-head">
        <h3>Original record</h3>
        <span className="end muted small clip" title={data.path}>
          {data.path.slice(data.path.lastIndexOf('/') + 1)}, record {count(data.record)}
        </span>
      </div>
      <pre className="original-text" tabIndex={0}>
        {visibleText(data.text)}
      </pre>
      {fields.length > 0 && (
        <dl className="original-fields">
          {fields.map(([name, value]) => (
            <div key={name}>
              <dt className="mono">{name}</dt>
              <dd title={value}>{value === '' ? '–' : visibleText(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="tiny muted">
        Event <span className="mono">{event}</span>, from {data.path}
      </p>
    </section>
  );
}
