import { sql, type Sql } from '../domain/sql.ts';
import { US_PER_DAY } from '../domain/time.ts';

/**
 * Which host an address was, from when to when (half open, microseconds UTC): from the first sign that says so until a
 * sign for another host, at most 24 hours after the last. Signs: a computer's own account signs in from the address, it
 * opens a connection from there, or a sign-in names the workstation that it came from. Loopback is no address. Needs `host_form` and `machine_host`.
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
    SELECT f.same_as, e.src_ip, e.at_us, 1
    FROM event e JOIN host_form f ON f.host_id = e.src_host_id LEFT JOIN host_form c ON c.host_id = e.computer_id
    WHERE e.src_ip IS NOT NULL AND e.stream IN ('authentication', 'logon') AND e.outcome IS DISTINCT FROM 'failure'
      AND f.same_as IS DISTINCT FROM c.same_as
      AND e.account_id NOT IN (SELECT account_id FROM machine_host)),
  known AS (
    SELECT ip, at_us, arg_min(host_id, (kind, h.name)) AS host_id, min(kind) AS kind
    FROM sign JOIN host h USING (host_id)
    WHERE ip <> '' AND ip <> '-' AND ip <> '::1' AND NOT starts_with(ip, '127.') GROUP BY ALL),
  cut AS (
    SELECT *, (host_id IS DISTINCT FROM lag(host_id) OVER own OR at_us - lag(at_us) OVER own > ${US_PER_DAY})::INTEGER AS begins
    FROM known WINDOW own AS (PARTITION BY ip ORDER BY at_us)),
  numbered AS (SELECT *, sum(begins) OVER (PARTITION BY ip ORDER BY at_us ROWS UNBOUNDED PRECEDING) AS number FROM cut),
  held AS (
    SELECT ip, number, any_value(host_id) AS host_id, min(at_us) AS from_us, max(at_us) + ${US_PER_DAY} AS silent_us, min(kind) AS kind
    FROM numbered GROUP BY ALL)
  SELECT host_id, ip, from_us, least(silent_us, coalesce(lead(from_us) OVER (PARTITION BY ip ORDER BY from_us), silent_us)),
    CASE kind WHEN 0 THEN 'the computer itself acted from there' ELSE 'a sign-in named it' END
  FROM held ORDER BY ip, from_us`;
