import { sql, type Sql } from '../domain/sql.ts';
import { US_PER_SECOND } from '../domain/time.ts';

/** Activity without a logoff ends after this much silence. */
export const IDLE_US = 30 * 60 * US_PER_SECOND;

/**
 * Sessions of an account on a host. `logon`: from a logon to the next logon or logoff there; `closed` where that is a
 * logoff. What no logoff ends, and `activity` outside every logon, ends with its last event before 30 minutes of
 * silence. Ties in time: logon first, logoff last.
 */
export const sessions: Sql = sql`
  INSERT INTO session (session_id, person_id, account_id, host_id, kind, start_us, end_us, events, closed)
  WITH marked AS (
    SELECT account_id, src_host_id, at_us, event_id,
      CASE action WHEN 'logged-on' THEN 0 WHEN 'logged-off' THEN 2 END AS mark FROM event),
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
      ROWS UNBOUNDED PRECEDING) AS number FROM begun),
  grouped AS (
    SELECT account_id, src_host_id, number, bool_or(mark IS NOT DISTINCT FROM 0) AS by_logon,
      bool_or(mark IS NOT DISTINCT FROM 2) AS ended, min(at_us) AS start_us, max(at_us) AS end_us, count(*) AS events
    FROM numbered GROUP BY ALL)
  SELECT row_number() OVER (ORDER BY p.name, g.start_us, h.name, a.name, g.number), p.person_id, g.account_id, g.src_host_id,
    CASE WHEN by_logon THEN 'logon' ELSE 'activity' END, g.start_us, g.end_us, g.events, by_logon AND ended
  FROM grouped g JOIN account a USING (account_id)
    JOIN person_account v ON v.account_id = g.account_id AND g.start_us >= coalesce(v.valid_from_us, g.start_us)
      AND g.start_us < coalesce(v.valid_to_us, g.start_us + 1)
    JOIN person p ON p.person_id = v.person_id LEFT JOIN host h ON h.host_id = g.src_host_id
  ORDER BY 1`;
