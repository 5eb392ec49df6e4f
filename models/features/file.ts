import { sql } from '../domain/sql.ts';
import type { FeatureGroupSql } from './parts/group.ts';
import { keyHistory } from './parts/keys.ts';

/** Files copied to removable media: how many, and of which types. */
const group: FeatureGroupSql = {
  id: 'file',
  title: 'files',
  prepare: [
    keyHistory(
      'type_history',
      sql`SELECT person_id, day, key, sum(n) AS n FROM activity WHERE action = 'file-copied' GROUP BY ALL`,
    ),
  ],
  reads: [
    {
      from: sql`FROM type_history`,
      measures: [
        { id: 'file-copies', value: 'sum(n)' },
        { id: 'file-new-types', value: 'count(*) FILTER (days_with = 0)' },
        { id: 'file-type-rarity', value: 'sum(rarity * n ORDER BY key)' },
      ],
    },
  ],
};
export default group;
