import type { EventFilter } from '../../contract/api.ts';
import type { OpenCase } from '../case/open-case.ts';
import { readColumns } from '../database/columnar.ts';
import type { Database } from '../database/database.ts';
import {
  eventsByHour,
  HOUR_US,
  ownedAccounts,
  type EventSelection,
  type OwnedAccount,
} from '../queries/events.ts';
import { untilCaseChanges } from './case-cache.ts';

/** How a selection's events spread over time. */
export interface Hours {
  readonly total: number;
  /** Hours since 1970, rising. */
  readonly hours: Float64Array;
  /** Events in all hours before each. */
  readonly before: Float64Array;
}

export async function selectionOf(database: Database, filter: EventFilter): Promise<EventSelection> {
  const { person, host, from, to, stream, action, type, source, text, story, signal } = filter;
  return {
    accounts:
      person === undefined
        ? null
        : await database.rows<OwnedAccount & Record<string, unknown>>(ownedAccounts(person)),
    host: host ?? null,
    fromUs: from ?? null,
    toUs: to ?? null,
    stream: stream ?? null,
    action: action ?? null,
    type: type ?? null,
    source: source ?? null,
    text: text === undefined || text === '' ? null : text,
    story: story ?? null,
    signal: signal ?? null,
  };
}

/** Counted once a selection and case. */
export function hoursOf(open: OpenCase, database: Database, selection: EventSelection): Promise<Hours> {
  return untilCaseChanges(open, database, `hours ${JSON.stringify(selection)}`, async () => {
    const { rows, columns } = await readColumns(database, eventsByHour(selection), {
      hour: 'f64',
      events: 'f64',
    });
    const before = new Float64Array(rows);
    let total = 0;
    columns.events.forEach((events, i) => {
      before[i] = total;
      total += events;
    });
    return { total, hours: columns.hour, before };
  });
}

/** The span of whole hours that holds rows `offset` to `offset + limit`, and how many rows of it come before them. */
export function narrow({ hours, before, total }: Hours, offset: number, limit: number) {
  if (offset >= total || limit <= 0) return null;
  const first = lastAtMost(before, offset);
  const last = lastAtMost(before, Math.min(offset + limit, total) - 1);
  return {
    fromUs: (hours[first] ?? 0) * HOUR_US,
    toUs: ((hours[last] ?? 0) + 1) * HOUR_US,
    skip: offset - (before[first] ?? 0),
  };
}

/** The last index whose value is at most `wanted`; `rising` starts with one that is. */
function lastAtMost(rising: Float64Array, wanted: number): number {
  let [low, high] = [0, rising.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((rising[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
