import { sql, type Sql } from '../domain/sql.ts';

export const hostNames: Sql = sql`SELECT host_id AS id, name FROM host ORDER BY name`;

export const machineAccounts: Sql = sql`
  SELECT account_id AS id, name, sid FROM account WHERE kind = 'machine' ORDER BY name`;

/** What joinHosts says, for the queries below. */
export const hostForm: Sql = sql`
  CREATE OR REPLACE TEMP TABLE host_form (host_id INTEGER, same_as INTEGER, reason VARCHAR)`;

/** What machineHosts says. */
export const machineHost: Sql = sql`
  CREATE OR REPLACE TEMP TABLE machine_host (account_id INTEGER, host_id INTEGER)`;

/** So many people reach a host over the network before it is a server. */
const SERVER_PEOPLE = 3;

/**
 * What each host is, over the whole case and for display only. `domain controller`: it recorded Kerberos tickets (4662
 * tells nothing: any computer with WMI records it). `server`: three or more people signed in over the network or asked
 * for tickets to its services. `workstation`: people sign in at it. Else ''. Needs `host_form` and `account_owner`.
 */
export const hostIdentities: Sql = sql`
  INSERT INTO host_identity
  WITH seen AS (
    SELECT computer_id, dst_host_id, coalesce(computer_id, src_host_id) AS at_host, action, account_id
    FROM event WHERE action IN ('ticket-requested', 'service-ticket-requested', 'preauthentication-failed',
      'remote-logon', 'logged-on') AND outcome IS DISTINCT FROM 'failure'
    GROUP BY ALL),
  sign AS (
    SELECT f.same_as, 'controller' AS sign, NULL::INTEGER AS account_id FROM seen JOIN host_form f ON f.host_id = computer_id
    WHERE action IN ('ticket-requested', 'service-ticket-requested', 'preauthentication-failed')
    UNION ALL
    SELECT f.same_as, 'network', account_id FROM seen JOIN host_form f ON f.host_id = dst_host_id
    WHERE action IN ('remote-logon', 'service-ticket-requested')
    UNION ALL
    SELECT f.same_as, 'interactive', account_id FROM seen JOIN host_form f ON f.host_id = at_host
    WHERE action = 'logged-on'),
  counted AS (
    SELECT same_as, bool_or(sign = 'controller') AS controller, bool_or(sign = 'interactive' AND v.account_id IS NOT NULL) AS interactive,
      count(DISTINCT v.person_id) FILTER (sign = 'network') AS people
    FROM sign LEFT JOIN (SELECT account_id, owner AS person_id FROM account_owner) v USING (account_id) GROUP BY same_as),
  named AS (
    SELECT *, CASE WHEN controller THEN 'domain controller' WHEN people >= ${SERVER_PEOPLE} THEN 'server'
      WHEN interactive THEN 'workstation' ELSE '' END AS role,
      CASE WHEN controller THEN 'it gives out tickets' WHEN people >= ${SERVER_PEOPLE} THEN people || ' people reach it over the network'
      WHEN interactive THEN 'people sign in at it' ELSE '' END AS why
    FROM counted)
  SELECT f.host_id, f.same_as, coalesce(n.role, ''), concat_ws('; ', nullif(f.reason, ''), nullif(n.why, ''))
  FROM host_form f LEFT JOIN named n USING (same_as) ORDER BY 1`;
