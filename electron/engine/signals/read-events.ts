import type { DuckDBDataChunk } from '@duckdb/node-api';
import { ACTIONS, STREAMS, type Action } from '../../../models/domain/event.ts';
import type { SignalEvent } from '../../../models/signals/parts/event.ts';
import { numbersOf, TextReader } from '../database/chunk-columns.ts';
import type { Database } from '../database/database.ts';
import { agentOf } from './agent.ts';
import { placesOf, type PlaceOfAddress } from './addresses.ts';
import {
  eventsIn,
  NUMBER_COLUMNS,
  SAME_AS_RESOURCE,
  slicesOf,
  TEXT_COLUMNS,
  type NumberColumn,
  type TextColumn,
} from './event-query.ts';
import { LocalClock } from './local-clock.ts';
import type { Owners } from './owners.ts';

/** Events that were read at once; each is made when it is asked for, so that none has to be kept. */
export interface EventChunk {
  readonly events: number;
  readonly at: (row: number) => SignalEvent;
}

interface Reading {
  readonly owners: Owners;
  readonly zone: string;
  readonly signal: AbortSignal;
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
  const { slices, events } = await slicesOf(database, actions);
  const eventsOf = resolver(reading.owners, new LocalClock(reading.zone), await placesOf(database));
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
  try {
    let done = 0;
    let next = sorted(0);
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
    stop();
    readers.forEach((reader) => reader.close());
  }
}

/** Makes events of rows: whose accounts and hosts were as of then, in which network, at which local time. */
function resolver(owners: Owners, clock: LocalClock, placeOf: (ip: string, day: number) => PlaceOfAddress) {
  const readers = new Map(TEXT_COLUMNS.map((name, i) => [name, new TextReader(NUMBER_COLUMNS.length + i)]));
  const host = (known: number) => (known < 0 ? -1 : owners.hostOf(known));
  return (chunk: DuckDBDataChunk): EventChunk => {
    const numbers = Object.fromEntries(
      NUMBER_COLUMNS.map((name, i) => [name, numbersOf(chunk, i)]),
    ) as unknown as Readonly<Record<NumberColumn, ArrayLike<number>>>;
    const texts = Object.fromEntries(
      [...readers].map(([name, reader]) => [name, reader.of(chunk)]),
    ) as Readonly<Record<TextColumn, (row: number) => string>>;
    const ids = numbers.event_id as unknown as BigUint64Array;
    const number = (column: ArrayLike<number>, row: number) => column[row] as number;
    const eventAt = (row: number): SignalEvent => {
      const at = number(numbers.at_us, row);
      const account = number(numbers.account, row);
      const target = number(numbers.target, row);
      const src = number(numbers.src, row);
      const ip = texts.ip(row);
      const agent = agentOf(texts.userAgent(row));
      const device = texts.device(row);
      const country = texts.country(row);
      const resource = texts.resource(row);
      const container = texts.container(row);
      clock.set(at);
      const who = owners.who(account, at);
      const place = placeOf(ip, clock.day);
      return {
        event: ids[row] as bigint,
        at,
        day: clock.day,
        hour: clock.hour,
        stream: STREAMS[number(numbers.stream, row)] ?? 'system',
        action: ACTIONS[number(numbers.action, row)] ?? 'recorded',
        failed: number(numbers.failed, row) !== 0,
        who,
        account,
        kind: owners.kindOf(account),
        target: target < 0 ? -1 : owners.who(target, at),
        targetKind: target < 0 ? 'none' : owners.kindOf(target),
        role: owners.roleOf(who, clock.day),
        computer: host(number(numbers.computer, row)),
        src: src >= 0 ? owners.hostOf(src) : ip === '' ? -1 : owners.hostAt(ip, at),
        dst: host(number(numbers.dst, row)),
        ip,
        network: place.network,
        networkKind: place.kind,
        networkName: place.name,
        country: country === '' ? place.country : country,
        city: texts.city(row),
        latitude: number(numbers.latitude, row),
        longitude: number(numbers.longitude, row),
        device: device === '' ? agent : device,
        agent,
        session: texts.session(row),
        factor: texts.factor(row),
        resource,
        container: container === SAME_AS_RESOURCE ? resource : container,
        channel: texts.channel(row),
        code: number(numbers.code, row),
        logonType: number(numbers.logonType, row),
        detail: texts.detail(row),
        bytes: number(numbers.bytes, row),
        amount: number(numbers.amount, row),
        certificate: texts.certificate(row),
        certificateSubject: texts.certificateSubject(row),
        tlsClient: texts.tlsClient(row),
        givenKey: texts.givenKey(row),
        fromAddress: texts.fromAddress(row),
      };
    };
    return { events: chunk.rowCount, at: eventAt };
  };
}
