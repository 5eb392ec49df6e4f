import { sql, type Sql } from '../domain/sql.ts';

/** Accounts that may be people's: of users, that act or are acted on in an event. */
export const userAccounts: Sql = sql`
  SELECT account_id AS id, name, sid FROM account
  WHERE kind = 'user' AND account_id IN (
    SELECT account_id FROM event UNION SELECT target_account_id FROM event WHERE target_account_id IS NOT NULL)
  ORDER BY name`;

/** What joinAccounts says, for the queries below. */
export const accountOwner: Sql = sql`
  CREATE OR REPLACE TEMP TABLE account_owner (account_id INTEGER, owner INTEGER, reason VARCHAR)`;

/** One person for all forms of an account, named as the form that stands for them. Needs `account_owner`. */
export function people(zone: string): Sql {
  return sql`
    INSERT INTO person
    SELECT account_id, name, ${zone} FROM account
    WHERE account_id IN (SELECT owner FROM account_owner) ORDER BY name`;
}

/**
 * Account → person with validity in microseconds UTC; NULL is unbounded. An account whose directory e-mail an earlier
 * person already had (of those of one day, a bare name before a domain's) belongs to that one from the first snapshot on
 * that says so: a later snapshot never acts on earlier days. The row without a beginning leads to the person whose id is
 * the account that stands for all its forms. Needs `person` and `account_owner`.
 */
export const personAccounts: Sql = sql`
  INSERT INTO person_account
  WITH address AS (
    SELECT p.person_id, p.name, lower(d.email) AS email, min(d.as_of) AS since
    FROM directory_entry d JOIN account a ON lower(a.name) = lower(d.account)
      JOIN account_owner o ON o.account_id = a.account_id JOIN person p ON p.person_id = o.owner
    WHERE coalesce(d.email, '') <> '' GROUP BY ALL),
  owned AS (
    SELECT *, first_value(person_id) OVER same AS owner
    FROM address WINDOW same AS (PARTITION BY email ORDER BY since, contains(name, '\\'), name)),
  joined AS (
    SELECT person_id, arg_min(owner, (since, email)) AS owner,
      arg_min(epoch_us(timezone(p.zone, since::TIMESTAMP)), (since, email)) AS from_us
    FROM owned JOIN person p USING (person_id) WHERE owner <> person_id GROUP BY person_id)
  SELECT o.account_id, o.owner, NULL, j.from_us, o.reason
  FROM account_owner o LEFT JOIN joined j ON j.person_id = o.owner
  UNION ALL
  SELECT o.account_id, j.owner, j.from_us, NULL, 'same directory e-mail'
  FROM joined j JOIN account_owner o ON o.owner = j.person_id
  ORDER BY 1, 3 NULLS FIRST`;

/** Role of each snapshot's month; it holds until the next snapshot that names one of the person's accounts. */
export const personRoles: Sql = sql`
  INSERT INTO person_role
  SELECT o.owner, d.as_of, min(d.role)
  FROM directory_entry d JOIN account a ON lower(a.name) = lower(d.account)
    JOIN account_owner o ON o.account_id = a.account_id
  WHERE coalesce(d.role, '') <> '' GROUP BY ALL ORDER BY 1, 2`;

/** What a person's role is called on days before the first snapshot that names them. */
export const UNKNOWN_ROLE = 'unknown';
