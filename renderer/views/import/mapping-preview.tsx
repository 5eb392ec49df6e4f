import type { MappingPreview as Preview, PreviewedEvent } from '../../../electron/contract/api.ts';
import { actionWords } from '../../../models/figures/actions.ts';
import { dateAndClock } from '../../../models/figures/days.ts';
import { bytes, count, plural } from '../../../models/figures/numbers.ts';
import type { Query } from '../../channel/client.tsx';
import { Failure, Skeleton } from '../../controls/states.tsx';

const SHOWN = 12;

/** The file's first records as they would be stored, by the same steps as an import. */
export function MappingPreview({ preview, zone }: { preview: Query<Preview>; zone: string }) {
  const { data, error, retry, refreshing } = preview;
  if (error && !data) return <Failure error={error} onRetry={retry} />;
  if (!data) return <Skeleton rows={4} what="Trying the mapping on the first records" />;
  const { events, records, rejected, problems } = data;
  const shown = [...events.filter(isRejected), ...events.filter((event) => !isRejected(event))].slice(
    0,
    SHOWN,
  );
  return (
    <>
      <div className="region-head">
        <h2>As events</h2>
        <span className="small muted" role="status">
          {problems.length > 0
            ? 'the mapping cannot be tried yet'
            : `${count(records - rejected)} of ${plural(records, 'record', 'records')} read${rejected > 0 ? `, ${count(rejected)} rejected` : ''}${refreshing ? ' …' : ''}`}
        </span>
      </div>
      {shown.length > 0 && <Events events={shown} zone={zone === '' ? 'UTC' : zone} />}
    </>
  );
}

function Events({ events, zone }: { events: readonly PreviewedEvent[]; zone: string }) {
  return (
    <table className="table mapping-events" aria-label="As events">
      <thead>
        <tr>
          <th scope="col">Time, {zone}</th>
          <th scope="col">User</th>
          <th scope="col">What</th>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col">Resource</th>
          <th scope="col" className="number">
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <Row key={event.record} event={event} zone={zone} />
        ))}
      </tbody>
    </table>
  );
}

const isRejected = ({ reason }: PreviewedEvent) => reason !== null;

function Row({ event, zone }: { event: PreviewedEvent; zone: string }) {
  const { record, at, user, action, outcome, srcHost, srcIp, dstHost, resource, reason } = event;
  if (reason !== null)
    return (
      <tr>
        <td colSpan={7} className="asks">
          Record {count(record + 1)} would be rejected: {reason}
        </td>
      </tr>
    );
  return (
    <tr>
      <td className="nowrap">{at === null ? '' : dateAndClock(at, zone)}</td>
      <td className="clip">{user ?? '–'}</td>
      <td className="clip" title={actionWords(action)}>
        {actionWords(action)}
        {outcome === 'failure' && <span className="asks"> failed</span>}
      </td>
      <td className="clip">{srcHost ?? srcIp ?? ''}</td>
      <td className="clip">{dstHost ?? ''}</td>
      <td className="clip" title={resource ?? ''}>
        {resource ?? ''}
      </td>
      <td className="number nowrap">{amountWords(event)}</td>
    </tr>
  );
}

function amountWords({ amount, bytes: size }: PreviewedEvent): string {
  if (amount !== null) return amount.toLocaleString('en-US');
  return size === null ? '' : bytes(size);
}
