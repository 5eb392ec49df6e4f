import { useState } from 'react';
import type { ContextEntries } from '../../../electron/contract/api.ts';
import type { ContextList } from '../../../models/domain/context.ts';
import { dayOfIso, isoDay, type Day } from '../../../models/domain/time.ts';
import { LIST_WORDS } from '../../../models/figures/context-words.ts';
import { count, plural } from '../../../models/figures/numbers.ts';
import { useQuery } from '../../channel/client.tsx';
import { Empty, Failure, Skeleton } from '../../controls/states.tsx';

const STEP = 200;
const MOST = 1000;

/** The entries of one list, all of them or as of a day. */
export function ListEntries({ list }: { readonly list: ContextList }) {
  const [asOf, setAsOf] = useState<Day | null>(null);
  const [limit, setLimit] = useState(STEP);
  const { data, error, retry } = useQuery('context.entries', {
    list,
    ...(asOf === null ? {} : { asOf }),
    offset: 0,
    limit,
  });
  return (
    <>
      <div className="filters">
        <label className="small muted">
          As known on
          <input
            type="date"
            className="field low"
            value={asOf === null ? '' : isoDay(asOf)}
            onChange={({ target }) => setAsOf(target.value === '' ? null : dayOfIso(target.value))}
          />
        </label>
        {asOf !== null && (
          <button type="button" className="link small" onClick={() => setAsOf(null)}>
            whatever the day
          </button>
        )}
        {data && <span className="small muted">{plural(data.total, ...LIST_WORDS[list].entries)}</span>}
      </div>
      {error && !data && <Failure error={error} onRetry={retry} />}
      {!data && !error && <Skeleton what="Reading the list" />}
      {data && data.total === 0 && (
        <Empty title="Nothing of this list was known on that day.">
          Entries apply from the day they became known to their last day.
        </Empty>
      )}
      {data && data.total > 0 && (
        <Entries data={data} onMore={limit < MOST ? () => setLimit(Math.min(MOST, limit + STEP)) : null} />
      )}
    </>
  );
}

function Entries({ data, onMore }: { readonly data: ContextEntries; readonly onMore: (() => void) | null }) {
  const { data: sources } = useQuery('sources.list', {});
  const { total } = data;
  const columns = data.columns
    .map((title, k) => ({ title, k }))
    .filter(({ k }) => data.entries.some(({ cells }) => cells[k] !== null));
  const ends = data.entries.some(({ validTo }) => validTo !== null);
  // Equal entries of one file are as many rows.
  const entries = data.entries.map((entry, at) => ({ ...entry, at }));
  return (
    <div className="list-rows" tabIndex={0} role="region" aria-label="Entries">
      <table className="table sticky">
        <thead>
          <tr>
            {[...columns.map(({ title }) => title), 'Known from', ...(ends ? ['To'] : []), 'File'].map(
              (title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ at, source, knownFrom, validTo, cells }) => (
            <tr key={at}>
              {columns.map(({ title, k }) => (
                <td key={title}>{cells[k] ?? ''}</td>
              ))}
              <td className="nowrap">{isoDay(knownFrom)}</td>
              {ends && <td className="nowrap">{validTo === null ? '' : isoDay(validTo)}</td>}
              <td className="mono nowrap muted">{sources?.find(({ id }) => id === source)?.name ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {entries.length < total && (
        <p className="pad small muted">
          {count(entries.length)} of {count(total)} shown.{' '}
          {onMore ? (
            <button type="button" className="link small" onClick={onMore}>
              Show more
            </button>
          ) : (
            'All of them: tracewell context CASE entries.'
          )}
        </p>
      )}
    </div>
  );
}
