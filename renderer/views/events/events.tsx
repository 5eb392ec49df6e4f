import { useEffect, useState } from 'react';
import { eventWords } from '../../../models/figures/actions.ts';
import { dateAndClock, dayOf, offsetLabel } from '../../../models/figures/days.ts';
import { count } from '../../../models/figures/numbers.ts';
import { useNames, useQuery } from '../../channel/client.tsx';
import { useCase, useZone } from '../../channel/use-case.ts';
import { AddToReport } from '../../controls/add-to-report.tsx';
import { OriginalRecord } from '../../controls/records/original-record.tsx';
import { Rows } from '../../controls/rows.tsx';
import { Inspector } from '../../controls/inspector.tsx';
import { Empty, Failure, Skeleton } from '../../controls/states.tsx';
import { useKeys } from '../../controls/use-keys.ts';
import { goTo, openEvents, openPerson, select } from '../../state/selection.ts';
import { useSelection } from '../../state/use-state.ts';
import { EventFilters } from './event-filters.tsx';
import { Facets } from './facets.tsx';
import { useEventRows, type EventRow } from './use-event-rows.ts';

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
  const { row, onRange, total, error, retry } = useEventRows(filter);
  const [index, setIndex] = useState(-1);
  const zone = useZone();
  const chosen = index < 0 ? null : row(index);
  const pick = (next: number) => {
    setIndex(next);
    select({ inspector: true });
  };
  const openChosen = () => {
    if (chosen?.person !== null && chosen?.person !== undefined)
      openPerson(chosen.person, dayOf(chosen.at, zone));
  };
  const step = (by: number) => total && pick(Math.max(0, Math.min(total - 1, index + by)));
  useKeys({ j: () => step(1), k: () => step(-1), Enter: openChosen });
  const { data: status } = useCase();
  useEffect(() => select({ event: chosen?.id ?? null }), [chosen?.id]);
  if (error && total === undefined) return <Failure error={error} onRetry={retry} />;
  if (total === 0)
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
        {total === undefined ? (
          <Skeleton rows={18} what="Reading events" />
        ) : (
          <Rows
            label="Events"
            count={total}
            selected={index}
            onSelect={pick}
            onOpen={openChosen}
            onRange={onRange}
            className="event-row"
            renderRow={(at) => <Cells event={row(at)} zone={zone} />}
          />
        )}
      </div>
      {open && chosen && (
        <Inspector label="Record">
          <Detail event={chosen} zone={zone} />
        </Inspector>
      )}
    </div>
  );
}

function Cells({ event, zone }: { event: EventRow | null; zone: string }) {
  const nameOf = useNames();
  if (!event)
    return (
      <span role="cell" className="event-waiting">
        …
      </span>
    );
  return (
    <>
      <span role="cell" className="mono">
        {dateAndClock(event.at, zone)}
      </span>
      <span role="cell" className="clip">
        {(event.person === null ? nameOf('account', event.account) : nameOf('person', event.person)) ?? '…'}
      </span>
      <span role="cell" className="clip">
        {eventWords(event)}
      </span>
      <span role="cell" className="clip muted">
        {event.host === null ? '–' : (nameOf('host', event.host) ?? '…')}
      </span>
      <span role="cell" className="clip muted event-what">
        {nameOf('resource', event.id) ?? ''}
      </span>
    </>
  );
}

function Detail({ event, zone }: { event: EventRow; zone: string }) {
  const nameOf = useNames();
  const { data: sources } = useQuery('sources.list', {});
  const filter = useSelection((state) => state.events);
  const source = sources?.find(({ id }) => id === event.source);
  return (
    <>
      <div className="region-head title">
        <h2 className="clip">{eventWords(event)}</h2>
        <span className="end">
          <AddToReport evidence={{ kind: 'event', event: event.id }} what={eventWords(event)} />
        </span>
      </div>
      <dl className="facts">
        <dt>When</dt>
        <dd>
          {dateAndClock(event.at, zone)}, {offsetLabel(event.at, zone)}
        </dd>
        <dt>Person</dt>
        <dd>
          {event.person === null ? (
            (nameOf('account', event.account) ?? '…')
          ) : (
            <button
              type="button"
              className="link"
              onClick={() => openPerson(event.person ?? (0 as never), dayOf(event.at, zone))}
            >
              {nameOf('person', event.person) ?? '…'}
            </button>
          )}
          {event.person !== null && filter.person === undefined && (
            <button
              type="button"
              className="link small after"
              onClick={() =>
                openEvents({ ...filter, ...(event.person === null ? {} : { person: event.person }) })
              }
            >
              only this person
            </button>
          )}
        </dd>
        {event.target !== null && (
          <>
            <dt>Account</dt>
            <dd className="clip">{nameOf('account', event.target) ?? '…'}</dd>
          </>
        )}
        {event.failed && (
          <>
            <dt>Outcome</dt>
            <dd>refused or failed</dd>
          </>
        )}
        {event.type !== '' && (
          <>
            <dt>Type</dt>
            <dd>{event.type}</dd>
          </>
        )}
        <dt>Host</dt>
        <dd>
          {event.host === null ? '–' : (nameOf('host', event.host) ?? '…')}
          {event.host !== null && filter.host === undefined && (
            <button
              type="button"
              className="link small after"
              onClick={() => openEvents({ ...filter, ...(event.host === null ? {} : { host: event.host }) })}
            >
              only this host
            </button>
          )}
        </dd>
        <dt>What</dt>
        <dd className="wrap">{nameOf('resource', event.id) || '–'}</dd>
        <dt>Source</dt>
        <dd className="clip" title={source?.name}>
          {source?.name ?? '…'}
        </dd>
      </dl>
      <OriginalRecord event={event.id} />
    </>
  );
}
