import { plainAddress } from '../domain/address.ts';
import { raw, sql, type Sql } from '../domain/sql.ts';
import { US_PER_DAY, US_PER_HOUR } from '../domain/time.ts';

/** A host that is silent for so long may have left its address. */
const SILENT_US = US_PER_DAY;
/** A host that is back so soon after another never left: both were there at once. */
const SHARED_US = 4 * US_PER_HOUR;

/**
 * Which host an address was, from when to when (half open, microseconds UTC): from the first sign that says so until a
 * sign for another host, at most 24 hours after the last. Signs: a computer's own account signs in from the address, it
 * opens a connection from there, leases the address, or a sign-in names the workstation that it came from. Loopback is no address. While
 * several hosts show signs from one address in turns (a gateway, a proxy, a NAT) it is none of theirs; but between two
 * signs that a computer itself gives, names that sign-ins give do not count. Needs `host_form` and `machine_host`.
 */
export const hostAddresses: Sql = sql`
  INSERT INTO host_address
  WITH sign AS (
    SELECT m.host_id, e.src_ip AS ip, e.at_us, 0 AS kind
    FROM event e JOIN machine_host m ON m.account_id = e.account_id
    WHERE e.src_ip IS NOT NULL AND e.stream IN ('authentication', 'logon')
    UNION ALL
    SELECT f.same_as, e.src_ip, e.at_us, 0
    FROM event e JOIN host_form f ON f.host_id = e.src_host_id
    WHERE e.src_ip IS NOT NULL AND e.stream = 'network' AND e.src_host_id = e.computer_id
    UNION ALL
    SELECT f.same_as, e.src_ip, e.at_us, 0
    FROM event e JOIN host_form f ON f.host_id = e.src_host_id WHERE e.src_ip IS NOT NULL AND e.channel = 'zeek dhcp'
    UNION ALL
    SELECT f.same_as, e.src_ip, e.at_us, 1
    FROM event e JOIN host_form f ON f.host_id = e.src_host_id LEFT JOIN host_form c ON c.host_id = e.computer_id
    WHERE e.src_ip IS NOT NULL AND e.stream IN ('authentication', 'logon') AND e.outcome IS DISTINCT FROM 'failure'
      AND f.same_as IS DISTINCT FROM c.same_as
      AND e.account_id NOT IN (SELECT account_id FROM machine_host)),
  known AS (
    SELECT ip, host_id, at_us, min(kind) AS kind FROM (SELECT * REPLACE (${raw(plainAddress('ip'))} AS ip) FROM sign)
    WHERE ip <> '' AND ip <> '-' AND ip <> '::1' AND NOT starts_with(ip, '127.') GROUP BY ALL),
  named AS (SELECT known.*, h.name, CASE kind WHEN 0 THEN host_id END AS own FROM known JOIN host h USING (host_id)),
  between AS (
    SELECT *, last_value(own IGNORE NULLS) OVER before AS host_before, last_value(CASE kind WHEN 0 THEN at_us END IGNORE NULLS) OVER before AS us_before,
      first_value(own IGNORE NULLS) OVER after AS host_after, first_value(CASE kind WHEN 0 THEN at_us END IGNORE NULLS) OVER after AS us_after
    FROM named WINDOW before AS (PARTITION BY ip ORDER BY at_us, name ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
      after AS (PARTITION BY ip ORDER BY at_us, name ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)),
  told AS (
    SELECT ip, host_id, at_us, kind, row_number() OVER (PARTITION BY ip ORDER BY at_us, name) AS number,
      count(*) OVER (PARTITION BY ip, at_us) AS at_once
    FROM between
    WHERE kind = 0 OR host_before IS DISTINCT FROM host_after OR host_before IS NULL OR host_before = host_id OR us_after - us_before > ${SILENT_US}),
  back AS (
    SELECT ip, number, lag(number) OVER own AS before, at_us - lag(at_us) OVER own AS away_us
    FROM told WINDOW own AS (PARTITION BY ip, host_id ORDER BY number)),
  turn AS (
    SELECT ip, unnest([before, number + 1]) AS number, unnest([1, -1]) AS step
    FROM back WHERE number - before > 1 AND away_us <= ${SHARED_US}),
  step AS (SELECT ip, number, sum(step) AS step FROM turn GROUP BY ALL),
  seen AS (
    SELECT t.*, t.at_once > 1 OR sum(coalesce(s.step, 0)) OVER (PARTITION BY t.ip ORDER BY t.number) > 0 AS shared
    FROM told t LEFT JOIN step s ON s.ip = t.ip AND s.number = t.number),
  holder AS (SELECT ip, number, at_us, kind, CASE WHEN NOT shared THEN host_id END AS host_id FROM seen),
  cut AS (
    SELECT *, (host_id IS DISTINCT FROM lag(host_id) OVER own OR number = 1 OR at_us - lag(at_us) OVER own > ${SILENT_US})::INTEGER AS begins
    FROM holder WINDOW own AS (PARTITION BY ip ORDER BY number)),
  runs AS (SELECT *, sum(begins) OVER (PARTITION BY ip ORDER BY number ROWS UNBOUNDED PRECEDING) AS run FROM cut),
  held AS (
    SELECT ip, run, any_value(host_id) AS host_id, min(at_us) AS from_us, max(at_us) + ${SILENT_US} AS silent_us, min(kind) AS kind
    FROM runs GROUP BY ALL),
  span AS (SELECT *, least(silent_us, coalesce(lead(from_us) OVER (PARTITION BY ip ORDER BY run), silent_us)) AS to_us FROM held)
  SELECT host_id, ip, from_us, to_us,
    CASE kind WHEN 0 THEN 'the computer itself acted from there' ELSE 'a sign-in named it' END
  FROM span WHERE host_id IS NOT NULL AND from_us < to_us ORDER BY ip, from_us`;
