import { eventWords } from '../../../models/figures/actions.ts';
import { dateAndClock } from '../../../models/figures/days.ts';
import { useNames } from '../../channel/client.tsx';
import type { EventRow } from './use-event-rows.ts';

/** A row of the list; an ellipsis while its page is on its way. */
export function EventCells({ event, zone }: { event: EventRow | null; zone: string }) {
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
