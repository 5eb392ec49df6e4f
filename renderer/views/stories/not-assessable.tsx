import { count } from '../../../models/figures/numbers.ts';
import { useQuery } from '../../channel/client.tsx';
import { Skeleton } from '../../controls/states.tsx';

/** What was not looked at, and why: without it, silence would look like innocence. */
export function NotAssessable() {
  const { data } = useQuery('signals.states', {});
  if (!data) return <Skeleton rows={6} what="Reading what was looked for" />;
  const blind = data.filter(({ reason }) => reason !== null);
  const seen = data.filter(({ reason }) => reason === null);
  return (
    <div className="stories-rows" tabIndex={0} role="region" aria-label="What was looked for">
      <table className="not-assessable">
        <caption className="small muted">
          {count(blind.length)} of {count(data.length)} signals could not be looked for. How sharp each is,
          and whom it leaves out until when and why, is set by{' '}
          <span className="mono">tracewell tune CASE</span>.
        </caption>
        <tbody>
          {[...blind, ...seen].map(({ signal, title, reason, events, found }) => (
            <tr key={signal}>
              <th scope="row">
                {title}
                <span className="mono small muted line">{signal}</span>
              </th>
              <td className={reason === null ? 'muted' : ''}>
                {reason === null
                  ? `found ${count(found)} in ${count(events)} events`
                  : `not assessable: ${reason}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
