import { sql } from '../../../models/domain/sql.ts';
import { US_PER_HOUR } from '../../../models/domain/time.ts';
import { silencesOf, type LogGap } from '../../../models/signals/parts/log-gaps.ts';
import type { Database } from '../database/database.ts';
import type { LocalClock } from './local-clock.ts';

/** A log's numbers are held to only where they usually follow one another: an export of chosen events has holes all over. */
const LEAST_RECORDS = 1000;
const MOST_HOLES = 0.001;
/** A few may be lost on the way, and a forwarder loses many of a burst: records that were removed are missed for longer. */
const LEAST_MISSING = 10;
const LEAST_US = US_PER_HOUR / 60;
/** Others have to see a silent host this often. */
const LEAST_SEEN = 3;

/** Held against what came before the hole alone. */
const NUMBERS = sql`
  WITH log AS (
    SELECT coalesce(i.same_as, e.computer_id) AS host, e.channel, e.at_us, e.event_id, e.record_number
    FROM event e LEFT JOIN host_identity i ON i.host_id = e.computer_id
    WHERE e.record_number IS NOT NULL AND e.computer_id IS NOT NULL AND e.channel IS NOT NULL),
  kept AS (
    SELECT host, channel FROM log GROUP BY host, channel
    HAVING count(*) > ${LEAST_RECORDS} AND max(record_number) - min(record_number) + 1 > count(DISTINCT record_number)),
  step AS (
    SELECT host, channel, at_us, event_id, record_number - lag(record_number) OVER own AS step, lag(at_us) OVER own AS from_us,
      lag(event_id) OVER own AS before, row_number() OVER own AS number
    FROM log SEMI JOIN kept USING (host, channel) WINDOW own AS (PARTITION BY host, channel ORDER BY record_number, at_us)),
  hole AS (SELECT *, row_number() OVER (PARTITION BY host, channel ORDER BY number) - 1 AS holes FROM step WHERE step > 1)
  SELECT host, channel, from_us AS "from", at_us AS "to", [before, event_id] AS events, (step - 1)::BIGINT AS missing
  FROM hole WHERE step > ${LEAST_MISSING} AND at_us - from_us >= ${LEAST_US} AND number > ${LEAST_RECORDS} AND holes <= greatest(2, ${MOST_HOLES} * number)
  ORDER BY at_us, event_id`;

const HOURS = sql`
  SELECT coalesce(i.same_as, e.computer_id) AS host, e.channel, e.at_us // ${US_PER_HOUR} AS hour, count(*) AS events
  FROM event e LEFT JOIN host_identity i ON i.host_id = e.computer_id
  WHERE e.computer_id IS NOT NULL AND e.channel IS NOT NULL GROUP BY ALL ORDER BY host, channel, hour`;

interface Silent {
  readonly host: number;
  readonly channel: string;
  readonly fromHour: number;
  readonly toHour: number;
  readonly usual: number;
}

/** The last record before and the first after, how often other computers saw the host between them, and whether it said that it goes down. */
const around = ({ host, channel, fromHour, toHour }: Silent) => sql`
  WITH own AS (SELECT host_id FROM host_identity WHERE same_as = ${host}::INTEGER UNION SELECT ${host}::INTEGER),
  log AS (
    SELECT at_us, event_id, action, code FROM event SEMI JOIN own ON own.host_id = event.computer_id
    WHERE at_us >= ${fromHour * US_PER_HOUR}::BIGINT AND at_us < ${(toHour + 1) * US_PER_HOUR}::BIGINT AND channel = ${channel}),
  edge AS (
    SELECT max(at_us) FILTER (at_us < ${(fromHour + 1) * US_PER_HOUR}::BIGINT) AS from_us,
      min(at_us) FILTER (at_us >= ${toHour * US_PER_HOUR}::BIGINT) AS to_us,
      arg_max(event_id, at_us) FILTER (at_us < ${(fromHour + 1) * US_PER_HOUR}::BIGINT) AS before,
      arg_min(event_id, at_us) FILTER (at_us >= ${toHour * US_PER_HOUR}::BIGINT) AS after FROM log)
  SELECT from_us AS "from", to_us AS "to", [before, after] AS events,
    (SELECT count(*) FROM event e WHERE e.at_us > from_us AND e.at_us < to_us AND e.computer_id NOT IN (FROM own)
      AND e.src_host_id IN (FROM own)) AS seen,
    (SELECT count(*) FROM event e WHERE e.computer_id IN (FROM own) AND e.at_us BETWEEN from_us - ${US_PER_HOUR}::BIGINT AND to_us
      AND (e.action = 'shutdown-requested' OR e.code IN (1074, 6006))) AS down
  FROM edge`;

/** Holes of the case's logs, in the order of time. */
export async function logGaps(database: Database, clock: LocalClock): Promise<LogGap[]> {
  return [...(await missingNumbers(database, clock)), ...(await silences(database, clock))].sort(
    (a, b) => a.toUs - b.toUs || a.host - b.host || (a.channel < b.channel ? -1 : 1),
  );
}

async function missingNumbers(database: Database, clock: LocalClock): Promise<LogGap[]> {
  const rows = await database.rows<{
    host: number;
    channel: string;
    from: number;
    to: number;
    events: readonly (bigint | number)[];
    missing: number;
  }>(NUMBERS);
  return rows.map(({ host, channel, from, to, events, missing }) => ({
    kind: 'numbers',
    host,
    channel,
    fromUs: from,
    toUs: to,
    day: clock.at(to).day,
    events: events.map(BigInt),
    missing,
    seen: 0,
  }));
}

async function silences(database: Database, clock: LocalClock): Promise<LogGap[]> {
  const logs = new Map<string, { hour: number; events: number }[]>();
  const rows = await database.rows<{ host: number; channel: string; hour: number; events: number }>(HOURS);
  for (const { host, channel, hour, events } of rows) {
    const name = `${host}\t${channel}`;
    const log = logs.get(name);
    if (log) log.push({ hour, events });
    else logs.set(name, [{ hour, events }]);
  }
  const found: LogGap[] = [];
  for (const [name, log] of logs)
    for (const silence of silencesOf(log)) {
      const [host = '', channel = ''] = name.split('\t');
      found.push(...(await whileSeen(database, clock, { host: Number(host), channel, ...silence })));
    }
  return found;
}

async function whileSeen(database: Database, clock: LocalClock, silent: Silent): Promise<LogGap[]> {
  const { host, channel, usual } = silent;
  const row = await database.row<{
    from: number;
    to: number;
    events: readonly (bigint | number)[];
    seen: number;
    down: number;
  }>(around(silent));
  if (!row || row.down > 0 || row.seen < LEAST_SEEN) return [];
  const { from, to, events, seen } = row;
  return [
    {
      kind: 'silence',
      host,
      channel,
      fromUs: from,
      toUs: to,
      day: clock.at(to).day,
      events: events.map(BigInt),
      missing: usual,
      seen,
    },
  ];
}
