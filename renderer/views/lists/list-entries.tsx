import { useState } from 'react';
import type { ContextList } from '../../../models/domain/context.ts';
import { dayOfIso, isoDay, type Day } from '../../../models/domain/time.ts';
import { LIST_WORDS } from '../../../models/figures/context-words.ts';
import { plural } from '../../../models/figures/numbers.ts';
import { useQuery } from '../../channel/client.tsx';
import { useZone } from '../../channel/use-case.ts';
import { Empty, Failure, Skeleton } from '../../controls/states.tsx';
import { EntryTable } from './entry-table.tsx';

const STEP = 200;
const MOST = 1000;

/** The entries of one list, all of them or as of a day. */
export function ListEntries({ list }: { readonly list: ContextList }) {
  const [asOf, setAsOf] = useState<Day | null>(null);
  const [limit, setLimit] = useState(STEP);
  const zone = useZone();
  const at = asOf === null ? {} : { asOf };
  const { data, error, retry } = useQuery('context.entries', { list, ...at, offset: 0, limit, zone });
  const more = limit < MOST ? () => setLimit(Math.min(MOST, limit + STEP)) : null;
  return (
    <>
      <div className="filters">
        <AsOf day={asOf} onChange={setAsOf} />
        {data && <span className="small muted">{plural(data.total, ...LIST_WORDS[list].entries)}</span>}
      </div>
      {error && !data && <Failure error={error} onRetry={retry} />}
      {!data && !error && <Skeleton what="Reading the list" />}
      {data && data.total === 0 && (
        <Empty title="Nothing of this list was known on that day.">
          Entries apply from the day they became known to their last day.
        </Empty>
      )}
      {data && data.total > 0 && <EntryTable data={data} onMore={more} />}
    </>
  );
}

interface AsOfProps {
  readonly day: Day | null;
  readonly onChange: (day: Day | null) => void;
}

function AsOf({ day, onChange }: AsOfProps) {
  return (
    <>
      <label className="small muted">
        As known on
        <input
          type="date"
          className="field low"
          value={day === null ? '' : isoDay(day)}
          onChange={({ target }) => onChange(target.value === '' ? null : dayOfIso(target.value))}
        />
      </label>
      {day !== null && (
        <button type="button" className="link small" onClick={() => onChange(null)}>
          whatever the day
        </button>
      )}
    </>
  );
}
