import { NETWORK_KINDS } from '../domain/context.ts';
import { raw, sql, type Sql } from '../domain/sql.ts';
import { holdsOn } from './known.ts';

/**
 * Bits of the smallest aligned block as large as the range, or one more: a range touches at most two blocks of that size. Each
 * address is looked for once in every size that occurs, by equality: an inequality join falls to comparing all with all.
 */
const BITS = `CASE WHEN last_address = first_address THEN 0 ELSE floor(log2((last_address - first_address)::DOUBLE)) + 1 END::UHUGEINT`;
const KIND_ORDER = `list_position([${NETWORK_KINDS.map((kind) => `'${kind}'`).join(', ')}], n.kind)`;

/**
 * `networkIndex` as a query. `asked` is a relation with `address` UHUGEINT and `day` DATE, best without repeats; the answer
 * has a row for each of its rows that a network covers: `address, day, network, kind, name, country, asn`.
 */
export const addressNetworks = (asked: Sql): Sql => sql`
  WITH asked AS (${asked}),
  range AS (SELECT *, ${raw(BITS)} AS bits FROM context_network WHERE first_address IS NOT NULL),
  block AS (SELECT *, first_address >> bits AS block FROM range
    UNION ALL SELECT *, last_address >> bits FROM range WHERE last_address >> bits <> first_address >> bits),
  placed AS (SELECT address, day, bits, address >> bits AS block FROM asked CROSS JOIN (SELECT DISTINCT bits FROM range)),
  known AS (
    SELECT p.address, p.day, n.network, n.kind, n.name, n.country, n.asn,
      row_number() OVER (PARTITION BY p.address, p.day
        ORDER BY n.last_address - n.first_address, n.known_from DESC, ${raw(KIND_ORDER)}, coalesce(n.name, '')) AS place
    FROM placed p JOIN block n ON n.bits = p.bits AND n.block = p.block
    WHERE p.address BETWEEN n.first_address AND n.last_address AND ${raw(holdsOn('n', 'p.day', true))}),
  best AS (
    SELECT address, day, any_value(network) FILTER (place = 1) AS network, any_value(kind) FILTER (place = 1) AS kind,
      any_value(name) FILTER (place = 1) AS name, any_value(country) FILTER (place = 1) AS country,
      arg_min(asn, place) FILTER (asn IS NOT NULL) AS asn
    FROM known GROUP BY address, day),
  system AS (
    SELECT b.asn, b.day, arg_max(s, (s.known_from, s.kind, coalesce(s.name, ''))) AS said
    FROM (SELECT DISTINCT asn, day FROM best) b
      JOIN context_network s ON s.asn = b.asn AND s.first_address IS NULL AND s.known_from <= b.day
    GROUP BY b.asn, b.day)
  SELECT b.address, b.day, b.network,
    CASE WHEN b.kind = 'other' THEN coalesce(s.said.kind, b.kind) ELSE b.kind END AS kind,
    coalesce(b.name, s.said.name) AS name, coalesce(b.country, s.said.country) AS country, b.asn
  FROM best b LEFT JOIN system s ON s.asn = b.asn AND s.day = b.day AND (s.said.valid_to IS NULL OR b.day <= s.said.valid_to)`;
