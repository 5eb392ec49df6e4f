import { joinSql, raw, sql, type Sql } from '../../domain/sql.ts';
import { US_PER_HOUR } from '../../domain/time.ts';
import { SELF_UNSAID } from './granted.ts';
import { kind } from './kinds.ts';

/** sudo and su to root: whoever did it has root's rights on that host. */
export const AS_ROOT = raw("(coalesce(e.channel, '') IN ('sudo', 'su') AND lower(o.name) = 'root')");
/** A log of sudo does not say when it ends. */
const SUDO_US = US_PER_HOUR;
/** Sessions of a role of AWS last at most so long; one whose key nobody is seen to use, as long as by default. */
const MOST_ASSUMED_US = 12 * US_PER_HOUR;
const UNUSED_US = US_PER_HOUR;

/** Nobody is named because it is who acts. */
const selfUnsaid = raw(`regexp_matches(lower(e.channel), '${SELF_UNSAID.source}')`);

/** Groups, roles and policies that are given and taken away, and accounts that are deleted. Needs `form`. */
export const givenRights: Sql = sql`
    SELECT e.at_us, CASE e.action ${joinSql(
      (
        [
          'group-member-added',
          'group-member-removed',
          'role-granted',
          'role-revoked',
          'account-deleted',
        ] as const
      ).map((name) => sql`WHEN ${raw(`'${name}'`)} THEN ${kind(name)}`),
      ' ',
    )} END, coalesce(a.owner, e.account_id),
      coalesce(t.owner, e.target_account_id, CASE WHEN ${selfUnsaid} THEN coalesce(a.owner, e.account_id) END),
      i.same_as, NULL, e.event_id, false, coalesce(e.code IN (4732, 4733), false), e.resource, e.from_address
    FROM event e LEFT JOIN form a ON a.account_id = e.account_id LEFT JOIN form t ON t.account_id = e.target_account_id
      LEFT JOIN host_identity i ON i.host_id = e.computer_id
    WHERE e.action IN ('group-member-added', 'group-member-removed', 'role-granted', 'role-revoked', 'account-deleted')
      AND (e.target_account_id IS NOT NULL OR ${selfUnsaid}) AND e.outcome IS DISTINCT FROM 'failure'`;

/** Rights for a time: a role assumed, until the last use of the key that it gave out, and sudo. Needs `form`. */
export const lentRights: Sql = sql`
  assumed AS (
    SELECT e.event_id, e.at_us, e.account_id, e.target_account_id, e.resource, max(u.at_us) AS used_us
    FROM event e LEFT JOIN (SELECT session_ref, at_us FROM event WHERE session_ref IS NOT NULL) u
      ON u.session_ref = e.given_key AND u.at_us >= e.at_us AND u.at_us <= e.at_us + ${MOST_ASSUMED_US}
    WHERE e.action = 'role-assumed' AND e.target_account_id IS NOT NULL AND e.outcome IS DISTINCT FROM 'failure' GROUP BY ALL),
  lent AS (
    SELECT e.at_us, coalesce(e.used_us, e.at_us + ${UNUSED_US}) AS ended_us, ${kind('role-assumed')} AS kind, coalesce(a.owner, e.account_id) AS account,
      coalesce(t.owner, e.target_account_id) AS target, NULL::INTEGER AS host, e.event_id AS event, e.resource AS role
    FROM assumed e LEFT JOIN form a ON a.account_id = e.account_id LEFT JOIN form t ON t.account_id = e.target_account_id
    UNION ALL
    SELECT e.at_us, e.at_us + ${SUDO_US}, ${kind('sudo')}, a.owner, a.owner, i.same_as, e.event_id, NULL
    FROM event e JOIN form a ON a.account_id = e.account_id JOIN account o ON o.account_id = e.target_account_id
      LEFT JOIN host_identity i ON i.host_id = e.computer_id
    WHERE e.action = 'explicit-credentials' AND e.outcome IS DISTINCT FROM 'failure' AND ${AS_ROOT})`;
