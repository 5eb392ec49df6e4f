import type { ReactNode } from 'react';
import type { EventFilter } from '../../../electron/contract/api.ts';
import { eventWords } from '../../../models/figures/actions.ts';
import { dateAndClock, dayOf, offsetLabel } from '../../../models/figures/days.ts';
import { useNames, useQuery } from '../../channel/client.tsx';
import { AddToReport } from '../../controls/add-to-report.tsx';
import { OriginalRecord } from '../../controls/records/original-record.tsx';
import { openEvents, openPerson } from '../../state/selection.ts';
import { useSelection } from '../../state/use-state.ts';
import { EventLists } from './event-lists.tsx';
import { EventOrigin } from './event-origin.tsx';
import type { EventRow } from './use-event-rows.ts';

interface EventDetailProps {
  readonly event: EventRow;
  readonly zone: string;
}

/** What the record says in words, and the record itself. */
export function EventDetail({ event, zone }: EventDetailProps) {
  const nameOf = useNames();
  const { data: sources } = useQuery('sources.list', {});
  const source = sources?.find(({ id }) => id === event.source)?.name;
  return (
    <>
      <div className="region-head title">
        <h2 className="clip">{eventWords(event)}</h2>
        <span className="end">
          <AddToReport evidence={{ kind: 'event', event: event.id }} what={eventWords(event)} />
        </span>
      </div>
      <dl className="facts">
        <Fact name="When">
          {dateAndClock(event.at, zone)}, {offsetLabel(event.at, zone)}
        </Fact>
        <Fact name="Person">
          <Who event={event} zone={zone} />
        </Fact>
        {event.target !== null && <Fact name="Account">{nameOf('account', event.target) ?? '…'}</Fact>}
        {event.failed && <Fact name="Outcome">refused or failed</Fact>}
        {event.type !== '' && <Fact name="Type">{event.type}</Fact>}
        <Fact name="Host">
          {event.host === null ? '–' : (nameOf('host', event.host) ?? '…')}
          {event.host !== null && <Only by={{ host: event.host }} what="host" />}
        </Fact>
        <Fact name="What">{nameOf('resource', event.id) || '–'}</Fact>
        <Fact name="Source">{source ?? '…'}</Fact>
      </dl>
      <EventOrigin event={event.id} />
      <EventLists event={event.id} />
      <OriginalRecord event={event.id} />
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="wrap">{children}</dd>
    </>
  );
}

function Who({ event: { person, account, at }, zone }: EventDetailProps) {
  const nameOf = useNames();
  if (person === null) return nameOf('account', account) ?? '…';
  return (
    <>
      <button type="button" className="link" onClick={() => openPerson(person, dayOf(at, zone))}>
        {nameOf('person', person) ?? '…'}
      </button>
      <Only by={{ person }} what="person" />
    </>
  );
}

/** Narrows the list to this value, unless it is already. */
function Only({ by, what }: { readonly by: EventFilter; readonly what: 'person' | 'host' }) {
  const filter = useSelection((state) => state.events);
  if (filter[what] !== undefined) return null;
  return (
    <button type="button" className="link small after" onClick={() => openEvents({ ...filter, ...by })}>
      only this {what}
    </button>
  );
}
