import { CREDENTIALS, NAMED_CHANGE, ROLES } from '../../../models/graph/actions.ts';
import { wordList } from '../../../models/graph/words.ts';
import { raw, sql, type Sql } from '../../../models/domain/sql.ts';
import { US_PER_HOUR } from '../../../models/domain/time.ts';
import { localTime } from './person.ts';

const signs = [
  'remote-logon',
  'logged-on',
  'explicit-credentials',
  'new-credentials',
  'role-assumed',
  'group-member-added',
  'service-installed',
] as const;

/** Account → the account that stands for all its forms. */
const standing = raw(
  `(SELECT account_id, min(person_id) AS person_id FROM person_account WHERE valid_from_us IS NULL GROUP BY account_id)`,
);

/** Addresses that only ever were one host's. */
const addressOwner =
  raw(`(SELECT ip, min(coalesce(i.same_as, x.host_id)) AS host FROM host_address x LEFT JOIN host_identity i USING (host_id)
      GROUP BY ip HAVING count(DISTINCT coalesce(i.same_as, x.host_id)) = 1)`);

/** Credentials taken on are followed for so long, and from one taken account to the next. */
const CARRIED_US = 2 * US_PER_HOUR;
const MOST_CARRIED = 4;

/** Single events that may be movement, of people and of accounts that these may take on. */
const told = sql`
    SELECT o.person_id AS person, coalesce(ca.person_id, e.account_id) AS account, e.at_us AS "at", e.action,
      coalesce(hd.same_as, e.dst_host_id, hc.same_as, e.computer_id, hs.same_as, e.src_host_id) AS reached,
      coalesce(hs.same_as, e.src_host_id, sole.host) AS src,
      CASE WHEN e.action IN ${wordList([...CREDENTIALS, ...ROLES])} AND t.kind IN ('user', 'service') THEN coalesce(ct.person_id, e.target_account_id) END AS taken
    FROM event e JOIN account a ON a.account_id = e.account_id LEFT JOIN account t ON t.account_id = e.target_account_id
    LEFT JOIN person_account o ON o.account_id = e.account_id
      AND e.at_us >= coalesce(o.valid_from_us, e.at_us) AND e.at_us < coalesce(o.valid_to_us, e.at_us + 1)
    LEFT JOIN ${standing} ca ON ca.account_id = e.account_id LEFT JOIN ${standing} ct ON ct.account_id = e.target_account_id
    LEFT JOIN host_identity hc ON hc.host_id = e.computer_id LEFT JOIN host_identity hs ON hs.host_id = e.src_host_id
    LEFT JOIN host_identity hd ON hd.host_id = e.dst_host_id LEFT JOIN ${addressOwner} sole ON sole.ip = e.src_ip
    WHERE e.action IN ${wordList([...signs])} AND e.outcome IS DISTINCT FROM 'failure' AND a.kind IN ('user', 'service')`;

/** Acts of the person, and of accounts taken on, each at the day on which the person began it. */
const carriedBy = (person: number | null): Sql => sql`
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
  met_account AS (SELECT person, taken, min("at") AS "at" FROM acts WHERE taken IS NOT NULL GROUP BY ALL)`;

const daysOfActs = sql`
  days AS (
    SELECT t.person, epoch_us(${localTime('t.day_at', 'p.zone')}) // 86400000000 AS day, min(t."at") AS "from", max(t."at") AS "to",
      count(*) AS signs, len(list_distinct(flatten(list([t.reached, t.src])))) AS hosts, count(DISTINCT t.taken) AS taken,
      count(DISTINCT t.reached) FILTER (t.src IS DISTINCT FROM t.reached AND t.action NOT IN ${wordList(NAMED_CHANGE)}) AS hops,
      count(DISTINCT t.reached) FILTER (m."at" = t."at") AS first_hosts, count(DISTINCT t.taken) FILTER (f."at" = t."at") AS first_accounts,
      count(*) FILTER (t.action IN ${wordList(NAMED_CHANGE)}) AS changes
    FROM acts t JOIN person_zone p ON p.person_id = t.person AND t.day_at >= p.from_us AND t.day_at < p.to_us LEFT JOIN met m ON m.person = t.person AND m.reached = t.reached
    LEFT JOIN met_account f ON f.person = t.person AND f.taken = t.taken GROUP BY ALL),
  levels AS (
    SELECT d.person, d.day, max(v.level) AS level FROM days d JOIN privilege v ON v.person_id = d.person
      AND v.at_us >= d."from" - ${US_PER_HOUR} AND v.at_us <= d."to" + ${US_PER_HOUR} GROUP BY ALL)`;

/**
 * People's local days with movement to other hosts, other credentials, or groups and services changed, also by accounts that
 * they took on. From single events rather than whole replays: cheap, so that all days of a case are ranked at once.
 */
export const candidateDays = (person: number | null, fromUs: number | null, toUs: number | null): Sql => sql`
  WITH RECURSIVE told AS (${told}),${carriedBy(person)},${daysOfActs}
  SELECT d.person, d.day, d."from", d."to", coalesce(pd.events, d.signs) AS events, d.hosts, d.taken + 1 AS accounts,
    (d.hops + d.taken + least(d.changes, 3))::INTEGER AS moves, (d.first_hosts + d.first_accounts)::INTEGER AS "firstEdges", coalesce(l.level, 1) AS level
  FROM days d LEFT JOIN levels l ON l.person = d.person AND l.day = d.day
  LEFT JOIN person_day pd ON pd.person_id = d.person AND pd.day = d.day
  WHERE (d.hops > 0 OR d.taken > 0 OR d.changes > 0)
    AND (${fromUs}::BIGINT IS NULL OR d."to" >= ${fromUs}::BIGINT) AND (${toUs}::BIGINT IS NULL OR d."from" < ${toUs}::BIGINT)
  ORDER BY moves DESC, "firstEdges" DESC, level DESC, d."from", d.person LIMIT 200`;
