import type { ClockSkew, Coverage, LogGap, PeopleCoverage } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { findSilences } from '../../../models/coverage/gaps.ts';
import { STREAMS, type Stream } from '../../../models/domain/event.ts';
import { sourceId, type PersonId } from '../../../models/domain/ids.ts';
import { day, timestampUs, US_PER_HOUR, type Day } from '../../../models/domain/time.ts';
import { readColumns } from '../database/columnar.ts';
import type { Database } from '../database/database.ts';
import { clockSkews, hourlyCounts, peopleDays, streamDays } from '../queries/coverage.ts';

const MOST_DAYS = 400;

/** Days × streams of the case, silences and clocks that disagree. */
export async function coverageOf(database: Database, zone: string): Promise<Coverage> {
  const { rows, columns, dictionary } = await readColumns(database, streamDays(zone), {
    day: 'i32',
    stream: 'word',
    events: 'f64',
    people: 'f64',
  });
  const streams = (dictionary?.['stream'] ?? []) as readonly Stream[];
  const days = columns.day;
  return {
    from: day(rows === 0 ? 0 : (days[0] ?? 0)),
    to: day(rows === 0 ? -1 : (days[rows - 1] ?? 0)),
    streams,
    days: {
      rows,
      columns: {
        day: days,
        stream: Uint8Array.from(columns.stream),
        events: columns.events,
        people: columns.people,
      },
    },
    gaps: await gapsOf(database),
    skews: (await database.rows<ClockSkew & Record<string, unknown>>(clockSkews)).map(
      ({ source, other, pairs, aheadUs }) => ({
        source,
        other,
        pairs,
        aheadUs,
      }),
    ),
  };
}

interface HourRow extends Record<string, unknown> {
  readonly importer: string;
  readonly stream: Stream;
  readonly hour: number;
  readonly events: number;
  readonly source: number;
}

async function gapsOf(database: Database): Promise<readonly LogGap[]> {
  const rows = await database.rows<HourRow>(hourlyCounts);
  const series = new Map<string, Map<number, number>>();
  const lastSource = new Map<string, { hour: number; source: number }[]>();
  for (const { importer, stream, hour, events, source } of rows) {
    const name = `${importer}\t${stream}`;
    const hours = series.get(name) ?? new Map<number, number>();
    series.set(name, hours.set(hour, events));
    const told = lastSource.get(name) ?? [];
    told.push({ hour, source });
    lastSource.set(name, told);
  }
  return findSilences(series).map(({ series: name, from, to, usual }) => ({
    source: sourceId(before(lastSource.get(name) ?? [], from)),
    stream: (name.split('\t')[1] ?? '') as Stream,
    from: timestampUs(from * US_PER_HOUR),
    to: timestampUs(to * US_PER_HOUR),
    usual,
  }));
}

/** The source that told of the last hour before. */
const before = (hours: readonly { readonly hour: number; readonly source: number }[], from: number): number =>
  hours.reduce((last, one) => (one.hour < from && one.hour > last.hour ? one : last), { hour: -1, source: 0 })
    .source;

/** Throws BAD_REQUEST for more than 400 days. */
export async function peopleCoverageOf(
  database: Database,
  people: readonly PersonId[],
  from: Day,
  to: Day,
): Promise<PeopleCoverage> {
  if (to - from >= MOST_DAYS)
    throw new AppError('BAD_REQUEST', `Coverage of people is for at most ${MOST_DAYS} days at once.`, {
      from,
      to,
    });
  const { rows, columns, dictionary } = await readColumns(database, peopleDays(people, from, to), {
    person: 'i32',
    day: 'i32',
    stream: 'word',
    events: 'i32',
  });
  return {
    streams: STREAMS.filter((stream) => dictionary?.['stream']?.includes(stream)),
    cells: {
      rows,
      columns: { ...columns, stream: placed(columns.stream, dictionary?.['stream'] ?? []) },
    },
  };
}

/** Numbers of words as numbers of the streams in their own order. */
function placed(words: Int32Array, dictionary: readonly string[]): Uint8Array {
  const order = STREAMS.filter((stream) => dictionary.includes(stream));
  const place = dictionary.map((word) => order.indexOf(word as Stream));
  return Uint8Array.from(words, (word) => place[word] ?? 0);
}
