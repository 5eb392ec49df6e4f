import { sql, type Sql } from '../domain/sql.ts';

/** Accounts that may be people's: of users, that act or are acted on in an event. */
export const userAccounts: Sql = sql`
  SELECT account_id AS id, name, sid FROM account
  WHERE kind = 'user' AND account_id IN (
    SELECT account_id FROM event UNION SELECT target_account_id FROM event WHERE target_account_id IS NOT NULL)
  ORDER BY name`;

/** An id beside more names than this is a placeholder, as of records that were made anonymous. */
const MOST_NAMES = 5;

/** Accounts that records or rows of a list say are one, by their names. */
export const sameAccounts: Sql = sql`
  SELECT account, alias FROM account_alias
  WHERE alias IN (SELECT alias FROM account_alias GROUP BY alias HAVING count(DISTINCT account) <= ${MOST_NAMES})
  UNION SELECT account, unnest(string_split(other_accounts, ' ')) FROM directory_entry WHERE other_accounts IS NOT NULL
  ORDER BY ALL`;

/** Directory rows by what they say of whom, and from when on: midnight in `zone` of the first snapshot. */
export const listedAccounts = (zone: string): Sql => sql`
  SELECT lower(account) AS account, nullif(email, '') AS email, nullif(full_name, '') AS "fullName",
    epoch_us(timezone(${zone}, min(as_of)::TIMESTAMP)) AS since, arg_min(source_id, (as_of, source_id)) AS source
  FROM directory_entry WHERE account <> '' GROUP BY ALL ORDER BY ALL`;

/** Decisions about identities that hold, in the order in which they were made. */
export const decisionsMade: Sql = sql`
  SELECT decision_id AS id, kind, detail FROM decision WHERE undone_us IS NULL AND kind IN ('merge', 'split') ORDER BY decision_id`;

/** What `resolvePeople` says, for the queries below. */
export const resolvedTables: readonly Sql[] = [
  sql`CREATE OR REPLACE TEMP TABLE account_owner (account_id INTEGER, owner INTEGER, reason VARCHAR)`,
  sql`CREATE OR REPLACE TEMP TABLE belonging (account_id INTEGER, person_id INTEGER, from_us BIGINT, to_us BIGINT, reason VARCHAR,
    source_id INTEGER, decision_id BIGINT)`,
  sql`CREATE OR REPLACE TEMP TABLE listed_owner (account VARCHAR, owner INTEGER)`,
  sql`CREATE OR REPLACE TEMP TABLE suggested (account_id INTEGER, person_id INTEGER, reason VARCHAR)`,
];

/** Everybody to whom an account belongs at some time, with the zone of now. Needs `person_zone`. */
export const people: Sql = sql`
  INSERT INTO person
  SELECT a.account_id, a.name, z.zone FROM account a JOIN person_zone z ON z.person_id = a.account_id
  WHERE z.to_us = ${Number.MAX_SAFE_INTEGER} ORDER BY a.name`;

/**
 * Account → person with validity in microseconds UTC; NULL is unbounded. The row without a beginning leads to the account
 * that stands for all its forms. Where the analyst gave that to another person it ends at the beginning of all times, 0.
 */
export const personAccounts: Sql = sql`
  INSERT INTO person_account
  SELECT b.account_id, b.person_id, CASE WHEN b.from_us IS NULL AND b.person_id <> o.owner THEN 0 ELSE b.from_us END, b.to_us, b.reason
  FROM belonging b JOIN account_owner o USING (account_id)
  UNION ALL
  SELECT b.account_id, o.owner, NULL, 0, o.reason
  FROM belonging b JOIN account_owner o USING (account_id) WHERE b.from_us IS NULL AND b.person_id <> o.owner
  ORDER BY 1, 3 NULLS FIRST`;

/** What a belonging rests on besides names: the list that says so, or a decision. */
export const personEvidence: Sql = sql`
  INSERT INTO person_evidence
  SELECT account_id, person_id, from_us, source_id, decision_id FROM belonging
  WHERE source_id IS NOT NULL OR decision_id IS NOT NULL ORDER BY 1, 3 NULLS FIRST`;

/** Whom a directory's row is about: the person to whom that account belongs first. */
export const directoryOwners: Sql = sql`
  INSERT INTO directory_owner
  SELECT l.account, b.person_id FROM listed_owner l JOIN belonging b ON b.account_id = l.owner AND b.from_us IS NULL ORDER BY ALL`;

export const personSuggestions: Sql = sql`
  INSERT INTO person_suggestion SELECT * FROM suggested ORDER BY ALL`;

/**
 * Role of each snapshot's month; it holds until the next snapshot that names one of the person's accounts. Of people
 * that were merged the own role counts first. Needs `directory_owner`.
 */
export const personRoles: Sql = sql`
  INSERT INTO person_role
  SELECT o.person_id, d.as_of, arg_min(d.role, (l.owner <> o.person_id, d.role))
  FROM directory_entry d JOIN directory_owner o ON o.account = lower(d.account) JOIN listed_owner l ON l.account = o.account
  WHERE coalesce(d.role, '') <> '' GROUP BY ALL ORDER BY 1, 2`;

/**
 * Where everybody lives, from when to when: as lists say, each from midnight there of the day on which it became known and
 * until another says otherwise; before, and where none does, in the case's zone. Of people that were merged the own zone
 * counts first. Needs `directory_owner`.
 */
export const personZones = (zone: string): Sql => sql`
  INSERT INTO person_zone
  WITH said AS (
    SELECT o.person_id, d.as_of, arg_min(d.zone, (l.owner <> o.person_id, d.zone)) AS zone
    FROM directory_entry d JOIN directory_owner o ON o.account = lower(d.account) JOIN listed_owner l ON l.account = o.account
    WHERE d.zone <> '' GROUP BY ALL),
  lives AS (
    SELECT DISTINCT person_id, ${zone}::VARCHAR AS zone, ${-Number.MAX_SAFE_INTEGER} AS from_us FROM belonging
    UNION ALL SELECT person_id, zone, epoch_us(timezone(zone, as_of::TIMESTAMP)) FROM said),
  moved AS (SELECT *, zone IS DISTINCT FROM lag(zone) OVER (PARTITION BY person_id ORDER BY from_us) AS moves FROM lives)
  SELECT person_id, zone, from_us, lead(from_us, 1, ${Number.MAX_SAFE_INTEGER}) OVER (PARTITION BY person_id ORDER BY from_us) AS to_us
  FROM moved WHERE moves ORDER BY person_id, from_us`;

/** What a person's role is called on days before the first snapshot that names them. */
export const UNKNOWN_ROLE = 'unknown';
