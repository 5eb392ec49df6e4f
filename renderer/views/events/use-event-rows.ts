import { useCallback, useState } from 'react';
import type { EventFilter, EventPage } from '../../../electron/contract/api.ts';
import { at } from '../../../models/figures/scene.ts';
import {
  accountId,
  eventId,
  hostId,
  personId,
  sourceId,
  type AccountId,
  type EventId,
  type HostId,
  type PersonId,
  type SourceId,
} from '../../../models/domain/ids.ts';
import { timestampUs, type TimestampUs } from '../../../models/domain/time.ts';
import { useQuery } from '../../channel/client.tsx';

export interface EventRow {
  readonly id: EventId;
  readonly at: TimestampUs;
  readonly person: PersonId | null;
  readonly account: AccountId;
  readonly target: AccountId | null;
  readonly failed: boolean;
  /** `Security 4624`, or '' where the source has no such thing. */
  readonly type: string;
  readonly action: string;
  readonly stream: string;
  readonly host: HostId | null;
  readonly source: SourceId;
  readonly record: number;
}
const PAGE = 200;

/**
 * The two pages that the rows on screen lie in; a page nobody looks at any more is cancelled. The total is asked for by
 * itself: the list keeps its place while a page is on its way.
 */
export function useEventRows(filter: EventFilter) {
  const [first, setFirst] = useState(0);
  const start = Math.floor(first / PAGE) * PAGE;
  const counted = useQuery('events.count', { filter });
  const page = useQuery('events.page', { filter, offset: start, limit: PAGE });
  const next = useQuery('events.page', { filter, offset: start + PAGE, limit: PAGE });
  const row = (index: number): EventRow | null => {
    if (index >= start && index < start + PAGE) return rowOf(page.data, index - start);
    return index >= start + PAGE ? rowOf(next.data, index - start - PAGE) : null;
  };
  const onRange = useCallback((from: number) => setFirst(from), []);
  const retry = () => {
    counted.retry();
    page.retry();
  };
  return { row, onRange, total: counted.data?.events, error: counted.error ?? page.error, retry };
}

function rowOf(page: EventPage | undefined, index: number): EventRow | null {
  const events = page?.events;
  const id = events?.columns.id[index];
  if (!events || id === undefined || index >= events.rows) return null;
  const { columns, dictionary } = events;
  const person = at(columns.person, index);
  const host = at(columns.host, index);
  const target = at(columns.target, index);
  return {
    id: eventId(id),
    at: timestampUs(at(columns.at, index)),
    person: person < 0 ? null : personId(person),
    account: accountId(at(columns.account, index)),
    target: target < 0 ? null : accountId(target),
    failed: dictionary?.['outcome']?.[at(columns.outcome, index)] === 'failure',
    type: dictionary?.['type']?.[at(columns.type, index)] ?? '',
    action: dictionary?.['action']?.[at(columns.action, index)] ?? '',
    stream: dictionary?.['stream']?.[at(columns.stream, index)] ?? '',
    host: host < 0 ? null : hostId(host),
    source: sourceId(at(columns.source, index)),
    record: at(columns.record, index),
  };
}
