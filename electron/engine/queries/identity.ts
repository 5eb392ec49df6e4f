import type { DecisionKind } from '../../../models/domain/decision.ts';
import { sql } from '../../../models/domain/sql.ts';

/** A row a span in which an account is the person's; the first record in which it acts, else is acted on. What ends at 0 never began: the analyst gave it to another person. */
export const identityAccounts = (person: number) => sql`
  WITH owned AS (
    SELECT account_id, person_id, nullif(valid_from_us, 0) AS from_us, valid_to_us AS to_us, reason FROM person_account
    WHERE person_id = ${person}::INTEGER AND valid_to_us IS DISTINCT FROM 0),
  used AS (
    SELECT o.account_id, o.from_us, count(*) AS events, arg_min(e.event_id, (e.at_us, e.event_id)) AS first
    FROM owned o JOIN event e ON e.account_id = o.account_id AND e.at_us >= coalesce(o.from_us, e.at_us) AND e.at_us < coalesce(o.to_us, e.at_us + 1)
    WHERE e.account_id IN (SELECT account_id FROM owned) GROUP BY ALL),
  met AS (
    SELECT target_account_id AS account_id, arg_min(event_id, (at_us, event_id)) AS first FROM event
    WHERE target_account_id IN (SELECT account_id FROM owned WHERE account_id NOT IN (SELECT account_id FROM used)) GROUP BY ALL)
  SELECT o.account_id AS account, a.name, o.from_us AS "from", o.to_us AS "to", o.reason, coalesce(u.events, 0) AS events,
    format('{:016x}', coalesce(u.first, m.first)) AS first, x.source_id AS source, x.decision_id AS decision
  FROM owned o JOIN account a USING (account_id) LEFT JOIN used u ON u.account_id = o.account_id AND u.from_us IS NOT DISTINCT FROM o.from_us
    LEFT JOIN met m ON m.account_id = o.account_id
    LEFT JOIN person_evidence x ON x.account_id = o.account_id AND x.person_id = o.person_id AND x.from_us IS NOT DISTINCT FROM o.from_us
  ORDER BY o.account_id <> o.person_id, events DESC, account, "from" NULLS FIRST`;

/** Suggestions that name the person's accounts, or the person. */
export const identitySuggestions = (person: number) => sql`
  WITH owner AS (
    SELECT account_id, arg_min(person_id, coalesce(valid_from_us, -1)) AS person_id FROM person_account
    WHERE valid_to_us IS DISTINCT FROM 0 GROUP BY account_id)
  SELECT s.account_id AS account, a.name, o.person_id AS person, list(s.person_id ORDER BY s.person_id) AS candidates, s.reason
  FROM person_suggestion s JOIN owner o USING (account_id) JOIN account a USING (account_id)
  GROUP BY ALL HAVING o.person_id = ${person}::INTEGER OR list_contains(list(s.person_id), ${person}::INTEGER) ORDER BY ALL`;

/** Every decision, the newest first, with the accounts that it names where the case has them. */
export const decisionRows = () => sql`
  WITH told AS (
    SELECT *, coalesce(detail->>'$.person', detail->>'$.account') AS who, coalesce(detail->>'$.into', detail->>'$.from') AS other
    FROM decision WHERE kind IN ('merge', 'split'))
  SELECT d.decision_id AS decision, d.kind, d.who, d.other, d.at_us AS "at", d.actor, d.note, d.undone_us AS undone,
    a.account_id AS "whoId", b.account_id AS "otherId"
  FROM told d LEFT JOIN account a ON a.name = d.who LEFT JOIN account b ON b.name = d.other
  ORDER BY d.decision_id DESC`;

/** Pseudonyms that these names were given as people of their own, by lower-case name. */
export const ownPseudonyms = (namesJson: string) => sql`
  SELECT subject, pseudonym FROM pseudonym
  WHERE subject IN (SELECT lower(unnest(from_json(${namesJson}::JSON, '["VARCHAR"]'))))`;

export const personCalled = (person: number) => sql`
  SELECT name FROM person WHERE person_id = ${person}::INTEGER`;

export const accountCalled = (account: number) => sql`
  SELECT name FROM account WHERE account_id = ${account}::INTEGER`;

export const ownsAccount = (person: number, account: number) => sql`
  SELECT 1 AS owned FROM person_account WHERE person_id = ${person}::INTEGER AND account_id = ${account}::INTEGER
    AND valid_to_us IS DISTINCT FROM 0 LIMIT 1`;

export const decisionCalled = (decision: number) => sql`
  SELECT kind, detail, undone_us AS undone FROM decision WHERE decision_id = ${decision}::BIGINT`;

interface NewDecision {
  readonly atUs: number;
  readonly actor: string;
  readonly kind: DecisionKind;
  readonly detail: string;
  readonly note: string | null;
}

export const addDecision = ({ atUs, actor, kind, detail, note }: NewDecision) => sql`
  INSERT INTO decision (decision_id, at_us, actor, kind, detail, note)
  SELECT coalesce(max(decision_id), 0) + 1, ${BigInt(atUs)}::BIGINT, ${actor}, ${kind}, ${detail}, ${note}::VARCHAR FROM decision
  RETURNING decision_id AS decision`;

export const undoDecision = (decision: number, atUs: number) => sql`
  UPDATE decision SET undone_us = ${BigInt(atUs)}::BIGINT WHERE decision_id = ${decision}::BIGINT`;
