import { raw, sql, type Sql } from '../domain/sql.ts';
import { US_PER_SECOND } from '../domain/time.ts';

/** Windows writes 4672 (and 4627) of a session up to this long before its 4624. */
const EARLY_US = 5 * US_PER_SECOND;

/** What still comes of a session after its end; a later event of the same id is of another session. */
const LATE_US = 600 * US_PER_SECOND;

/** One restart writes several records. A shutdown that was asked for (1074) has happened by then. */
const RESTART_US = 600 * US_PER_SECOND;
const SHUTDOWN_US = 300 * US_PER_SECOND;

/** SYSTEM, LOCAL SERVICE, NETWORK SERVICE, ANONYMOUS: the same ids on every computer and never a person's. */
const SYSTEM_LOGON_IDS = '0, 999, 997, 996, 998';

/** Restarts of each computer: each begins a new series of logon ids. */
const restarts: Sql = sql`
  CREATE OR REPLACE TEMP TABLE restart AS
  SELECT computer_id, at_us FROM (
    SELECT i.same_as AS computer_id, at_us + CASE code WHEN 1074 THEN ${SHUTDOWN_US} ELSE 0 END AS at_us
    FROM event e JOIN host_identity i ON i.host_id = e.computer_id
    WHERE (code IN (1074, 6005, 6006) AND lower(channel) = 'system') OR (code = 4608 AND lower(channel) = 'security'))
  QUALIFY coalesce(at_us - lag(at_us) OVER (PARTITION BY computer_id ORDER BY at_us) > ${RESTART_US}, true)`;

/** What carries a logon id of a person's session; `mark` is 0 for a sign-in and 2 for a sign-off. */
const usedIds: Sql = sql`
  SELECT i.same_as AS computer_id, e.logon_id, e.account_id, e.at_us, e.event_id, e.action, e.logon_type,
    nullif(e.linked_logon_id, 0) AS linked_logon_id, e.src_host_id, e.src_ip, a.kind = 'user' AS is_user,
    CASE WHEN e.outcome IS NOT DISTINCT FROM 'failure' THEN NULL
      WHEN action IN ('logged-on', 'remote-logon', 'batch-logon', 'service-logon', 'new-credentials') THEN 0
      WHEN action IN ('logged-off', 'session-ended') THEN 2 END AS mark
  FROM event e JOIN host_identity i ON i.host_id = e.computer_id JOIN account a ON a.account_id = e.account_id
  WHERE e.logon_id IS NOT NULL AND e.logon_id NOT IN (${raw(SYSTEM_LOGON_IDS)})`;

/** Of the events of one session, in a GROUP BY. */
const sessionColumns = raw(`
  coalesce(any_value(account_id) FILTER (mark = 0), arg_min(account_id, (at_us, event_id)) FILTER (is_user)) AS account_id,
  coalesce(any_value(logon_type) FILTER (mark = 0), min(logon_type)) AS logon_type,
  any_value(linked_logon_id) FILTER (mark = 0) AS linked_logon_id,
  any_value(src_host_id) FILTER (mark = 0) AS src_host_id, any_value(src_ip) FILTER (mark = 0) AS src_ip,
  coalesce(bool_or(mark = 0), false) AS opened, coalesce(bool_or(mark = 2), false) AS ended,
  bool_or(action = 'special-privileges') AS special, min(at_us) AS start_us, max(at_us) AS end_us, count(*) AS events`);

/**
 * Most ids are used for one session: one sign-in at most, nothing long before it or long after a sign-off, no restart in
 * between. `single` says so and spares the rest of the work.
 */
const logonIds: Sql = sql`
  CREATE OR REPLACE TEMP TABLE logon_id_use AS
  WITH counted AS (
    SELECT computer_id, logon_id, ${sessionColumns}, count(*) FILTER (mark = 0) AS opens, min(at_us) FILTER (mark = 0) AS open_us,
      min(at_us) FILTER (mark = 2) AS close_us
    FROM (${usedIds}) GROUP BY computer_id, logon_id)
  SELECT c.*, opens <= 1 AND coalesce(start_us >= open_us - ${EARLY_US}, true) AND coalesce(end_us - close_us <= ${LATE_US}, true)
    AND coalesce(close_us >= open_us, true)
    AND NOT EXISTS (FROM restart r WHERE r.computer_id = c.computer_id AND r.at_us > c.start_us AND r.at_us <= c.end_us) AS single
  FROM counted c`;

/**
 * Logon sessions by computer and logon id, from one restart to the next. A successful sign-in begins one, and takes in
 * what was recorded of the same id up to 5 seconds before; events before any sign-in belong to a session that began
 * before the records do. `ended`: a sign-off is among the events. Order in the file does not matter.
 */
const logonSessions: Sql = sql`
  CREATE OR REPLACE TEMP TABLE logon_session AS
  WITH used AS (
    FROM (${usedIds}) SEMI JOIN (SELECT computer_id, logon_id FROM logon_id_use WHERE NOT single) USING (computer_id, logon_id)),
  series AS (
    SELECT u.*, coalesce(r.at_us, 0) AS restart_us
    FROM used u ASOF LEFT JOIN restart r ON r.computer_id = u.computer_id AND u.at_us >= r.at_us),
  around AS (
    SELECT *, first_value(CASE WHEN mark = 0 THEN at_us WHEN mark = 2 THEN -1 END IGNORE NULLS) OVER (
      PARTITION BY computer_id, logon_id, restart_us ORDER BY at_us, coalesce(mark, 1), event_id
      ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS opens_us FROM series),
  placed AS (
    SELECT *, CASE WHEN mark IS NULL AND opens_us - at_us BETWEEN 0 AND ${EARLY_US} THEN opens_us ELSE at_us END AS place_us
    FROM around),
  before AS (
    SELECT *, last_value(CASE mark WHEN 0 THEN -1 WHEN 2 THEN at_us END IGNORE NULLS) OVER own AS ended_us,
      row_number() OVER sequence = 1 AS is_first
    FROM placed WINDOW
      sequence AS (PARTITION BY computer_id, logon_id, restart_us ORDER BY place_us, coalesce(mark, 1), event_id),
      own AS (PARTITION BY computer_id, logon_id, restart_us ORDER BY place_us, coalesce(mark, 1), event_id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)),
  numbered AS (
    SELECT *, sum((is_first OR mark IS NOT DISTINCT FROM 0
        OR coalesce(mark IS NULL AND ended_us >= 0 AND at_us - ended_us > ${LATE_US}, false))::INTEGER) OVER (
      PARTITION BY computer_id, logon_id, restart_us ORDER BY place_us, coalesce(mark, 1), event_id
      ROWS UNBOUNDED PRECEDING) AS number FROM before)
  SELECT computer_id, logon_id, restart_us, number, ${sessionColumns}
  FROM numbered GROUP BY computer_id, logon_id, restart_us, number
  UNION ALL
  SELECT u.computer_id, logon_id, coalesce(r.at_us, 0), 1, account_id, logon_type, linked_logon_id, src_host_id, src_ip, opened,
    ended, special, start_us, end_us, events
  FROM logon_id_use u ASOF LEFT JOIN restart r ON r.computer_id = u.computer_id AND u.start_us >= r.at_us WHERE single`;

/** The two sign-ins of one elevation are written within this. */
const TWIN_US = 60 * US_PER_SECOND;

/**
 * Sessions with what they are and the elevated twin. Elevated is what got special privileges; where neither of two
 * twins is known to have them, the one with the lower logon id, as Windows makes the full token first.
 */
const keptLogons: Sql = sql`
  CREATE OR REPLACE TEMP TABLE kept_logon AS
  WITH linked AS (FROM logon_session WHERE linked_logon_id IS NOT NULL),
  twin AS (
    SELECT s.computer_id, s.logon_id, s.restart_us, s.number, arg_min(t.number, (abs(t.start_us - s.start_us), t.number)) AS twin_number,
      arg_min(t.special, (abs(t.start_us - s.start_us), t.number)) AS twin_special
    FROM linked s JOIN linked t ON t.computer_id = s.computer_id AND t.restart_us = s.restart_us
      AND t.logon_id = s.linked_logon_id AND t.linked_logon_id = s.logon_id
    WHERE abs(t.start_us - s.start_us) <= ${TWIN_US} GROUP BY ALL)
  SELECT s.*, CASE WHEN s.logon_type IN (2, 7, 11, 13) THEN 'logon' WHEN s.logon_type IN (10, 12) THEN 'remote-interactive'
      WHEN s.logon_type IN (3, 8) THEN 'network' WHEN s.logon_type = 4 THEN 'batch' WHEN s.logon_type = 5 THEN 'service'
      WHEN s.logon_type = 9 THEN 'new-credentials' ELSE 'activity' END AS kind,
    t.twin_number, s.special OR coalesce(NOT t.twin_special AND s.logon_id < s.linked_logon_id, false) AS elevated
  FROM logon_session s LEFT JOIN twin t USING (computer_id, logon_id, restart_us, number)`;

/** In this order; the last, `kept_logon`, holds the sessions. Need host_identity. */
export const cutLogons: readonly Sql[] = [restarts, logonIds, logonSessions, keptLogons];
