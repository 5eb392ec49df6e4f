import { CREDENTIALS, NAMED_CHANGE, ROLES, TICKETS } from '../../../models/graph/actions.ts';
import { wordList } from '../../../models/graph/words.ts';
import { raw, sql, type Sql } from '../../../models/domain/sql.ts';
import { US_PER_SECOND } from '../../../models/domain/time.ts';

export const sessionRow = (session: number): Sql => sql`
  SELECT s.person_id AS person, coalesce(i.same_as, s.host_id) AS host, s.start_us AS "from", s.end_us AS "to", p.zone,
    s.logon_id::VARCHAR AS "logonId", t.logon_id::VARCHAR AS "twinLogonId"
  FROM session s JOIN person_zone p ON p.person_id = s.person_id AND s.start_us >= p.from_us AND s.start_us < p.to_us
  LEFT JOIN host_identity i USING (host_id)
  LEFT JOIN session t ON t.session_id = s.twin_session_id WHERE s.session_id = ${session}::BIGINT`;

export const caseZone: Sql = sql`SELECT value AS zone FROM meta WHERE key = 'zone'`;

/** Accounts taken on in `replay_event` with the time from which they count, in all their forms. */
export const takenAccounts: Sql = sql`
  WITH taken AS (
    SELECT target, min("at") AS "at" FROM replay_event
    WHERE action IN ${wordList([...CREDENTIALS, ...ROLES])} AND NOT failed AND target_kind IN ('user', 'service') AND target <> account
      AND kind IN ('user', 'service') GROUP BY target)
  SELECT coalesce(f.account_id, t.target) AS account, t.target AS standing, t.at
  FROM taken t LEFT JOIN person_account f ON f.person_id = t.target AND f.valid_from_us IS NULL ORDER BY ALL`;

/** Fills `replay_reached` with the hosts that the person's own accounts were on. */
export const reachedHosts = (accounts: Sql): Sql => sql`
  CREATE OR REPLACE TEMP TABLE replay_reached AS
  SELECT DISTINCT host FROM (
    SELECT unnest(CASE WHEN action IN ${wordList(TICKETS)} THEN [src] ELSE [computer, src, dst] END) AS host
    FROM replay_event WHERE raw_account IN ${accounts}) WHERE host IS NOT NULL`;

/** One hop further, by the taken accounts. Answers how many hosts that adds. */
export const reachFurther = (accounts: Sql): Sql => sql`
  INSERT INTO replay_reached
  SELECT DISTINCT dst FROM replay_event
  WHERE raw_account NOT IN ${accounts} AND dst IS NOT NULL AND src IN (FROM replay_reached) AND action NOT IN ${wordList(TICKETS)}
    AND dst NOT IN (FROM replay_reached)`;

export const reachedCount: Sql = sql`SELECT count(*) AS hosts FROM replay_reached`;

/**
 * Of accounts taken on, and of the system, only what came from a host on the way stays: the same service account signs in
 * elsewhere all day. The system's own acts stay where they change something on a host on the way, and all that is done in
 * the session of a role that was taken on: it is nobody else's.
 */
export const dropElsewhere = (accounts: Sql): Sql => sql`
  DELETE FROM replay_event WHERE raw_account NOT IN ${accounts}
    AND account NOT IN (SELECT target FROM replay_event WHERE action IN ${wordList(ROLES)} AND NOT failed AND target IS NOT NULL)
    AND NOT (src IN (FROM replay_reached) OR (src IS NULL AND ip IS NULL AND coalesce(dst, computer) IN (FROM replay_reached)))`;

/** What the system itself records about changes; these name no person. */
export const systemChanges = raw(`(e.action IN ${wordList(NAMED_CHANGE).text}
  AND e.account_id IN (SELECT account_id FROM account WHERE kind IN ('system', 'machine', 'none')))`);

/** Of a session only its own events at its own host, and after its end only those elsewhere. */
export const keepSession = (host: number, logonIds: readonly string[], toUs: number): Sql => sql`
  DELETE FROM replay_event WHERE coalesce(computer, src) = ${host}::INTEGER AND ("at" > ${toUs}::BIGINT OR (
    ${logonIds.length > 0} AND logon_id IN (
      SELECT s.logon_id FROM session s LEFT JOIN host_identity i USING (host_id)
      WHERE coalesce(i.same_as, s.host_id) = ${host}::INTEGER AND s.logon_id IS NOT NULL AND s.kind <> 'new-credentials')
    AND logon_id::VARCHAR NOT IN (SELECT unnest(from_json(${JSON.stringify(logonIds)}::JSON, '["VARCHAR"]')))))`;

/** Of an account that somebody took on, what it held before belongs to others; its special logon may come this much early. */
const EARLY_US = raw(String(5 * US_PER_SECOND));

/**
 * Levels from the last before `from` on, of the accounts that the replay tells of. Service accounts only from their first
 * event in it on, and on its hosts: elsewhere they work for somebody else.
 */
export const privilegeSteps = (fromUs: number, toUs: number): Sql => sql`
  WITH told AS (
    SELECT account, min("at") - ${EARLY_US} AS since, any_value(kind) = 'service' AS lent,
      list(DISTINCT coalesce(dst, computer, src)) AS hosts
    FROM replay_event WHERE NOT noise GROUP BY account),
  held AS (
    SELECT p.at_us AS "at", coalesce(o.person_id, p.account_id) AS account, coalesce(i.same_as, p.host_id) AS host, p.level, p.reason,
      coalesce(b.person_id, p.by_account_id) AS by, p.change, p.event_id AS event
    FROM privilege p LEFT JOIN person_account o ON o.account_id = p.account_id AND o.valid_from_us IS NULL
    LEFT JOIN person_account b ON b.account_id = p.by_account_id AND b.valid_from_us IS NULL
    LEFT JOIN host_identity i USING (host_id) WHERE p.at_us <= ${toUs}),
  own AS (
    SELECT h.* FROM held h JOIN told t USING (account)
    WHERE NOT t.lent OR (h."at" >= t.since AND list_contains(t.hosts, h.host)))
  SELECT * FROM own WHERE "at" >= ${fromUs}
  UNION ALL
  SELECT * FROM own WHERE "at" < ${fromUs}
  QUALIFY row_number() OVER (PARTITION BY account, host ORDER BY "at" DESC, event DESC) = 1
  ORDER BY "at", account, host, level, event`;

export const hostFacts: Sql = sql`
  SELECT h.host_id AS id, i.role, lower(regexp_extract(h.name, '^[A-Za-z]+', 0)) AS prefix,
    (SELECT min(ip) FROM host_address x WHERE x.host_id = h.host_id) AS ip
  FROM host h LEFT JOIN host_identity i USING (host_id)`;
