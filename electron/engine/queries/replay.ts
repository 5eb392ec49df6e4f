import { CREDENTIALS, NAMED_CHANGE, TICKETS } from '../../../models/graph/actions.ts';
import { wordList } from '../../../models/graph/words.ts';
import { raw, sql, type Sql } from '../../../models/domain/sql.ts';
import { US_PER_HOUR } from '../../../models/domain/time.ts';
import { localTime } from './person.ts';

export const sessionRow = (session: number): Sql => sql`
  SELECT s.person_id AS person, coalesce(i.same_as, s.host_id) AS host, s.start_us AS "from", s.end_us AS "to", p.zone,
    s.logon_id::VARCHAR AS "logonId", t.logon_id::VARCHAR AS "twinLogonId"
  FROM session s JOIN person p USING (person_id) LEFT JOIN host_identity i USING (host_id)
  LEFT JOIN session t ON t.session_id = s.twin_session_id WHERE s.session_id = ${session}::BIGINT`;

/** Bounds of a local day as microseconds UTC. */
export const dayBounds = (person: number, day: number): Sql => sql`
  SELECT p.zone, epoch_us(timezone(p.zone, make_timestamp(${day}::BIGINT * 86400000000))) AS "from",
    epoch_us(timezone(p.zone, make_timestamp((${day}::BIGINT + 1) * 86400000000))) AS "to"
  FROM person p WHERE p.person_id = ${person}::INTEGER`;

export const caseZone: Sql = sql`SELECT value AS zone FROM meta WHERE key = 'zone'`;

/** Accounts taken on in `replay_event` with the time from which they count, in all their forms. */
export const takenAccounts: Sql = sql`
  WITH taken AS (
    SELECT target, min("at") AS "at" FROM replay_event
    WHERE action IN ${wordList(CREDENTIALS)} AND NOT failed AND target_kind IN ('user', 'service') AND target <> account
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
 * elsewhere all day. The system's own acts stay where they change something on a host on the way.
 */
export const dropElsewhere = (accounts: Sql): Sql => sql`
  DELETE FROM replay_event WHERE raw_account NOT IN ${accounts}
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

/** Levels from the last before `from` on, of the accounts that the replay tells of. */
export const privilegeSteps = (fromUs: number, toUs: number): Sql => sql`
  WITH told AS (SELECT DISTINCT account FROM replay_event WHERE NOT noise),
  held AS (
    SELECT p.at_us AS "at", coalesce(o.person_id, p.account_id) AS account, coalesce(i.same_as, p.host_id) AS host, p.level, p.reason, p.event_id AS event
    FROM privilege p LEFT JOIN person_account o ON o.account_id = p.account_id AND o.valid_from_us IS NULL
    LEFT JOIN host_identity i USING (host_id) WHERE p.at_us <= ${toUs})
  SELECT * FROM held WHERE account IN (FROM told) AND "at" >= ${fromUs}
  UNION ALL
  SELECT * FROM held WHERE account IN (FROM told) AND "at" < ${fromUs}
  QUALIFY row_number() OVER (PARTITION BY account, host ORDER BY "at" DESC, event DESC) = 1
  ORDER BY "at", account, host, level, event`;

export const hostFacts: Sql = sql`
  SELECT h.host_id AS id, i.role, lower(regexp_extract(h.name, '^[A-Za-z]+', 0)) AS prefix,
    (SELECT min(ip) FROM host_address x WHERE x.host_id = h.host_id) AS ip
  FROM host h LEFT JOIN host_identity i USING (host_id)`;

const signs = [
  'remote-logon',
  'logged-on',
  'explicit-credentials',
  'new-credentials',
  'group-member-added',
  'service-installed',
] as const;

/** Account → the account that stands for all its forms. */
const standing = raw(
  `(SELECT account_id, min(person_id) AS person_id FROM person_account WHERE valid_from_us IS NULL GROUP BY account_id)`,
);

/** Credentials taken on are followed for so long, and from one taken account to the next. */
const CARRIED_US = 2 * US_PER_HOUR;
const MOST_CARRIED = 4;

/**
 * People's local days with movement to other hosts, other credentials, or groups and services changed, also by accounts that
 * they took on. From single events rather than whole replays: cheap, so that all days of a case are ranked at once.
 */
export const candidateDays = (person: number | null, fromUs: number | null, toUs: number | null): Sql => sql`
  WITH RECURSIVE told AS (
    SELECT o.person_id AS person, coalesce(ca.person_id, e.account_id) AS account, e.at_us AS "at", e.action,
      coalesce(hd.same_as, e.dst_host_id, hc.same_as, e.computer_id, hs.same_as, e.src_host_id) AS reached,
      coalesce(hs.same_as, e.src_host_id) AS src,
      CASE WHEN e.action IN ${wordList(CREDENTIALS)} AND t.kind IN ('user', 'service') THEN coalesce(ct.person_id, e.target_account_id) END AS taken
    FROM event e JOIN account a ON a.account_id = e.account_id LEFT JOIN account t ON t.account_id = e.target_account_id
    LEFT JOIN person_account o ON o.account_id = e.account_id
      AND e.at_us >= coalesce(o.valid_from_us, e.at_us) AND e.at_us < coalesce(o.valid_to_us, e.at_us + 1)
    LEFT JOIN ${standing} ca ON ca.account_id = e.account_id LEFT JOIN ${standing} ct ON ct.account_id = e.target_account_id
    LEFT JOIN host_identity hc ON hc.host_id = e.computer_id LEFT JOIN host_identity hs ON hs.host_id = e.src_host_id
    LEFT JOIN host_identity hd ON hd.host_id = e.dst_host_id
    WHERE e.action IN ${wordList([...signs])} AND e.outcome IS DISTINCT FROM 'failure' AND a.kind IN ('user', 'service')),
  switched AS (SELECT account, taken, reached, src, "at" FROM told WHERE taken IS NOT NULL AND taken <> account),
  own AS (SELECT * FROM told WHERE person IS NOT NULL AND (${person}::INTEGER IS NULL OR person = ${person}::INTEGER)),
  carried AS (
    SELECT person, "at" AS began, taken AS account, reached, src, "at", 1 AS hop FROM own WHERE taken IS NOT NULL AND taken <> account
    UNION ALL
    SELECT c.person, c.began, s.taken, s.reached, s.src, s."at", c.hop + 1
    FROM carried c JOIN switched s ON s.account = c.account AND s."at" >= c."at" AND s."at" < c."at" + ${CARRIED_US}
    WHERE c.hop < ${MOST_CARRIED}),
  acts AS (
    SELECT person, "at" AS day_at, "at", action, reached, src, NULL::INTEGER AS taken FROM own
    UNION ALL SELECT person, began, "at", 'explicit-credentials', reached, src, account FROM carried),
  met AS (SELECT person, reached, min("at") AS "at" FROM acts GROUP BY ALL),
  met_account AS (SELECT person, taken, min("at") AS "at" FROM acts WHERE taken IS NOT NULL GROUP BY ALL),
  days AS (
    SELECT t.person, epoch_us(${localTime('t.day_at', 'p.zone')}) // 86400000000 AS day, min(t."at") AS "from", max(t."at") AS "to",
      count(*) AS signs, len(list_distinct(flatten(list([t.reached, t.src])))) AS hosts, count(DISTINCT t.taken) AS taken,
      count(DISTINCT t.reached) FILTER (t.src IS DISTINCT FROM t.reached AND t.action NOT IN ${wordList(NAMED_CHANGE)}) AS hops,
      count(DISTINCT t.reached) FILTER (m."at" = t."at") AS first_hosts, count(DISTINCT t.taken) FILTER (f."at" = t."at") AS first_accounts,
      count(*) FILTER (t.action IN ${wordList(NAMED_CHANGE)}) AS changes
    FROM acts t JOIN person p ON p.person_id = t.person LEFT JOIN met m ON m.person = t.person AND m.reached = t.reached
    LEFT JOIN met_account f ON f.person = t.person AND f.taken = t.taken GROUP BY ALL),
  levels AS (
    SELECT d.person, d.day, max(v.level) AS level FROM days d JOIN privilege v ON v.person_id = d.person
      AND v.at_us >= d."from" - ${US_PER_HOUR} AND v.at_us <= d."to" + ${US_PER_HOUR} GROUP BY ALL)
  SELECT d.person, d.day, d."from", d."to", coalesce(pd.events, d.signs) AS events, d.hosts, d.taken + 1 AS accounts,
    (d.hops + d.taken + least(d.changes, 3))::INTEGER AS steps, (d.first_hosts + d.first_accounts)::INTEGER AS "firstEdges", coalesce(l.level, 1) AS level
  FROM days d LEFT JOIN levels l ON l.person = d.person AND l.day = d.day
  LEFT JOIN person_day pd ON pd.person_id = d.person AND pd.day = d.day
  WHERE (d.hops > 0 OR d.taken > 0 OR d.changes > 0)
    AND (${fromUs}::BIGINT IS NULL OR d."to" >= ${fromUs}::BIGINT) AND (${toUs}::BIGINT IS NULL OR d."from" < ${toUs}::BIGINT)
  ORDER BY steps DESC, "firstEdges" DESC, level DESC, d."from", d.person LIMIT 200`;
