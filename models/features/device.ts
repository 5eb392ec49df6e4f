import { sql } from '../domain/sql.ts';
import type { FeatureGroupSql } from './parts/group.ts';
import { RARE_HOUR } from './parts/hours.ts';
import { keyHistory } from './parts/keys.ts';

/** Removable media: how often, when, and on which computers. */
const group: FeatureGroupSql = {
  id: 'device',
  title: 'removable media',
  prepare: [
    keyHistory(
      'device_history',
      sql`SELECT person_id, day, host_id AS key, sum(n) AS n FROM activity
      WHERE action = 'device-connected' AND host_id IS NOT NULL GROUP BY ALL`,
    ),
  ],
  reads: [
    {
      from: sql`SELECT a.*, h.share, h.share < ${RARE_HOUR} AS rare FROM activity a JOIN hour_share h USING (person_id, day, hour)
        WHERE a.action = 'device-connected'`,
      measures: [
        { id: 'device-connects', value: 'sum(n)' },
        { id: 'device-rare-hours', value: 'sum(n) FILTER (rare)' },
        { id: 'device-hour', value: 'max(-ln(share))' },
      ],
    },
    {
      from: sql`FROM device_history`,
      measures: [{ id: 'device-new-hosts', value: 'count(*) FILTER (days_with = 0)' }],
    },
  ],
};
export default group;
