import { ACTIVE_MODEL } from '../../../models/domain/score.ts';
import { raw, sql, type Sql } from '../../../models/domain/sql.ts';

export const personRow = (person: number) => sql`
  SELECT coalesce(min(d.day), 0) AS "firstDay", coalesce(max(d.day), 0) AS "lastDay",
    count(d.day) AS "activeDays", coalesce(arg_max(d.role, d.day), '') AS role
  FROM person p LEFT JOIN person_day d USING (person_id)
  WHERE p.person_id = ${person}::INTEGER GROUP BY p.person_id`;

export const personZones = (person: number) => sql`
  SELECT zone, CASE WHEN from_us > ${-Number.MAX_SAFE_INTEGER} THEN (timezone(zone, make_timestamptz(from_us))::DATE - DATE '1970-01-01')::INTEGER END AS since
  FROM person_zone WHERE person_id = ${person}::INTEGER ORDER BY from_us`;

export const personAccounts = (person: number) => sql`
  SELECT account_id AS id FROM person_account WHERE person_id = ${person}::INTEGER GROUP BY ALL ORDER BY id`;

export const personDepartment = (person: number) => sql`
  SELECT arg_max(d.department, d.as_of) AS department FROM directory_entry d
  WHERE lower(d.account) IN (
    SELECT lower(name) FROM account JOIN person_account USING (account_id) WHERE person_id = ${person}::INTEGER
    UNION SELECT account FROM directory_owner WHERE person_id = ${person}::INTEGER)`;

/** Wall-clock time in `zone` of microseconds UTC. */
export const localTime = (us: string, zone: string): Sql =>
  raw(`((make_timestamp(${us}) AT TIME ZONE 'UTC') AT TIME ZONE ${zone})`);

const DAY_US = '86400000000';

/** Sessions that somebody sat at, not those that programs hold over the network. */
const ATTENDED = raw("s.kind NOT IN ('network', 'service', 'batch', 'new-credentials')");

/** Sessions in order of time; minutes are wall-clock since midnight of `day`, also across a change of the clocks. */
export const personSessions = (person: number, from: number | null, to: number | null) => sql`
  WITH local AS (
    SELECT s.start_us, s.end_us, s.host_id, s.events, s.closed,
      epoch_us(${localTime('s.start_us', 'p.zone')}) AS start_local, epoch_us(${localTime('s.end_us', 'p.zone')}) AS end_local
    FROM session s JOIN person_zone p ON p.person_id = s.person_id AND s.start_us >= p.from_us AND s.start_us < p.to_us
    WHERE s.person_id = ${person}::INTEGER AND ${ATTENDED}
      AND (${from}::BIGINT IS NULL OR s.end_us >= ${from}::BIGINT) AND (${to}::BIGINT IS NULL OR s.start_us < ${to}::BIGINT)
  ), placed AS (SELECT *, start_local // ${raw(DAY_US)} AS day FROM local)
  SELECT start_us AS start, end_us AS end, host_id AS host, events, closed, day,
    (start_local - day * ${raw(DAY_US)}) / 60e6 AS "startMinute",
    greatest(end_local, start_local) / 60e6 - day * 1440 AS "endMinute"
  FROM placed ORDER BY start_us, end_us`;

/**
 * Levels of the person's accounts, and of roles whose sessions they began, in order of time; a holder is an account on a
 * host, or everywhere.
 */
export const personPrivileges = (person: number) => sql`
  SELECT at_us AS at, account_id || ' ' || coalesce(host_id, -1) AS holder, account_id AS account, host_id AS host, level,
    reason, by_account_id AS by, change, event_id AS event
  FROM privilege WHERE person_id = ${person}::INTEGER OR (
    by_account_id IN (SELECT account_id FROM person_account WHERE person_id = ${person}::INTEGER)
    AND account_id IN (SELECT account_id FROM privilege WHERE reason = 'role-assumed')) ORDER BY at_us, event_id, account_id, host_id, level`;

/**
 * The whiskers of a box plot over first starts and last ends of weekdays (1.5 interquartile ranges), so that a few long
 * nights do not become own hours; `days` says on how many they rest.
 */
export const ownHours = (person: number) => sql`
  WITH local AS (
    SELECT epoch_us(${localTime('s.start_us', 'p.zone')}) AS start_local, epoch_us(${localTime('s.end_us', 'p.zone')}) AS end_local
    FROM session s JOIN person_zone p ON p.person_id = s.person_id AND s.start_us >= p.from_us AND s.start_us < p.to_us
    WHERE s.person_id = ${person}::INTEGER AND ${ATTENDED}
  ), days AS (
    SELECT start_local // ${raw(DAY_US)} AS day, min(start_local) AS first, max(end_local) AS last FROM local GROUP BY day
  ), minutes AS (
    SELECT (first - day * ${raw(DAY_US)}) / 60e6 AS first, least((last - day * ${raw(DAY_US)}) / 60e6, 1440) AS last
    FROM days WHERE (day + 3) % 7 < 5
  ), quarters AS (
    SELECT quantile_cont(first, [0.25, 0.75]) AS first, quantile_cont(last, [0.25, 0.75]) AS last FROM minutes
  )
  SELECT count(*) AS days, min(m.first) FILTER (m.first >= q.first[1] - 1.5 * (q.first[2] - q.first[1])) AS "from",
    max(m.last) FILTER (m.last <= q.last[2] + 1.5 * (q.last[2] - q.last[1])) AS "to"
  FROM minutes m, quarters q`;

export const timelineDays = (person: number) => sql`
  SELECT d.day, r.risk, s.surprise, coalesce(r.relief, 0) AS relief, d.events
  FROM person_day d LEFT JOIN risk r ON r.person_id = d.person_id AND r.day = d.day
  LEFT JOIN score s ON s.model = ${ACTIVE_MODEL} AND s.entity_kind = 'user' AND s.entity_id = d.person_id AND s.day = d.day
  WHERE d.person_id = ${person}::INTEGER ORDER BY d.day`;

export const timelineParts = (person: number) => sql`
  SELECT day, contribution, sum(points) AS points FROM risk_part WHERE person_id = ${person}::INTEGER
  GROUP BY ALL HAVING sum(points) > 0 ORDER BY day, contribution`;

/**
 * Uses of hosts, and of hosts with removable media, by local day. `first`: this person's first use ever, once
 * `learningDays` active days had passed.
 */
export const personLanes = (
  person: number,
  from: number | null,
  to: number | null,
  learningDays: number,
) => sql`
  WITH used AS (
    SELECT CASE WHEN e.action = 'device-connected' THEN 'device' ELSE 'host' END AS kind, e.src_host_id AS entity,
      epoch_us(${localTime('e.at_us', 'p.zone')}) // ${raw(DAY_US)} AS day
    FROM event e JOIN person_account a ON a.account_id = e.account_id
      AND e.at_us >= coalesce(a.valid_from_us, e.at_us) AND e.at_us < coalesce(a.valid_to_us, e.at_us + 1)
    JOIN person_zone p ON p.person_id = a.person_id AND e.at_us >= p.from_us AND e.at_us < p.to_us
    WHERE a.person_id = ${person}::INTEGER AND e.src_host_id IS NOT NULL
      AND e.account_id IN (SELECT account_id FROM person_account WHERE person_id = ${person}::INTEGER)
  ), counted AS (SELECT kind, entity, day, count(*) AS count FROM used GROUP BY ALL),
  marked AS (SELECT *, min(day) OVER (PARTITION BY kind, entity) = day AS earliest FROM counted)
  SELECT m.kind, m.entity, m.day, m.count,
    (m.earliest AND coalesce(d.active_index, 0) >= ${learningDays}::INTEGER)::UTINYINT AS first
  FROM marked m LEFT JOIN person_day d ON d.person_id = ${person}::INTEGER AND d.day = m.day
  WHERE (${from}::INTEGER IS NULL OR m.day >= ${from}::INTEGER) AND (${to}::INTEGER IS NULL OR m.day <= ${to}::INTEGER)
  ORDER BY m.kind DESC, m.entity, m.day`;

/** Every name that stands for a person: their own, their accounts', with and without domain, and the directory's. */
export const peopleWithNames = () => sql`
  WITH owned AS (
    SELECT p.person_id, a.name, a.user_name FROM person p JOIN person_account USING (person_id) JOIN account a USING (account_id)
  )
  SELECT person_id AS person, name FROM person
  UNION SELECT person_id, name FROM owned
  UNION SELECT person_id, user_name FROM owned WHERE user_name IS NOT NULL
  UNION SELECT o.person_id, unnest([d.full_name, d.email]) FROM owned o JOIN directory_entry d ON lower(d.account) = lower(o.name)
  UNION SELECT o.person_id, unnest([d.full_name, d.email]) FROM directory_owner o JOIN directory_entry d ON lower(d.account) = o.account
  ORDER BY ALL`;

export const peopleWithDays = () => sql`SELECT DISTINCT person_id AS person FROM person_day`;
