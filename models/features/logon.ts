import { sql } from '../domain/sql.ts';
import type { FeatureGroupSql } from './parts/group.ts';
import { RARE_HOUR } from './parts/hours.ts';
import { keyHistory } from './parts/keys.ts';

/** Logons, their hours and hosts, and the time between logon and logoff of one day. */
const group: FeatureGroupSql = {
  id: 'logon',
  title: 'logons',
  prepare: [
    keyHistory(
      'host_history',
      sql`SELECT person_id, day, host_id AS key, sum(n) AS n FROM activity WHERE action = 'logged-on' AND host_id IS NOT NULL
      GROUP BY ALL`,
    ),
  ],
  reads: [
    {
      from: sql`SELECT a.*, h.share, h.share < ${RARE_HOUR} AS rare FROM activity a JOIN hour_share h USING (person_id, day, hour)
        WHERE a.stream = 'logon'`,
      measures: [
        { id: 'logons', value: "sum(n) FILTER (action = 'logged-on')" },
        { id: 'logons-rare-hours', value: "sum(n) FILTER (action = 'logged-on' AND rare)" },
        { id: 'logon-hour', value: 'max(-ln(share))' },
      ],
    },
    {
      from: sql`FROM host_history`,
      measures: [
        { id: 'host-rarity', value: 'max(own_rarity)' },
        { id: 'rare-host-logons', value: 'sum(n) FILTER (days_with * 10 < days_before)' },
      ],
    },
    {
      from: sql`SELECT s.person_id, date_diff('day', DATE '1970-01-01', begun::DATE)::INTEGER AS day, session_id,
          least(16, (s.end_us - s.start_us) / 3.6e9) AS hours
        FROM session s JOIN person_zone p ON p.person_id = s.person_id AND s.start_us >= p.from_us AND s.start_us < p.to_us,
          LATERAL (SELECT timezone(p.zone, make_timestamptz(s.start_us)) AS begun,
          timezone(p.zone, make_timestamptz(s.end_us)) AS ended)
        WHERE s.kind = 'logon' AND s.closed AND begun::DATE = ended::DATE`,
      measures: [{ id: 'session-hours', value: 'sum(hours ORDER BY session_id)' }],
    },
  ],
};
export default group;
