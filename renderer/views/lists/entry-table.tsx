import type { ContextEntries } from '../../../electron/contract/api.ts';
import { isoDay } from '../../../models/domain/time.ts';
import { count } from '../../../models/figures/numbers.ts';
import { useQuery } from '../../channel/client.tsx';

interface EntryTableProps {
  readonly data: ContextEntries;
  /** Null where no more are shown. */
  readonly onMore: (() => void) | null;
}

/** Entries with the columns that any of them fills. */
export function EntryTable({ data, onMore }: EntryTableProps) {
  const { entries } = data;
  const columns = data.columns
    .map((title, k) => ({ title, k }))
    .filter(({ k }) => entries.some(({ cells }) => cells[k] !== null));
  const ends = entries.some(({ validTo }) => validTo !== null);
  const heads = [...columns.map(({ title }) => title), 'Known from', ...(ends ? ['To'] : []), 'File'];
  return (
    <div className="list-rows" tabIndex={0} role="region" aria-label="Entries">
      <table className="table sticky">
        <thead>
          <tr>
            {heads.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {/* Equal entries of one file are as many rows. */}
          {entries
            .map((entry, at) => ({ ...entry, at }))
            .map(({ at, ...entry }) => (
              <Entry key={at} entry={entry} columns={columns} ends={ends} />
            ))}
        </tbody>
      </table>
      {entries.length < data.total && <More shown={entries.length} total={data.total} onMore={onMore} />}
    </div>
  );
}

interface EntryProps {
  readonly entry: ContextEntries['entries'][number];
  readonly columns: readonly { readonly title: string; readonly k: number }[];
  readonly ends: boolean;
}

function Entry({ entry: { source, knownFrom, validTo, cells }, columns, ends }: EntryProps) {
  const { data: sources } = useQuery('sources.list', {});
  return (
    <tr>
      {columns.map(({ title, k }) => (
        <td key={title} className={isShort(cells[k]) ? 'nowrap' : ''}>
          {cells[k] ?? ''}
        </td>
      ))}
      <td className="nowrap">{isoDay(knownFrom)}</td>
      {ends && <td className="nowrap">{validTo === null ? '' : isoDay(validTo)}</td>}
      <td className="mono nowrap muted">{sources?.find(({ id }) => id === source)?.name ?? ''}</td>
    </tr>
  );
}

/** A pseudonym, a day and a time are not broken. */
const SHORT = 17;
const isShort = (cell: string | null | undefined) => (cell ?? '').length <= SHORT;

interface MoreProps {
  readonly shown: number;
  readonly total: number;
  readonly onMore: (() => void) | null;
}

function More({ shown, total, onMore }: MoreProps) {
  return (
    <p className="pad small muted">
      {count(shown)} of {count(total)} shown.{' '}
      {onMore ? (
        <button type="button" className="link small" onClick={onMore}>
          Show more
        </button>
      ) : (
        'All of them: tracewell context CASE entries.'
      )}
    </p>
  );
}
