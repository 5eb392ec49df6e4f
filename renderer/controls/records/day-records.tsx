import { useState } from 'react';
import type { EventFilter } from '../../../electron/contract/api.ts';
import { eventId, type EventId } from '../../../models/domain/ids.ts';
import { timestampUs } from '../../../models/domain/time.ts';
import { actionWords } from '../../../models/figures/actions.ts';
import { clock, dayLong, offsetLabel } from '../../../models/figures/days.ts';
import { count } from '../../../models/figures/numbers.ts';
import { at } from '../../../models/figures/scene.ts';
import { useNames, useQuery } from '../../channel/client.tsx';
import { Empty, Failure, Skeleton } from '../states.tsx';
import { Rows } from '../rows.tsx';
import { OriginalRecord } from './original-record.tsx';

const AT_MOST = 5000;

interface DayRecordsProps {
  readonly filter: EventFilter;
  readonly zone: string;
  readonly day: number;
}

/** The records of a day in order, and beneath them the original text of the selected one. */
export function DayRecords({ filter, zone, day }: DayRecordsProps) {
  const { data, error, retry } = useQuery('events.page', { filter, offset: 0, limit: AT_MOST });
  const [chosen, setChosen] = useState<EventId | null>(null);
  const nameOf = useNames();
  if (error && !data) return <Failure error={error} onRetry={retry} />;
  if (!data) return <Skeleton rows={8} what="Reading the records of that day" />;
  if (data.events.rows === 0)
    return <Empty title={`No records on ${dayLong(day)}.`}>Choose another day in the timeline.</Empty>;
  const { columns, dictionary } = data.events;
  const actions = dictionary?.['action'] ?? [];
  const ids = Array.from(columns.id, eventId);
  const first = chosen !== null && ids.includes(chosen) ? chosen : (ids[0] ?? null);
  return (
    <div className="day-records">
      <div className="day-records-head tiny muted">
        Time, {offsetLabel(timestampUs(at(columns.at, 0)), zone)}
        <span className="end">
          {count(data.events.rows)} {data.total > data.events.rows ? `of ${count(data.total)} ` : ''}records
        </span>
      </div>
      <Rows
        label={`Records of ${dayLong(day)}`}
        count={ids.length}
        selected={first === null ? -1 : ids.indexOf(first)}
        onSelect={(index) => setChosen(ids[index] ?? null)}
        renderRow={(index) => {
          const id = ids[index];
          const host = at(columns.host, index);
          return (
            <>
              <span role="cell" className="mono">
                {clock(timestampUs(at(columns.at, index)), zone)}
              </span>
              <span role="cell" className="nowrap">
                {actionWords(actions[at(columns.action, index)] ?? '')}
              </span>
              <span role="cell" className="muted small clip">
                {id ? nameOf('resource', id) || (host < 0 ? '' : nameOf('host', host)) : ''}
              </span>
            </>
          );
        }}
        className="record-row"
      />
      {first !== null && <OriginalRecord event={first} />}
    </div>
  );
}
