import { sql, type Sql } from '../domain/sql.ts';
import { US_PER_SECOND } from '../domain/time.ts';
import { cutLogons } from './logon-sessions.ts';

/** Activity without a logoff ends after this much silence. */
export const IDLE_US = 30 * 60 * US_PER_SECOND;

/**
 * Sessions of an account on a host, of records without logon ids. `logon`: from a logon to the next logon or logoff
 * there; `closed` where that is a logoff. What no logoff ends, and `activity` outside every logon, ends with its last
 * event before 30 minutes of silence. Ties in time: logon first, logoff last. Windows events without a logon id belong
 * to no session.
 */
const hostSessions: Sql = sql`
  CREATE OR REPLACE TEMP TABLE host_session AS
  WITH marked AS (
    SELECT account_id, src_host_id, at_us, event_id,
      CASE action WHEN 'logged-on' THEN 0 WHEN 'logged-off' THEN 2 END AS mark
    FROM event WHERE logon_id IS NULL AND channel IS NULL),
  around AS (
    SELECT *, last_value(mark IGNORE NULLS) OVER before AS previous, first_value(mark IGNORE NULLS) OVER after AS next,
      lag(mark) OVER sequence AS last_mark, at_us - lag(at_us) OVER sequence AS gap_us
    FROM marked WINDOW
      sequence AS (PARTITION BY account_id, src_host_id ORDER BY at_us, coalesce(mark, 1), event_id),
      before AS (PARTITION BY account_id, src_host_id ORDER BY at_us, coalesce(mark, 1), event_id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
      after AS (PARTITION BY account_id, src_host_id ORDER BY at_us, coalesce(mark, 1), event_id
        ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)),
  begun AS (
    SELECT *, (mark IS NOT DISTINCT FROM 0 OR gap_us IS NULL OR last_mark IS NOT DISTINCT FROM 2
      OR (gap_us > ${IDLE_US} AND NOT coalesce(previous = 0 AND next = 2, false)))::INTEGER AS begins
    FROM around),
  numbered AS (
    SELECT *, sum(begins) OVER (PARTITION BY account_id, src_host_id ORDER BY at_us, coalesce(mark, 1), event_id
      ROWS UNBOUNDED PRECEDING) AS number FROM begun)
  SELECT account_id, src_host_id, number, bool_or(mark IS NOT DISTINCT FROM 0) AS by_logon,
    bool_or(mark IS NOT DISTINCT FROM 2) AS ended, min(at_us) AS start_us, max(at_us) AS end_us, count(*) AS events
  FROM numbered GROUP BY ALL`;

/** Both kinds with their person as of their start: sessions of machines and of the system have none and are not kept. */
const numberedSessions: Sql = sql`
  CREATE OR REPLACE TEMP TABLE numbered_session AS
  WITH either AS (
    SELECT account_id, src_host_id AS host_id, CASE WHEN by_logon THEN 'logon' ELSE 'activity' END AS kind, start_us, end_us,
      events, by_logon AND ended AS closed, number, NULL::TINYINT AS logon_type, NULL::UBIGINT AS logon_id,
      NULL::BIGINT AS restart_us, NULL::INTEGER AS came_from, NULL::VARCHAR AS src_ip, NULL::BOOLEAN AS elevated,
      NULL::UBIGINT AS linked_logon_id, NULL::HUGEINT AS twin_number
    FROM host_session
    UNION ALL
    SELECT k.account_id, computer_id, kind, start_us, end_us, events, opened AND ended, number, logon_type, logon_id,
      restart_us, src_host_id, src_ip, elevated, linked_logon_id, twin_number
    FROM kept_logon k)
  SELECT row_number() OVER (ORDER BY p.name, e.start_us, h.name, a.name, e.number, e.logon_id) AS session_id, p.person_id, e.*
  FROM either e JOIN account a USING (account_id)
    JOIN person_account v ON v.account_id = e.account_id AND e.start_us >= coalesce(v.valid_from_us, e.start_us)
      AND e.start_us < coalesce(v.valid_to_us, e.start_us + 1)
    JOIN person p ON p.person_id = v.person_id LEFT JOIN host h ON h.host_id = e.host_id`;

/** Builds `numbered_session`, in this order. Needs person_account and host_identity. */
export const cutSessions: readonly Sql[] = [hostSessions, ...cutLogons, numberedSessions];

export const sessions: Sql = sql`
  INSERT INTO session (session_id, person_id, account_id, host_id, kind, start_us, end_us, events, closed, logon_type,
    logon_id, src_host_id, src_ip, elevated, twin_session_id)
  SELECT s.session_id, s.person_id, s.account_id, s.host_id, s.kind, s.start_us, s.end_us, s.events, s.closed, s.logon_type,
    s.logon_id, s.came_from, s.src_ip, s.elevated, t.session_id
  FROM numbered_session s LEFT JOIN numbered_session t ON t.host_id = s.host_id AND t.restart_us = s.restart_us
    AND t.logon_id = s.linked_logon_id AND t.number = s.twin_number
  ORDER BY s.session_id`;

/** Temporary tables of the two above. */
export const SESSION_TABLES = [
  'host_session',
  'restart',
  'logon_id_use',
  'logon_session',
  'kept_logon',
  'numbered_session',
];
