import { sql } from '../domain/sql.ts';
import { eventsOfPeople, localDay } from './parts/activity.ts';
import type { FeatureGroupSql } from './parts/group.ts';
import { keyHistory } from './parts/keys.ts';

/** Mail sent: how much, to how many, and what left the organisation. */
const group: FeatureGroupSql = {
  id: 'email',
  title: 'mail',
  prepare: [
    sql`CREATE OR REPLACE TEMP TABLE mail AS
      SELECT p.person_id, ${localDay} AS day, e.event_id, lower(regexp_extract(e.from_address, '@(.*)$', 1)) AS sender_domain,
        list_distinct(list_filter(string_split(lower(e.resource), ';'), lambda x: x <> '')) AS recipients,
        coalesce(e.bytes, 0) AS bytes, coalesce(e.items, 0) AS items
      FROM ${eventsOfPeople} WHERE e.stream = 'email'`,
    // The organisation's own domain as most mail up to that day has it: nothing of a later day decides.
    sql`CREATE OR REPLACE TEMP TABLE own_domain AS
      WITH daily AS (SELECT day, sender_domain, count(*) AS n FROM mail WHERE sender_domain <> '' GROUP BY ALL),
      days AS (SELECT DISTINCT day FROM mail),
      total AS (SELECT d.day, s.sender_domain, sum(s.n) AS n FROM days d JOIN daily s ON s.day <= d.day GROUP BY ALL)
      SELECT day, arg_max(sender_domain, (n, sender_domain)) AS domain FROM total GROUP BY day`,
    sql`CREATE OR REPLACE TEMP TABLE mail_recipient AS
      SELECT person_id, day, key, count(*) AS n FROM (SELECT person_id, day, unnest(recipients) AS key FROM mail) GROUP BY ALL`,
    keyHistory('recipient_history', sql`FROM mail_recipient`),
  ],
  reads: [
    {
      from: sql`SELECT m.*, len(list_filter(recipients, lambda x: NOT ends_with(x, '@' || domain))) > 0 AS outside
        FROM mail m LEFT JOIN own_domain USING (day)`,
      measures: [
        { id: 'mails', value: 'count(*)' },
        { id: 'mail-recipients', value: 'sum(len(recipients))' },
        { id: 'mail-bytes-outside', value: 'sum(bytes) FILTER (outside)' },
        { id: 'mail-attachments', value: 'sum(items)' },
      ],
    },
    {
      from: sql`FROM recipient_history LEFT JOIN own_domain USING (day)`,
      measures: [
        {
          id: 'mail-new-outside',
          value: "count(*) FILTER (days_with = 0 AND NOT ends_with(key, '@' || domain))",
        },
      ],
    },
  ],
};
export default group;
