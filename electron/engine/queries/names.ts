import { sql } from '../../../models/domain/sql.ts';
import { container } from '../../../models/graph/container.ts';

/** Teams that lists name where a person may stand. */
const TEAMS = '\\b(?:team|desk|service|services|operations|group|department|it|support|security|office)\\b';

/** Everyone that the case can name, one row a name: `subject` (lower case) is whose pseudonym it gets. */
export const knownNames = () => sql`
  WITH owner AS (
    SELECT lower(a.name) AS account, lower(p.name) AS subject
    FROM account a JOIN person_account USING (account_id) JOIN person p USING (person_id)
    UNION SELECT o.account, lower(p.name) FROM directory_owner o JOIN person p USING (person_id)
  ), listed AS (
    SELECT account, full_name, email FROM directory_entry
    UNION SELECT account, full_name, NULL FROM psychometric
    UNION SELECT name, NULL, NULL FROM account WHERE kind = 'user'
    UNION SELECT account, NULL, NULL FROM context_duty WHERE NOT contains(account, ' ')
    UNION SELECT account, NULL, NULL FROM context_travel WHERE NOT contains(account, ' ')
    UNION SELECT value, NULL, NULL FROM context_indicator WHERE kind = 'account' AND NOT contains(value, ' ')
  ), named AS (
    SELECT supervisor AS full_name FROM directory_entry
    UNION SELECT name FROM (SELECT requester AS name FROM context_change UNION SELECT implementer FROM context_change
      UNION SELECT approver FROM context_allow UNION SELECT owner FROM context_asset UNION SELECT owner FROM context_account
      UNION SELECT account FROM context_duty UNION SELECT account FROM context_travel UNION SELECT value FROM context_indicator WHERE kind = 'account')
    WHERE contains(name, ' ') AND NOT regexp_matches(lower(name), ${TEAMS})
  ), chief AS (
    SELECT DISTINCT full_name FROM named
    WHERE full_name <> '' AND lower(full_name) NOT IN (SELECT lower(form) FROM (SELECT unnest([full_name, account, email]) AS form FROM listed) WHERE form <> '')
  )
  SELECT coalesce(o.subject, lower(l.account)) AS subject, l.account, l.full_name, l.email
  FROM listed l LEFT JOIN owner o ON o.account = lower(l.account) WHERE l.account <> ''
  UNION ALL SELECT lower(full_name), NULL, full_name, NULL FROM chief
  ORDER BY ALL`;

/** Ids with the subject they belong to and the name shown once unmasked. */
export const personNames = () => sql`
  SELECT p.person_id AS id, lower(p.name) AS subject,
    coalesce(coalesce(d.full_name, o.full_name) || ' (' || p.name || ')', p.name) AS name
  FROM person p
  LEFT JOIN (SELECT person_id, arg_max(full_name, as_of) AS full_name
    FROM directory_entry d JOIN directory_owner o ON o.account = lower(d.account) GROUP BY ALL) o USING (person_id)
  LEFT JOIN (SELECT lower(account) AS account, arg_max(full_name, as_of) AS full_name FROM directory_entry GROUP BY ALL) d
    ON d.account = lower(p.name)`;

export const accountNames = () => sql`
  SELECT a.account_id AS id, lower(coalesce(min(p.name), a.name)) AS subject, a.name
  FROM account a LEFT JOIN person_account USING (account_id) LEFT JOIN person p USING (person_id)
  WHERE a.kind = 'user' GROUP BY a.account_id, a.name`;

/** Accounts of services, computers and the system: nobody's, and so nothing to hide but names inside. */
export const otherAccountNames = () => sql`SELECT account_id AS id, name FROM account WHERE kind <> 'user'`;

export const hostNames = () => sql`SELECT host_id AS id, name FROM host`;

export const takenPseudonyms = () => sql`SELECT subject, pseudonym FROM pseudonym`;

/** Ids come as 16 hex digits in a JSON list. */
export const resources = (idsJson: string) => sql`
  WITH wanted AS (SELECT unnest(from_json(${idsJson}::JSON, '["VARCHAR"]')) AS hex)
  SELECT hex, any_value(resource) AS resource FROM wanted
  JOIN event ON event_id = ('0x' || hex)::UBIGINT GROUP BY hex`;

/** Likewise what the resources belong to. */
export const containers = (idsJson: string) => sql`
  WITH wanted AS (SELECT unnest(from_json(${idsJson}::JSON, '["VARCHAR"]')) AS hex)
  SELECT hex, any_value(${container('e')}) AS resource FROM wanted
  JOIN event e ON e.event_id = ('0x' || hex)::UBIGINT GROUP BY hex`;
