import { raw, sql, type Sql } from '../../../models/domain/sql.ts';
import { US_PER_HOUR, US_PER_SECOND } from '../../../models/domain/time.ts';
import { localTime } from './person.ts';

const QUARTER_US = '900000000';
const DAY_US = '86400000000';

/** Account → the person to whom it belongs first, the account itself before any analysis. */
const owner = raw(
  `(SELECT a.account_id, coalesce(min(o.person_id), a.account_id) AS person FROM account a
    LEFT JOIN person_account o ON o.account_id = a.account_id AND o.valid_from_us IS NULL WHERE a.kind = 'user' GROUP BY a.account_id)`,
);

/** Events and people by stream and day of the case's zone. */
export const streamDays = (zone: string): Sql => sql`
  WITH quarter AS (
    SELECT at_us // ${raw(QUARTER_US)} AS quarter, stream, account_id, count(*) AS events FROM event GROUP BY ALL),
  local AS (
    SELECT epoch_us(${localTime(`quarter * ${QUARTER_US}`, 'z.name')}) // ${raw(DAY_US)} AS day, stream, account_id, sum(events) AS events
    FROM quarter, (SELECT ${zone}::VARCHAR AS name) z GROUP BY ALL)
  SELECT day, stream, sum(events) AS events, count(DISTINCT o.person) AS people
  FROM local LEFT JOIN ${owner} o USING (account_id) GROUP BY day, stream ORDER BY day, stream`;

/** Events by kind of log, stream and hour since 1970, with the last source that told of it. */
export const hourlyCounts: Sql = sql`
  SELECT s.importer, e.stream, e.at_us // ${raw(String(US_PER_HOUR))} AS hour, count(*)::INTEGER AS events, max(e.source_id) AS source
  FROM event e JOIN source s USING (source_id) GROUP BY ALL`;

/** The same sign-in in two sources, at most so far apart. */
const APART_US = 600 * US_PER_SECOND;
const LEAST_PAIRS = 20;
/** Less than that is the time that an event takes to be written. */
const LEAST_SKEW_US = 2 * US_PER_SECOND;

/**
 * Sources whose clocks disagree: of sign-ins with the same account, action and host the nearest ones in the other source,
 * and the median of their differences where these lie close together.
 */
export const clockSkews: Sql = sql`
  WITH signed AS (
    SELECT event_id, source_id, coalesce(o.person, e.account_id) AS who, action, coalesce(e.dst_host_id, e.computer_id, e.src_host_id) AS host, at_us
    FROM event e LEFT JOIN ${owner} o USING (account_id) WHERE e.stream IN ('logon', 'authentication')),
  paired AS (
    SELECT a.source_id AS source, b.source_id AS other, arg_min(a.at_us - b.at_us, abs(a.at_us - b.at_us)) AS ahead
    FROM signed a JOIN signed b ON a.who = b.who AND a.action = b.action AND a.host IS NOT DISTINCT FROM b.host
      AND a.source_id < b.source_id AND a.at_us BETWEEN b.at_us - ${raw(String(APART_US))} AND b.at_us + ${raw(String(APART_US))}
    GROUP BY a.event_id, a.source_id, b.source_id)
  SELECT source, other, count(*)::INTEGER AS pairs, median(ahead)::BIGINT AS "aheadUs" FROM paired GROUP BY ALL
  HAVING count(*) >= ${LEAST_PAIRS} AND abs(median(ahead)) >= ${raw(String(LEAST_SKEW_US))} AND mad(ahead) <= abs(median(ahead)) / 2
  ORDER BY source, other`;

/** Events of people by stream and local day. */
export const peopleDays = (people: readonly number[], from: number, to: number): Sql => sql`
  SELECT o.person_id AS person, epoch_us(${localTime('e.at_us', 'p.zone')}) // ${raw(DAY_US)} AS day, e.stream, count(*) AS events
  FROM event e JOIN person_account o ON o.account_id = e.account_id
    AND e.at_us >= coalesce(o.valid_from_us, e.at_us) AND e.at_us < coalesce(o.valid_to_us, e.at_us + 1)
  JOIN person_zone p ON p.person_id = o.person_id AND e.at_us >= p.from_us AND e.at_us < p.to_us
  WHERE o.person_id IN (SELECT unnest(${JSON.stringify(people)}::JSON::INTEGER[]))
    AND e.at_us >= ${raw(`${Math.trunc(from) - 1}::BIGINT * ${DAY_US}`)} AND e.at_us < ${raw(`${Math.trunc(to) + 2}::BIGINT * ${DAY_US}`)}
  GROUP BY ALL HAVING day BETWEEN ${from}::BIGINT AND ${to}::BIGINT ORDER BY person, day, stream`;
