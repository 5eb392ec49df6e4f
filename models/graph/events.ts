import { joinSql, raw, sql, type Sql } from '../domain/sql.ts';
import { plainAddress } from '../domain/address.ts';
import { US_PER_DAY, US_PER_SECOND } from '../domain/time.ts';
import {
  ACCESS,
  ACCOUNT_CHANGE,
  ALWAYS_TOLD,
  CREDENTIALS,
  DRAWN,
  EVERYWHERE,
  NAMED_CHANGE,
  NOISE,
  ROLES,
  SIGN_IN,
} from './actions.ts';
import { container } from './container.ts';
import { wordList } from './words.ts';

/** Account → the account that stands for all its forms, which is the id of its first person. */
const canonical = raw(`(SELECT account_id, min(person_id) AS person_id FROM person_account
  WHERE valid_from_us IS NULL GROUP BY account_id)`);

const owned = raw(`person_account o ON o.account_id = e.account_id
  AND e.at_us >= coalesce(o.valid_from_us, e.at_us) AND e.at_us < coalesce(o.valid_to_us, e.at_us + 1)`);

/** Whose an event is: the person, else −1 − the account. */
const owner = raw('coalesce(o.person_id, -1 - e.account_id)');

/** What account and target meet at, as one text; NULL where nothing is reached. */
const met = sql`CASE
  WHEN e.action IN ${wordList(SIGN_IN)} THEN 'h' || coalesce(hd.same_as, e.dst_host_id, hc.same_as, e.computer_id, hs.same_as, e.src_host_id)
  WHEN e.action IN ${wordList([...CREDENTIALS, ...ROLES, ...ACCOUNT_CHANGE])} THEN 'a' || coalesce(ct.person_id, e.target_account_id)
  WHEN e.action IN ${wordList(EVERYWHERE)} THEN 'c' || ${container('e')}
  WHEN e.action IN ${wordList([...ACCESS, ...NAMED_CHANGE])}
    THEN 'r' || coalesce(hc.same_as, e.computer_id, hs.same_as, e.src_host_id)::VARCHAR || '|' || ${container('e')} END`;

const hosts = raw(`LEFT JOIN host_identity hc ON hc.host_id = e.computer_id
  LEFT JOIN host_identity hs ON hs.host_id = e.src_host_id
  LEFT JOIN host_identity hd ON hd.host_id = e.dst_host_id`);

const noise = sql`(e.action IN ${wordList(NOISE)} OR (a.kind NOT IN ('user', 'service') AND e.action NOT IN ${wordList(ALWAYS_TOLD)}))`;

/**
 * Fills `replay_event` with the events `where` holds for (over `event e`): accounts and hosts as the ones that stand for
 * all their forms, addresses as the host that they were then. An address that was one host only counts as that host up to a
 * day before the first sign of it; a host that a record names by its address is the host that had it. `noise`: counted, but no step.
 */
export const replayEvents = (where: Sql): Sql => sql`
  CREATE OR REPLACE TEMP TABLE replay_event AS
  WITH named AS (
    SELECT e.event_id AS event, e.at_us AS "at", e.action, e.account_id AS raw_account, coalesce(ca.person_id, e.account_id) AS account,
      a.kind, coalesce(ct.person_id, e.target_account_id) AS target, t.kind AS target_kind, ${owner} AS owner,
      coalesce(hc.same_as, e.computer_id) AS computer, coalesce(hs.same_as, e.src_host_id) AS known_src,
      coalesce(hd.same_as, e.dst_host_id) AS dst, CASE WHEN e.src_host_id IS NULL THEN ${raw(plainAddress('e.src_ip'))} END AS src_ip,
      CASE WHEN e.stream NOT IN ('logon', 'authentication') OR e.action IN ('app-signed-in', 'certificate-used') THEN ${container('e')} END AS container,
      e.logon_type, e.logon_id, e.linked_logon_id, e.outcome IS NOT DISTINCT FROM 'failure' OR e.action IN ('logon-failed', 'preauthentication-failed') AS failed,
      ${noise} AS noise, ${met} AS met
    FROM event e JOIN account a ON a.account_id = e.account_id LEFT JOIN account t ON t.account_id = e.target_account_id
      LEFT JOIN ${canonical} ca ON ca.account_id = e.account_id LEFT JOIN ${canonical} ct ON ct.account_id = e.target_account_id
      ${hosts} LEFT JOIN ${owned}
    WHERE ${where}),
  sole AS (
    SELECT ip, min(coalesce(i.same_as, x.host_id)) AS host, min(from_us) AS from_us
    FROM host_address x LEFT JOIN host_identity i USING (host_id) GROUP BY ip HAVING count(DISTINCT coalesce(i.same_as, x.host_id)) = 1),
  by_address AS (
    SELECT ${raw(plainAddress('h.name'))} AS ip, min(coalesce(i.same_as, h.host_id)) AS host
    FROM host h LEFT JOIN host_identity i USING (host_id) WHERE regexp_matches(h.name, '^([0-9]+[.]){3}[0-9]+$|^[0-9A-Fa-f]*:[0-9A-Fa-f:.]+$') GROUP BY 1),
  placed AS (
    SELECT n.* EXCLUDE (known_src, src_ip, dst), n.src_ip, coalesce(CASE WHEN n.at < y.to_us THEN coalesce(iy.same_as, y.host_id) END, n.dst)::INTEGER AS dst,
      coalesce(n.known_src, CASE WHEN n.at < x.to_us THEN coalesce(i.same_as, x.host_id) END,
        CASE WHEN n.at >= s.from_us - ${US_PER_DAY} AND n.at < s.from_us THEN s.host END, f.host)::INTEGER AS src
    FROM named n ASOF LEFT JOIN host_address x ON n.src_ip = x.ip AND n.at >= x.from_us
      LEFT JOIN host_identity i ON i.host_id = x.host_id LEFT JOIN sole s ON s.ip = n.src_ip
      LEFT JOIN by_address f ON f.ip = n.src_ip LEFT JOIN by_address t ON t.host = n.dst
      ASOF LEFT JOIN host_address y ON t.ip = y.ip AND n.at >= y.from_us LEFT JOIN host_identity iy ON iy.host_id = y.host_id)
  SELECT * EXCLUDE (src_ip), CASE WHEN src IS NULL THEN src_ip END AS ip FROM placed`;

/**
 * A sign-in over the network without a source gets it from what the same account did then: a service ticket for that host
 * (at most 10 s before) or credentials used towards it (at most 10 s apart), the nearest in time.
 */
export const missingSources: Sql = sql`
  UPDATE replay_event AS r SET src = found.src FROM (
    SELECT s.event, arg_min(h.src, (abs(h.at - s.at), h.src)) AS src
    FROM replay_event s JOIN (
      SELECT account, dst, "at", src, ${10 * US_PER_SECOND} AS before, ${2 * US_PER_SECOND} AS after FROM replay_event
      WHERE action = 'service-ticket-requested' AND src IS NOT NULL AND NOT failed
      UNION ALL
      SELECT coalesce(target, account), dst, "at", computer, ${10 * US_PER_SECOND}, ${10 * US_PER_SECOND} FROM replay_event
      WHERE action = 'explicit-credentials') h
      ON h.account = s.account AND h.dst = s.dst AND h.src <> s.dst AND h.at >= s.at - h.before AND h.at <= s.at + h.after
    WHERE s.action = 'remote-logon' AND s.src IS NULL AND s.ip IS NULL GROUP BY s.event) found
  WHERE r.event = found.event`;

/** Fills `replay_met`: when each owner of `replay_event` first met each target, over the whole case. */
export const firstMeetings = (allAccounts: boolean): Sql => sql`
  CREATE OR REPLACE TEMP TABLE replay_met AS
  SELECT owner, met, min(at_us) AS "at" FROM (
    SELECT ${owner} AS owner, ${met} AS met, e.at_us
    FROM event e LEFT JOIN ${canonical} ct ON ct.account_id = e.target_account_id ${hosts} LEFT JOIN ${owned}
    WHERE e.action IN ${wordList(DRAWN)}
      ${allAccounts ? raw('') : raw('AND e.account_id IN (SELECT account_id FROM replay_history)')})
  WHERE met IS NOT NULL GROUP BY owner, met`;

/** Fills `replay_history`: every account of the owners in `replay_event`. */
export const historyAccounts: Sql = sql`
  CREATE OR REPLACE TEMP TABLE replay_history AS
  SELECT DISTINCT raw_account AS account_id FROM replay_event
  UNION SELECT account_id FROM person_account WHERE person_id IN (SELECT DISTINCT owner FROM replay_event)`;

const LIKE = ['action', 'account', 'target', 'computer', 'src', 'dst', 'ip', 'container', 'failed'] as const;
const like = joinSql(
  LIKE.map((name) => raw(`e.${name}`)),
  ', ',
);

const folded = sql`arg_min(e.event, (e.at, e.event)) AS event, min(e.at) AS "at", max(e.at) AS until, count(*) AS events,
  e.action, arg_min(e.account, (e.at, e.event)) AS account, arg_min(e.kind, (e.at, e.event)) AS kind, e.target, arg_min(e.target_kind, (e.at, e.event)) AS "targetKind", e.computer, e.src, e.dst, e.ip, e.container,
  arg_min(e.logon_type, (e.at, e.event)) AS "logonType", arg_min(e.logon_id, (e.at, e.event)) AS "logonId",
  arg_min(e.linked_logon_id, (e.at, e.event)) AS "linkedLogonId", e.failed, coalesce(bool_or(e.at <= m.at), false) AS first`;

/** Events alike in everything, at most `gapUs` apart, as one row each; in order of time. `noise`: those that are. */
export const runs = (gapUs: number, noise: boolean): Sql => sql`
  WITH marked AS (
    SELECT *, coalesce("at" - lag("at") OVER alike > ${gapUs}, true)::INTEGER AS begins FROM replay_event e WHERE e.noise = ${noise}
    WINDOW alike AS (PARTITION BY ${like} ORDER BY "at", event)),
  numbered AS (SELECT *, sum(begins) OVER (PARTITION BY ${like} ORDER BY "at", event ROWS UNBOUNDED PRECEDING) AS number FROM marked e)
  SELECT ${folded} FROM numbered e LEFT JOIN replay_met m ON m.owner = e.owner AND m.met = e.met
  GROUP BY ${like}, e.number ORDER BY "at", event`;

/** How many rows `runs` would have. */
export const runCount = (gapUs: number, noise: boolean): Sql => sql`
  SELECT count(*) FILTER (begins) AS runs FROM (
    SELECT coalesce(e.at - lag(e.at) OVER (PARTITION BY ${like} ORDER BY e.at, e.event) > ${gapUs}, true) AS begins
    FROM replay_event e WHERE e.noise = ${noise})`;

/** Runs, changes of credentials and movement before the rest, then first meetings, then in order of time. */
export const mostTelling = (gapUs: number, noise: boolean, most: number): Sql => sql`
  SELECT * FROM (${runs(gapUs, noise)})
  ORDER BY action IN ${wordList(CREDENTIALS)} DESC, src IS NOT NULL AND dst IS NOT NULL AND src <> dst DESC, first DESC, "at", event
  LIMIT ${most}`;

/** Who does it makes no other edge: what is reached from a host, unless as an account that was taken on. */
const anybody = sql`((e.action IN ${wordList([...ACCESS, ...NAMED_CHANGE])} AND coalesce(e.computer, e.src, e.dst) IS NOT NULL) OR (e.action IN ${wordList(SIGN_IN)}
  AND e.src IS NOT NULL AND e.src IS DISTINCT FROM coalesce(e.dst, e.computer)
  AND e.account NOT IN (SELECT target FROM replay_event WHERE action IN ${wordList(CREDENTIALS)} AND target IS NOT NULL)))`;

/** Likewise however far apart, by what makes edges: the same whoever does it, where that draws the same edge. */
export const pairs = (noise: boolean): Sql => sql`
  SELECT ${folded} FROM (
    SELECT e.* REPLACE (CASE WHEN e.action IN ${wordList(ACCESS)} AND e.computer IS NOT NULL THEN NULL ELSE e.src END AS src),
      CASE WHEN ${anybody} THEN NULL ELSE e.account END AS actor
    FROM replay_event e WHERE e.noise = ${noise} AND e.action IN ${wordList(DRAWN)}) e
  LEFT JOIN replay_met m ON m.owner = e.owner AND m.met = e.met
  GROUP BY e.action, e.actor, e.target, e.computer, e.src, e.dst, e.ip, e.container, e.failed ORDER BY "at", event`;

/** Events by slices of `sliceUs` from `fromUs`. */
export const slices = (fromUs: number, sliceUs: number, count: number): Sql => sql`
  SELECT least(("at" - ${fromUs}) // ${sliceUs}, ${count - 1})::INTEGER AS slice, count(*) AS events
  FROM replay_event GROUP BY slice ORDER BY slice`;

export const extent: Sql = sql`
  SELECT count(*) AS events, count(*) FILTER (NOT noise) AS told, min("at") AS "from", max("at") AS "to" FROM replay_event`;

export const hostCount: Sql = sql`
  SELECT count(DISTINCT host) AS hosts FROM (
    SELECT unnest([computer, src, dst]) AS host FROM replay_event WHERE NOT noise) WHERE host IS NOT NULL`;
