import type { ContextList } from '../domain/context.ts';
import { raw, sql, type Sql } from '../domain/sql.ts';
import type { EventId } from '../domain/ids.ts';
import { holdsOn } from './known.ts';
import { networkRange } from '../domain/address.ts';

/** What lists may name of an event: its time in microseconds UTC and its day; names in lower case. */
export interface EventSubjects {
  readonly atUs: number;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Accounts of those who act and are acted on, their full names and addresses. */
  readonly people: readonly string[];
  readonly hosts: readonly string[];
  /** As written. */
  readonly ips: readonly string[];
  /** Names of hosts on the network, and those they belong to: `a.b.example`, `b.example`. */
  readonly domains: readonly string[];
  readonly resource: string | null;
}

/** Where the person of an event `e` lived; NULL for who belongs to none. */
const LIVED = raw(`(SELECT min(z.zone) FROM person_account v JOIN person_zone z ON z.person_id = v.person_id
  AND e.at_us >= z.from_us AND e.at_us < z.to_us WHERE v.account_id = e.account_id
  AND e.at_us >= coalesce(v.valid_from_us, e.at_us) AND e.at_us < coalesce(v.valid_to_us, e.at_us + 1))`);

/** Who and what an event is about, before it is looked up; its day where that person lived, else in `zone`. Needs one event id of 16 hex digits. */
export const eventFacts = (event: EventId, zone: string): Sql => sql`
  SELECT e.at_us AS at, strftime(timezone(coalesce(${LIVED}, ${zone}), make_timestamptz(e.at_us)), '%Y-%m-%d') AS day, e.src_ip AS ip, e.resource,
    e.country, e.city, a.name AS account, t.name AS target, s.name AS source, d.name AS destination, c.name AS computer
  FROM event e JOIN account a USING (account_id) LEFT JOIN account t ON t.account_id = e.target_account_id
    LEFT JOIN host s ON s.host_id = e.src_host_id LEFT JOIN host d ON d.host_id = e.dst_host_id
    LEFT JOIN host c ON c.host_id = e.computer_id
  WHERE e.event_id = ('0x' || ${event})::UBIGINT`;

const among = (texts: readonly string[]): Sql =>
  sql`(SELECT unnest(from_json(${JSON.stringify(texts)}::JSON, '["VARCHAR"]')))`;

/** All names of those accounts: the other accounts of their people, and what the directory calls them by the day. */
export const namesOfAccounts = (accounts: readonly string[], day: string): Sql => sql`
  WITH own AS (
    SELECT lower(name) AS name FROM account WHERE lower(name) IN ${among(accounts)} UNION SELECT unnest(from_json(${JSON.stringify(accounts)}::JSON, '["VARCHAR"]'))
    UNION SELECT lower(b.name) FROM account a JOIN person_account pa USING (account_id) JOIN person_account pb USING (person_id)
      JOIN account b ON b.account_id = pb.account_id WHERE lower(a.name) IN ${among(accounts)}),
  listed AS (SELECT full_name, email FROM directory_entry WHERE lower(account) IN (SELECT name FROM own) AND as_of <= ${day}::DATE)
  SELECT name FROM own UNION SELECT lower(full_name) FROM listed WHERE full_name <> '' UNION SELECT lower(email) FROM listed WHERE email <> ''
  ORDER BY name`;

const known = (day: string, ends: boolean): Sql => raw(holdsOn('x', `DATE '${day}'`, ends));
const dayNumber = raw(`(x.known_from - DATE '1970-01-01')::INTEGER`);
/** `hostWord` in SQL. */
const bare = (column: string) =>
  raw(
    `CASE WHEN regexp_matches(${column}, '^[0-9.]+$|:') THEN lower(${column}) ELSE rtrim(split_part(lower(${column}), '.', 1), '$') END`,
  );

/** `fs-02` for `FS-02.corp.example` and `FS-02$`; an address stays as it is. */
export const hostWord = (name: string) =>
  /^[0-9.]+$|:/.test(name)
    ? name.toLowerCase()
    : (name.toLowerCase().split('.')[0] ?? '').replace(/\$+$/, '');

/** Rows of one list that name something of the event, as of its day: `source, known` and what the words are made of. */
type MentionQuery = (subjects: EventSubjects) => Sql;

const assets: MentionQuery = ({ hosts, day }) => sql`
  SELECT source_id AS source, known, host AS subject, criticality AS what, purpose AS why FROM (
    SELECT x.*, ${dayNumber} AS known, row_number() OVER (PARTITION BY ${bare('x.host')} ORDER BY x.known_from DESC, x.source_id DESC) AS place
    FROM context_asset x WHERE ${bare('x.host')} IN ${among(hosts)} AND x.known_from <= ${day}::DATE)
  WHERE place = 1 AND (valid_to IS NULL OR ${day}::DATE <= valid_to)`;

const changes: MentionQuery = ({ atUs, day, hosts, people }) => sql`
  SELECT x.source_id AS source, ${dayNumber} AS known, x.ticket AS subject, x.target AS what, x.title AS why,
    coalesce(x.implementer, x.requester) AS who
  FROM context_change x
  WHERE x.from_us <= ${BigInt(atUs)}::BIGINT AND ${BigInt(atUs)}::BIGINT < x.to_us AND ${known(day, false)}
    AND (${bare('x.target')} IN ${among(hosts)} OR lower(x.requester) IN ${among(people)} OR lower(x.implementer) IN ${among(people)})`;

const accounts: MentionQuery = ({ day, people }) => sql`
  SELECT x.source_id AS source, ${dayNumber} AS known, x.account AS subject, x.purpose AS what, x.owner AS who FROM context_account x
  WHERE lower(x.account) IN ${among(people)} AND ${known(day, true)}`;

const holidays: MentionQuery = ({ day }) => sql`
  SELECT x.source_id AS source, ${dayNumber} AS known, x.name AS subject, x.site AS what FROM context_holiday x
  WHERE ${day}::DATE BETWEEN x.day AND x.last_day AND ${known(day, false)}`;

const onCall: MentionQuery = ({ atUs, day, people }) => sql`
  SELECT x.source_id AS source, ${dayNumber} AS known, x.account AS subject, x.team AS what FROM context_duty x
  WHERE lower(x.account) IN ${among(people)} AND x.from_us <= ${BigInt(atUs)}::BIGINT AND ${BigInt(atUs)}::BIGINT < x.to_us
    AND ${known(day, false)}`;

const travel: MentionQuery = ({ atUs, day, people }) => sql`
  SELECT x.source_id AS source, ${dayNumber} AS known, x.account AS subject, x.place AS what FROM context_travel x
  WHERE lower(x.account) IN ${among(people)} AND x.from_us <= ${BigInt(atUs)}::BIGINT AND ${BigInt(atUs)}::BIGINT < x.to_us
    AND ${known(day, false)}`;

/** Whether an indicator or an allowed value is something of the event. Ranges of addresses are worked out only where one is meant. */
const names = ({ people, hosts, ips, domains, resource }: EventSubjects): Sql => {
  const ranges = raw(networkRange('x.value'));
  const numbers = ips.map((ip) => sql`${ip}`).reduce((sum, ip) => sql`${sum}, ${ip}`, sql`NULL`);
  return sql`CASE x.kind
    WHEN 'account' THEN x.value IN ${among(people)} WHEN 'email' THEN x.value IN ${among(people)}
    WHEN 'host' THEN ${bare('x.value')} IN ${among(hosts)} WHEN 'domain' THEN x.value IN ${among(domains)}
    WHEN 'address' THEN x.value IN (${numbers}) OR (contains(x.value, '/') OR contains(x.value, '-'))
      AND EXISTS (SELECT 1 FROM (SELECT unnest(from_json(${JSON.stringify(ips)}::JSON, '["VARCHAR"]')) AS ip)
        WHERE ${raw(networkRange('ip'))}.first BETWEEN ${ranges}.first AND ${ranges}.last)
    ELSE x.value = lower(${resource}) END`;
};

const indicators: MentionQuery = (subjects) => sql`
  SELECT x.source_id AS source, ${dayNumber} AS known, x.value AS subject, coalesce(x.list, x.severity) AS what, x.why
  FROM context_indicator x WHERE ${names(subjects)} AND ${known(subjects.day, true)}`;

const allowed: MentionQuery = (subjects) => sql`
  SELECT x.source_id AS source, ${dayNumber} AS known, x.value AS subject, x.scope AS what, x.why
  FROM context_allow x WHERE ${names(subjects)} AND ${known(subjects.day, true)}`;

/** Who has given notice: from the day on which that became known. */
const people: MentionQuery = ({ day, people: accountsOf }) => sql`
  SELECT source_id AS source, known, account AS subject, leaves_on::VARCHAR AS what FROM (
    SELECT x.source_id, (coalesce(x.leaving_known, x.as_of) - DATE '1970-01-01')::INTEGER AS known, x.account, x.leaves_on,
      row_number() OVER (PARTITION BY lower(x.account) ORDER BY x.as_of DESC, x.source_id DESC) AS place
    FROM directory_entry x WHERE lower(x.account) IN ${among(accountsOf)} AND coalesce(x.leaving_known, x.as_of) <= ${day}::DATE)
  WHERE place = 1 AND leaves_on IS NOT NULL`;

export const MENTIONS: readonly (readonly [list: ContextList, query: MentionQuery])[] = [
  ['people', people],
  ['assets', assets],
  ['changes', changes],
  ['on-call', onCall],
  ['travel', travel],
  ['accounts', accounts],
  ['holidays', holidays],
  ['indicators', indicators],
  ['allowed', allowed],
];
