import { sql, type Sql } from '../domain/sql.ts';

/**
 * One person per account, except that an account whose directory e-mail an earlier account already had belongs to that
 * one's person from the first snapshot on that says so: a later snapshot never acts on earlier days.
 */
export function people(zone: string): Sql {
  return sql`
    INSERT INTO person
    SELECT account_id, name, ${zone} FROM account
    WHERE account_id IN (SELECT account_id FROM event) ORDER BY name`;
}

/** Account → person with validity in microseconds UTC; NULL is unbounded. Needs `person`. */
export const personAccounts: Sql = sql`
  INSERT INTO person_account
  WITH address AS (
    SELECT a.account_id, a.name, lower(d.email) AS email, min(d.as_of) AS since
    FROM directory_entry d JOIN account a ON lower(a.name) = lower(d.account)
    WHERE a.account_id IN (SELECT person_id FROM person) AND coalesce(d.email, '') <> ''
    GROUP BY ALL),
  owned AS (
    SELECT *, first_value(account_id) OVER same AS owner
    FROM address WINDOW same AS (PARTITION BY email ORDER BY since, name)),
  joined AS (
    SELECT account_id, arg_min(owner, (since, email)) AS owner,
      arg_min(epoch_us(timezone(p.zone, since::TIMESTAMP)), (since, email)) AS from_us
    FROM owned JOIN person p ON p.person_id = account_id WHERE owner <> account_id GROUP BY account_id)
  SELECT p.person_id, p.person_id, NULL, j.from_us, 'account' FROM person p LEFT JOIN joined j ON j.account_id = p.person_id
  UNION ALL
  SELECT account_id, owner, from_us, NULL, 'same directory e-mail' FROM joined
  ORDER BY 1, 3 NULLS FIRST`;

/** Role of each snapshot's month; it holds until the next snapshot that names the person. */
export const personRoles: Sql = sql`
  INSERT INTO person_role
  SELECT p.person_id, d.as_of, min(d.role)
  FROM directory_entry d JOIN person p ON lower(p.name) = lower(d.account)
  WHERE coalesce(d.role, '') <> '' GROUP BY ALL ORDER BY 1, 2`;

/** What a person's role is called on days before the first snapshot that names them. */
export const UNKNOWN_ROLE = 'unknown';
