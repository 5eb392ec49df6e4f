import { sql } from '../domain/sql.ts';
import type { FeatureGroupSql } from './parts/group.ts';
import { keyHistory } from './parts/keys.ts';

/** Adopted: in use for at most a month, by someone with more than a month of history when it began. */
const ADOPTED = 'day - since <= 30 AND since - first_day > 30';

/** Web visits: how many, when, and to which domains. */
const group: FeatureGroupSql = {
  id: 'web',
  title: 'web visits',
  prepare: [
    keyHistory(
      'domain_history',
      sql`SELECT person_id, day, key, sum(n) AS n FROM activity WHERE action = 'web-visited' GROUP BY ALL`,
    ),
  ],
  reads: [
    {
      from: sql`SELECT a.*, h.share FROM activity a JOIN hour_share h USING (person_id, day, hour) WHERE a.action = 'web-visited'`,
      measures: [
        { id: 'web-visits', value: 'sum(n)' },
        { id: 'web-hour', value: 'max(-ln(share))' },
      ],
    },
    {
      from: sql`FROM domain_history`,
      measures: [
        { id: 'web-new-domains', value: 'sum(rarity ORDER BY key) FILTER (days_with = 0)' },
        { id: 'web-adopted-domains', value: `sum(n * rarity ORDER BY key) FILTER (${ADOPTED})` },
      ],
    },
  ],
};
export default group;
