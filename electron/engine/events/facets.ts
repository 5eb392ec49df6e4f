import type { EventFilter, Facet } from '../../contract/api.ts';
import type { OpenCase } from '../case/open-case.ts';
import type { Database } from '../database/database.ts';
import { eventsByKind } from '../queries/events.ts';
import { untilCaseChanges } from './case-cache.ts';
import { selectionOf } from './hours.ts';

const FIELDS = ['stream', 'action', 'type', 'source'] as const;

interface Kind extends Record<string, unknown> {
  readonly stream: string;
  readonly action: string;
  readonly type: string;
  readonly source: number;
  readonly events: number;
}

/** Counts by field, each without its own part of the filter; the most frequent value of a field first. */
export async function facetsOf(open: OpenCase, database: Database, filter: EventFilter): Promise<Facet[]> {
  const selection = {
    ...(await selectionOf(database, filter)),
    stream: null,
    action: null,
    type: null,
    source: null,
  };
  const kinds = await untilCaseChanges(open, database, `kinds ${JSON.stringify(selection)}`, () =>
    database.rows<Kind>(eventsByKind(selection)),
  );
  const holds = {
    stream: ({ stream }: Kind) => !filter.stream || filter.stream.some((wanted) => wanted === stream),
    action: ({ action }: Kind) => !filter.action || filter.action.some((wanted) => wanted === action),
    type: ({ type }: Kind) => !filter.type || filter.type.includes(type),
    source: ({ source }: Kind) => filter.source === undefined || filter.source === source,
  };
  return FIELDS.flatMap((field) => {
    const others = FIELDS.filter((other) => other !== field);
    return counted(
      field,
      kinds.filter((kind) => others.every((other) => holds[other](kind))),
    );
  });
}

function counted(field: Facet['field'], kinds: readonly Kind[]): Facet[] {
  const sums = new Map<string, number>();
  for (const kind of kinds) sums.set(String(kind[field]), (sums.get(String(kind[field])) ?? 0) + kind.events);
  return [...sums]
    .map(([value, events]) => ({ field, value, events }))
    .sort((a, b) => b.events - a.events || (a.value < b.value ? -1 : 1));
}
