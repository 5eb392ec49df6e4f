import { useEffect, useState } from 'react';
import { dayOf } from '../../../models/figures/days.ts';
import { count } from '../../../models/figures/numbers.ts';
import { useCase, useZone } from '../../channel/use-case.ts';
import { Rows } from '../../controls/rows.tsx';
import { Inspector } from '../../controls/inspector.tsx';
import { Empty, Failure, Skeleton } from '../../controls/states.tsx';
import { useKeys } from '../../controls/use-keys.ts';
import { goTo, openEvents, openPerson, select } from '../../state/selection.ts';
import { useSelection } from '../../state/use-state.ts';
import { EventCells } from './event-cells.tsx';
import { EventDetail } from './event-detail.tsx';
import { EventFilters } from './event-filters.tsx';
import { Facets } from './facets.tsx';
import { useEventRows } from './use-event-rows.ts';

/** Every record, with the original beside it. */
export function EventsView() {
  const filter = useSelection((state) => state.events);
  const { data: status } = useCase();
  if (status && status.events === 0)
    return (
      <Empty
        title="No events in this case yet."
        action={
          <button type="button" className="button primary" onClick={() => goTo('import')}>
            Import exports
          </button>
        }
      />
    );
  return (
    <div className="events">
      <EventFilters filter={filter} />
      <div className="events-body">
        <Facets filter={filter} />
        <EventList key={JSON.stringify(filter)} />
      </div>
    </div>
  );
}

function EventList() {
  const filter = useSelection((state) => state.events);
  const open = useSelection((state) => state.inspector);
  const rows = useEventRows(filter);
  const zone = useZone();
  const { index, chosen, pick, openChosen } = useChosen(rows, zone);
  if (rows.error && rows.total === undefined) return <Failure error={rows.error} onRetry={rows.retry} />;
  if (rows.total === 0) return <NothingFits />;
  return (
    <div className="with-inspector">
      <div className="event-list">
        <div className="event-row event-head tiny muted">
          <span className="clip">Time, {zone}</span>
          <span>Person</span>
          <span>Action</span>
          <span>Host</span>
          <span className="event-what">What</span>
        </div>
        {rows.total === undefined ? (
          <Skeleton rows={18} what="Reading events" />
        ) : (
          <Rows
            label="Events"
            count={rows.total}
            selected={index}
            onSelect={pick}
            onOpen={openChosen}
            onRange={rows.onRange}
            className="event-row"
            renderRow={(at) => <EventCells event={rows.row(at)} zone={zone} />}
          />
        )}
      </div>
      {open && chosen && (
        <Inspector label="Record">
          <EventDetail event={chosen} zone={zone} />
        </Inspector>
      )}
    </div>
  );
}

/** The row that keys and clicks stand on. */
function useChosen({ row, total }: ReturnType<typeof useEventRows>, zone: string) {
  const [index, setIndex] = useState(-1);
  const chosen = index < 0 ? null : row(index);
  const pick = (next: number) => {
    setIndex(next);
    select({ inspector: true });
  };
  const openChosen = () => {
    if (chosen !== null && chosen.person !== null) openPerson(chosen.person, dayOf(chosen.at, zone));
  };
  const step = (by: number) => total && pick(Math.max(0, Math.min(total - 1, index + by)));
  useKeys({ j: () => step(1), k: () => step(-1), Enter: openChosen });
  useEffect(() => select({ event: chosen?.id ?? null }), [chosen?.id]);
  return { index, chosen, pick, openChosen };
}

function NothingFits() {
  const { data: status } = useCase();
  return (
    <Empty
      title="No event fits these filters."
      action={
        <button type="button" className="button" onClick={() => openEvents({})}>
          Show all {count(status?.events ?? 0)}
        </button>
      }
    >
      Remove a filter above, or all of them.
    </Empty>
  );
}
