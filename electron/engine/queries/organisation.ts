import { raw, sql } from '../../../models/domain/sql.ts';
import { localTime } from './person.ts';

const QUARTER_US = '900000000';
const DAY_US = '86400000000';

/** Every day from the first to the last, also those without records. `people` were active on it. */
const filled = (counted: ReturnType<typeof sql>) => sql`
  WITH counted AS (${counted}),
  span AS (SELECT unnest(range(min(day), max(day) + 1)) AS day FROM counted)
  SELECT s.day, coalesce(c.events, 0) AS events, coalesce(c.people, 0) AS people
  FROM span s LEFT JOIN counted c USING (day) ORDER BY s.day`;

/** By each person's local day. */
export const activityOfPeople = () =>
  filled(
    sql`SELECT day::BIGINT AS day, sum(events) AS events, count(*) AS people FROM person_day GROUP BY day`,
  );

/** Before the first analysis: by day of the case's zone, an account counting as a person. Zones differ by quarter hours. */
export const activityOfAccounts = (zone: string) =>
  sql`${filled(sql`
  WITH quarter AS (
    SELECT at_us // ${raw(QUARTER_US)} AS quarter, account_id, count(*) AS events FROM event GROUP BY ALL
  ), local AS (
    SELECT epoch_us(${localTime(`quarter * ${QUARTER_US}`, 'z.name')}) // ${raw(DAY_US)} AS day, account_id, events
    FROM quarter, (SELECT ${zone}::VARCHAR AS name) z
  )
  SELECT day, sum(events) AS events, count(DISTINCT account_id) AS people FROM local GROUP BY day`)}`;
