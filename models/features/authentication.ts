import { sql } from '../domain/sql.ts';
import { eventsOfPeople, localDay } from './parts/activity.ts';
import type { FeatureGroupSql } from './parts/group.ts';
import { keyHistory } from './parts/keys.ts';

/** Sign-ins over the network, refused ones, other credentials, and rights that are used or given. */
const group: FeatureGroupSql = {
  id: 'authentication',
  title: 'network sign-ins and credentials',
  prepare: [
    sql`CREATE OR REPLACE TEMP TABLE signed_in AS
      SELECT p.person_id, ${localDay} AS day, e.dst_host_id, e.action, count(*) AS n FROM ${eventsOfPeople}
      WHERE e.stream IN ('authentication', 'iam') GROUP BY ALL`,
    keyHistory(
      'remote_history',
      sql`SELECT person_id, day, coalesce(i.same_as, dst_host_id) AS key, sum(n) AS n
        FROM signed_in LEFT JOIN host_identity i ON i.host_id = dst_host_id
        WHERE action = 'remote-logon' AND dst_host_id IS NOT NULL GROUP BY ALL`,
    ),
  ],
  reads: [
    {
      from: sql`FROM signed_in`,
      measures: [
        {
          id: 'refused-logons',
          value: "sum(n) FILTER (action IN ('logon-failed', 'preauthentication-failed'))",
        },
        {
          id: 'credential-changes',
          value: "sum(n) FILTER (action IN ('explicit-credentials', 'new-credentials'))",
        },
        { id: 'special-privileges', value: "sum(n) FILTER (action = 'special-privileges')" },
        {
          id: 'rights-given',
          value: "sum(n) FILTER (action IN ('group-member-added', 'account-created', 'password-reset'))",
        },
      ],
    },
    {
      from: sql`FROM remote_history`,
      measures: [
        { id: 'remote-hosts', value: 'count(*)' },
        { id: 'remote-new-hosts', value: 'sum(rarity ORDER BY key) FILTER (days_with = 0)' },
      ],
    },
  ],
};
export default group;
