import type { DuckDBDataChunk } from '@duckdb/node-api';
import type { Action } from '../../../models/domain/event.ts';
import type { SignalEvent } from '../../../models/signals/parts/event.ts';
import { numbersOf, TextReader } from '../database/chunk-columns.ts';
import type { Database } from '../database/database.ts';
import { agentOf } from './agent.ts';
import { placesOf, type PlaceOfAddress } from './addresses.ts';
import { eventsIn, NUMBER_COLUMNS, slicesOf, TEXT_COLUMNS } from './event-query.ts';
import { clocksOf, type Clocks } from './clocks.ts';
import { asRecorded, type EventColumns, type EventRow } from './event-row.ts';
import type { Owners } from './owners.ts';

/** Events that were read at once; each is made when it is asked for, so that none has to be kept. */
export interface EventChunk {
  readonly events: number;
  readonly at: (row: number) => SignalEvent;
}

interface Reading {
  readonly owners: Owners;
  /** The case's zone. */
  readonly zone: string;
  readonly signal: AbortSignal;
  /** So many events are sorted at once. */
  readonly rowsASlice?: number;
  /** After every chunk of events. */
  readonly onEvents: (done: number, total: number) => Promise<void>;
}

/**
 * Events of some actions in the order of time, resolved: nothing is kept of those that have been given out. While those of
 * one slice of time are read, DuckDB sorts the next, on a connection of its own.
 */
export async function* readSignalEvents(
  database: Database,
  actions: readonly Action[],
  reading: Reading,
): AsyncGenerator<EventChunk> {
  const { slices, events } = await slicesOf(database, actions, reading.rowsASlice);
  const clocks = await clocksOf(database, reading.zone);
  const eventsOf = resolver(reading.owners, clocks, await placesOf(database));
  const readers = [await database.sibling(), await database.sibling()] as const;
  const stop = () => readers.forEach((reader) => reader.interrupt());
  const sorted = (i: number) => {
    const slice = slices[i];
    if (!slice) return null;
    const { text, values } = eventsIn(slice, actions);
    const result = readers[i % 2 === 0 ? 0 : 1].connection.stream(text, [...values]);
    // Waited for when its turn comes; until then an interrupt must not go unheard.
    result.catch(() => undefined);
    return result;
  };
  reading.signal.addEventListener('abort', stop);
  let next = sorted(0);
  try {
    let done = 0;
    for (let i = 1; next; i++) {
      const result = await next;
      next = sorted(i);
      for (;;) {
        const chunk = await result.fetchChunk();
        if (!chunk || chunk.rowCount === 0) break;
        yield eventsOf(chunk);
        done += chunk.rowCount;
        await reading.onEvents(done, events);
      }
    }
  } finally {
    reading.signal.removeEventListener('abort', stop);
    await stopped(next, stop);
    readers.forEach((reader) => reader.close());
  }
}

const STOP_MS = 10;

/** A connection cannot be closed while it sorts, and an interrupt that comes before the query goes unheard. */
async function stopped(query: Promise<unknown> | null, stop: () => void): Promise<void> {
  stop();
  const again = setInterval(stop, STOP_MS);
  await query?.catch(() => undefined);
  clearInterval(again);
}

/** Makes events of rows: whose accounts and hosts were as of then, in which network, at which local time of who acts. */
function resolver(owners: Owners, clocks: Clocks, placeOf: (ip: string, day: number) => PlaceOfAddress) {
  const columnsOf = columnReader();
  const host = (known: number, atUs: number) => (known < 0 ? -1 : owners.hostThen(known, atUs));
  return (chunk: DuckDBDataChunk): EventChunk => {
    const columns = columnsOf(chunk);
    const at = (row: number): SignalEvent => {
      const event = asRecorded(columns, row);
      const { at: atUs, ip, account, target, src } = event;
      event.who = owners.who(account, atUs);
      const clock = clocks.of(event.who, atUs);
      clock.set(atUs);
      event.day = clock.day;
      event.hour = clock.hour;
      event.kind = owners.kindOf(account);
      event.role = owners.roleOf(event.who, event.day);
      if (target >= 0) {
        event.target = owners.who(target, atUs);
        event.targetKind = owners.kindOf(target);
      }
      event.computer = host(event.computer, atUs);
      event.dst = host(event.dst, atUs);
      event.src = src >= 0 ? host(src, atUs) : ip === '' ? -1 : owners.hostAt(ip, atUs);
      event.agent = agentOf(columns.texts.userAgent(row));
      if (event.device === '') event.device = event.agent;
      if (ip !== '') putInPlace(event, placeOf(ip, event.day));
      return event;
    };
    return { events: chunk.rowCount, at };
  };
}

function putInPlace(event: EventRow, { network, kind, name, country }: PlaceOfAddress): void {
  event.network = network;
  event.networkKind = kind;
  event.networkName = name;
  if (event.country === '') event.country = country;
}

function columnReader(): (chunk: DuckDBDataChunk) => EventColumns {
  const first = NUMBER_COLUMNS.length;
  const readers = TEXT_COLUMNS.map(
    (name, i) => [name, new TextReader(first + i, first + TEXT_COLUMNS.length + i)] as const,
  );
  return (chunk) => {
    const numbers = NUMBER_COLUMNS.map((name, i) => [name, numbersOf(chunk, i)] as const);
    const ids = numbers.find(([name]) => name === 'event_id')?.[1] as BigUint64Array;
    return {
      ids,
      numbers: Object.fromEntries(numbers) as unknown as EventColumns['numbers'],
      texts: Object.fromEntries(
        readers.map(([name, reader]) => [name, reader.of(chunk)]),
      ) as EventColumns['texts'],
    };
  };
}
