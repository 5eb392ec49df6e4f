import type { PersonId, EventId } from '../../../models/domain/ids.ts';
import { eventId } from '../../../models/domain/ids.ts';
import type { Day, TimestampUs } from '../../../models/domain/time.ts';
import { at } from '../../../models/figures/scene.ts';
import { timelineDays } from '../../../models/figures/timeline.ts';
import { daysOf } from '../../../models/figures/zones.ts';
import type { ReportDay, ReportPerson, ReportSession } from '../../../models/report/input.ts';
import { tellingStreams } from '../../../models/report/streams.ts';
import { readColumns } from '../database/columnar.ts';
import type { Database } from '../database/database.ts';
import { selectionOf } from '../events/hours.ts';
import { profileOf, sessionsOf, timelineOf } from '../people/person.ts';
import { whyOf } from '../people/why.ts';
import { eventPage } from '../queries/events.ts';

/** Records of one day that go into the chronology unasked. */
const RECORDS_A_DAY = 12;

export async function reportPerson(database: Database, person: PersonId): Promise<ReportPerson> {
  const profile = await profileOf(database, person);
  const { days, parts } = await timelineOf(database, person);
  const { sessions } = await sessionsOf(database, { person });
  const c = sessions.columns;
  return {
    ...profile,
    days: timelineDays(days.columns, parts.columns, parts.dictionary?.['contribution'] ?? []),
    sessions: Array.from({ length: sessions.rows }, (_, i) => ({
      day: at(c.day, i),
      startMinute: at(c.startMinute, i),
      endMinute: at(c.endMinute, i),
    })),
  };
}

export interface GatheredDay {
  readonly day: ReportDay;
  readonly events: readonly EventId[];
}

/** A day with its reasons, its sessions and the records that are printed of it. */
export async function reportDay(database: Database, person: ReportPerson, day: Day): Promise<GatheredDay> {
  const known = person.days.find((one) => one.day === day);
  if (!known) return { day: emptyDay(person.person, day), events: [] };
  const why = await whyOf(database, { person: person.person, day });
  const range = daysOf(person.zones, day);
  const events = await tellingEvents(database, person.person, range, why.features);
  return {
    day: {
      ...why,
      sessions: await sessionsOfDay(database, person.person, day, range),
      events: known.events,
      printed: events.length,
    },
    events,
  };
}

const emptyDay = (person: PersonId, day: Day): ReportDay => ({
  person,
  day,
  risk: null,
  usual: null,
  features: [],
  rests: { ownDays: 0, peers: 0, role: '' },
  relief: [],
  alike: null,
  models: [],
  sessions: [],
  events: 0,
  printed: 0,
});

/** Records of what counted most, an equal share of each kind at first, in order of time. */
async function tellingEvents(
  database: Database,
  person: PersonId,
  range: { readonly from: TimestampUs; readonly to: TimestampUs },
  features: ReportDay['features'],
): Promise<EventId[]> {
  const streams = tellingStreams(features);
  const kinds = streams.length === 0 ? [null] : streams;
  const lists: EventId[][] = [];
  for (const stream of kinds) {
    const filter = { person, ...range, ...(stream !== null && { stream: [stream] }) };
    const page = eventPage(await selectionOf(database, filter), 0, RECORDS_A_DAY);
    const { columns } = await readColumns(database, page, { id: 'u64' });
    lists.push(Array.from(columns.id, eventId));
  }
  return inTurn(lists).slice(0, RECORDS_A_DAY);
}

/** One of each list, then the next of each. */
function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
}

async function sessionsOfDay(
  database: Database,
  person: PersonId,
  day: Day,
  range: Parameters<typeof tellingEvents>[2],
): Promise<ReportSession[]> {
  const { sessions } = await sessionsOf(database, { person, ...range });
  const c = sessions.columns;
  return Array.from({ length: sessions.rows }, (_, i) => ({
    day: at(c.day, i),
    startMinute: at(c.startMinute, i),
    endMinute: at(c.endMinute, i),
    host: at(c.host, i) < 0 ? null : at(c.host, i),
    events: at(c.events, i),
    closed: at(c.closed, i) === 1,
  })).filter((session) => session.day === day);
}
