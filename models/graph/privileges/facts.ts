import { sql, type Sql } from '../../domain/sql.ts';
import { US_PER_DAY } from '../../domain/time.ts';
import { kind } from './kinds.ts';
import { AS_ROOT, givenRights, lentRights } from './rights.ts';

/** Columns of `privilegeFacts` as the engine reads them. Accounts are those that stand for all forms of theirs. */
export const FACT_SHAPE = {
  at_us: 'f64',
  kind: 'i32',
  /** Who signs in, or acts. */
  account: 'i32',
  /** Whose credentials are taken, or who joins the group. */
  target: 'i32',
  host: 'i32',
  session: 'i32',
  event: 'u64',
  /** Of `begin`: 1 for an elevated session of which no special privileges are recorded. */
  twin: 'u8',
  /** Of a group: 1 for a computer's own. */
  local: 'u8',
  group_name: 'word',
  group_sid: 'word',
  /** Of the target. */
  target_name: 'word',
  target_sid: 'word',
} as const;

/** Sign-ins of service accounts are in no session of a person; they get numbers from here on, which the table leaves out. */
const FIRST_OF_SERVICES = 1_000_000_000;

/** A session without a sign-off, and credentials taken in none, are held to last this long beyond their last event. */
const UNENDED_US = US_PER_DAY;

/**
 * Windows sign-ins, special logons, credentials, groups, roles and sudo in order of time. Only what users do counts, for the system
 * signs people in with credentials, too; and service accounts where they got special privileges, since somebody may act as one. Sessions as of table `session`, hosts as of host_identity.
 */
export const privilegeFacts: Sql = sql`
  WITH form AS (SELECT account_id, person_id AS owner FROM person_account WHERE valid_from_us IS NULL),
  used AS (
    SELECT s.session_id, s.host_id, e.at_us, e.event_id, e.action, e.account_id, e.target_account_id, e.outcome
    FROM event e JOIN host_identity i ON i.host_id = e.computer_id
      ASOF JOIN (FROM session WHERE logon_id IS NOT NULL) s
        ON s.host_id = i.same_as AND s.logon_id = e.logon_id AND e.at_us >= s.start_us
    WHERE e.at_us <= s.end_us AND e.logon_id IS NOT NULL AND e.outcome IS DISTINCT FROM 'failure' AND e.action IN ('logged-on', 'remote-logon', 'batch-logon',
      'service-logon', 'new-credentials', 'special-privileges', 'explicit-credentials', 'logged-off', 'session-ended')),
  marks AS (
    SELECT session_id, bool_or(action = 'special-privileges') AS special,
      min(event_id) FILTER (action NOT IN ('special-privileges', 'explicit-credentials', 'logged-off', 'session-ended')) AS begun_by,
      arg_max(event_id, at_us) FILTER (action IN ('logged-off', 'session-ended')) AS ended_by,
      max(at_us) FILTER (action IN ('logged-off', 'session-ended')) AS ended_us
    FROM used GROUP BY session_id),
  logon AS (
    SELECT s.*, f.owner, m.begun_by, m.ended_by, m.ended_us, coalesce(m.special, false) AS special
    FROM session s JOIN form f USING (account_id) LEFT JOIN marks m USING (session_id) WHERE s.logon_id IS NOT NULL),
  service_use AS (
    SELECT i.same_as AS host_id, e.logon_id, e.account_id AS owner, e.at_us, e.event_id, e.action, count(*) FILTER (
        e.action NOT IN ('special-privileges', 'session-ended')) OVER (PARTITION BY i.same_as, e.logon_id, e.account_id
        ORDER BY e.at_us, e.action IN ('special-privileges', 'session-ended'), e.event_id) AS number
    FROM event e JOIN account a USING (account_id) JOIN host_identity i ON i.host_id = e.computer_id
    WHERE a.kind = 'service' AND e.logon_id IS NOT NULL AND e.outcome IS DISTINCT FROM 'failure'
      AND e.action IN ('remote-logon', 'batch-logon', 'service-logon', 'new-credentials', 'special-privileges', 'session-ended')),
  served AS (
    SELECT ${FIRST_OF_SERVICES} + row_number() OVER (ORDER BY host_id, logon_id, owner, number) AS session_id, owner, host_id,
      min(at_us) AS start_us, max(at_us) AS end_us, arg_min(event_id, at_us) AS begun_by,
      min(at_us) FILTER (action = 'special-privileges') AS special_us,
      arg_min(event_id, at_us) FILTER (action = 'special-privileges') AS special_by,
      max(at_us) FILTER (action = 'session-ended') AS ended_us, arg_max(event_id, at_us) FILTER (action = 'session-ended') AS ended_by
    FROM service_use GROUP BY host_id, logon_id, owner, number HAVING special_us IS NOT NULL),
  taken AS (
    SELECT e.at_us, CASE e.action WHEN 'explicit-credentials' THEN ${kind('explicit-credentials')} ELSE ${kind('new-credentials')} END AS kind, coalesce(l.owner, a.owner) AS account,
      coalesce(t.owner, e.target_account_id) AS target, i.same_as AS host, u.session_id AS session, e.event_id AS event
    FROM event e JOIN form a ON a.account_id = e.account_id LEFT JOIN used u ON u.event_id = e.event_id
      LEFT JOIN logon l ON l.session_id = u.session_id LEFT JOIN form t ON t.account_id = e.target_account_id
      LEFT JOIN host_identity i ON i.host_id = e.computer_id JOIN account o ON o.account_id = e.target_account_id
    WHERE e.action IN ('explicit-credentials', 'new-credentials') AND e.outcome IS DISTINCT FROM 'failure' AND o.kind IN ('user', 'service') AND NOT ${AS_ROOT}),
  ${lentRights},
  last AS (SELECT max(at_us) AS at_us FROM event),
  fact AS (
    SELECT min(e.at_us) AS at_us, ${kind('controller')} AS kind, NULL::INTEGER AS account, NULL::INTEGER AS target, i.same_as AS host, NULL::BIGINT AS session,
      NULL::UBIGINT AS event, false AS twin, false AS local, NULL AS group_name, NULL AS group_sid
    FROM event e JOIN host_identity i ON i.host_id = e.computer_id
    WHERE e.action IN ('ticket-requested', 'service-ticket-requested', 'preauthentication-failed') GROUP BY i.same_as
    UNION ALL
    SELECT start_us, ${kind('begin')}, owner, NULL, host_id, session_id, begun_by, elevated AND NOT special, false, NULL, NULL FROM logon
    UNION ALL
    SELECT u.at_us, ${kind('special-privileges')}, l.owner, NULL, u.host_id, u.session_id, u.event_id, false, false, NULL, NULL
    FROM used u JOIN logon l USING (session_id) WHERE u.action = 'special-privileges'
    UNION ALL
    ${givenRights}
    UNION ALL
    SELECT at_us, kind, account, target, host, session, event, false, false, NULL, NULL FROM taken
    UNION ALL
    SELECT at_us, kind, account, target, host, NULL, event, false, false, role, NULL FROM lent
    UNION ALL
    SELECT lent.ended_us, ${kind('end')}, account, target, host, NULL, event, false, false, NULL, NULL
    FROM lent, last WHERE lent.ended_us <= last.at_us
    UNION ALL
    SELECT coalesce(ended_us, end_us + ${UNENDED_US}), ${kind('end')}, owner, NULL, host_id, session_id, ended_by, false, false, NULL, NULL
    FROM logon, last WHERE coalesce(ended_us, end_us + ${UNENDED_US}) <= last.at_us
    UNION ALL
    SELECT start_us, ${kind('begin')}, owner, NULL, host_id, session_id, begun_by, false, false, NULL, NULL FROM served
    UNION ALL
    SELECT special_us, ${kind('special-privileges')}, owner, NULL, host_id, session_id, special_by, false, false, NULL, NULL FROM served
    UNION ALL
    SELECT coalesce(ended_us, end_us + ${UNENDED_US}), ${kind('end')}, owner, NULL, host_id, session_id, ended_by, false, false, NULL, NULL
    FROM served, last WHERE coalesce(ended_us, end_us + ${UNENDED_US}) <= last.at_us
    UNION ALL
    SELECT t.at_us + ${UNENDED_US}, ${kind('end')}, account, target, host, NULL, event, false, false, NULL, NULL
    FROM taken t, last WHERE session IS NULL AND t.at_us + ${UNENDED_US} <= last.at_us)
  SELECT fact.*, a.name AS target_name, a.sid AS target_sid FROM fact LEFT JOIN account a ON a.account_id = fact.target
  ORDER BY at_us, kind, event, session, host`;

/** JS's steps with the person of then. Fills `privilege` from `privilege_step`. */
export const privilegeSteps: Sql = sql`
  CREATE OR REPLACE TEMP TABLE privilege_step (at_us BIGINT, account_id INTEGER, host_id INTEGER, level TINYINT, reason VARCHAR,
    event_id UBIGINT, by_account_id INTEGER, session_id BIGINT, change VARCHAR, number INTEGER)`;

export const privileges: Sql = sql`
  INSERT INTO privilege (at_us, account_id, person_id, host_id, level, reason, event_id, by_account_id, session_id, change)
  SELECT s.at_us, s.account_id, v.person_id, s.host_id, s.level, s.reason, s.event_id, s.by_account_id,
    CASE WHEN s.session_id < ${FIRST_OF_SERVICES} THEN s.session_id END, s.change
  FROM privilege_step s LEFT JOIN person_account v ON v.account_id = s.account_id
    AND s.at_us >= coalesce(v.valid_from_us, s.at_us) AND s.at_us < coalesce(v.valid_to_us, s.at_us + 1)
  ORDER BY s.number`;
