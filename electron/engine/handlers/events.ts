import type { Handlers } from '../../contract/api.ts';
import type { Columnar } from '../../../models/domain/columns.ts';
import { readColumns, type ColumnsOf } from '../database/columnar.ts';
import type { Database } from '../database/database.ts';
import type { EngineState } from '../engine-state.ts';
import { facetsOf } from '../events/facets.ts';
import { hoursOf, narrow, selectionOf } from '../events/hours.ts';
import { eventPage, type EventSelection } from '../queries/events.ts';
import { reading } from './reading.ts';

const MOST_ROWS = 10_000;

const PAGE = {
  id: 'u64',
  at: 'f64',
  person: 'i32',
  account: 'i32',
  target: 'i32',
  outcome: 'word',
  type: 'word',
  stream: 'word',
  action: 'word',
  host: 'i32',
  source: 'i32',
  record: 'f64',
  bytes: 'f64',
  items: 'f64',
} as const;

export const eventHandlers = (state: EngineState) =>
  ({
    'events.page': ({ filter, offset, limit }, context) =>
      reading(state, context, async (database, open) => {
        const selection = await selectionOf(database, filter);
        const hours = await hoursOf(open, database, selection);
        const part = narrow(hours, offset, Math.min(limit, MOST_ROWS));
        return {
          total: hours.total,
          events: await page(database, selection, part, Math.min(limit, MOST_ROWS)),
        };
      }),

    'events.count': ({ filter }, context) =>
      reading(state, context, async (database, open) => {
        const { total } = await hoursOf(open, database, await selectionOf(database, filter));
        return { events: total };
      }),

    'events.facets': ({ filter }, context) =>
      reading(state, context, async (database, open) => facetsOf(open, database, filter)),
  }) satisfies Pick<Handlers, 'events.page' | 'events.count' | 'events.facets'>;

function page(
  database: Database,
  selection: EventSelection,
  part: ReturnType<typeof narrow>,
  limit: number,
): Promise<Columnar<ColumnsOf<typeof PAGE>>> {
  if (!part) return readColumns(database, eventPage(selection, 0, 0), PAGE);
  const { fromUs, toUs, skip } = part;
  const narrowed = {
    ...selection,
    fromUs: Math.max(fromUs, selection.fromUs ?? fromUs),
    toUs: Math.min(toUs, selection.toUs ?? toUs),
  };
  return readColumns(database, eventPage(narrowed, skip, limit), PAGE);
}
