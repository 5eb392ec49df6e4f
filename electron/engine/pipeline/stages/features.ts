import { UNKNOWN_ROLE } from '../../../../models/identity/people.ts';
import { FEATURE_GROUPS } from '../../../../models/features/index.ts';
import { activity, dayContext, personDays } from '../../../../models/features/parts/activity.ts';
import { insertMeasures } from '../../../../models/features/parts/group.ts';
import { hourShare } from '../../../../models/features/parts/hours.ts';
import { weekSums } from '../../../../models/features/parts/week.ts';
import type { Sql } from '../../../../models/domain/sql.ts';
import type { Stage } from '../stage.ts';

/** Every query in its order, in slices with words for them. */
export const FEATURE_SLICES: readonly { readonly title: string; readonly queries: readonly Sql[] }[] = [
  { title: 'Counting what people did by hour', queries: [activity, personDays(UNKNOWN_ROLE), dayContext] },
  { title: 'Learning hours', queries: [hourShare] },
  ...FEATURE_GROUPS.map(({ title, prepare, reads }) => ({
    title: `Measuring ${title}`,
    queries: [...prepare, ...reads.map(insertMeasures)],
  })),
  { title: 'Summing up weeks', queries: [weekSums] },
];

const stage: Stage = {
  id: 'features',
  needs: ['identity', 'sessions'],
  version: 1,
  partition: 'person',
  reach: 'everything',
  tables: ['person_day', 'feature_value'],
  run: async ({ database, progress }) => {
    for (const [done, { title, queries }] of FEATURE_SLICES.entries()) {
      await progress(title, done, FEATURE_SLICES.length);
      for (const query of queries) await database.run(query);
    }
    await database.run(
      `DROP TABLE activity; DROP TABLE day_context; DROP TABLE hour_share; DROP TABLE host_history; DROP TABLE device_history;
       DROP TABLE type_history; DROP TABLE domain_history; DROP TABLE recipient_history; DROP TABLE mail; DROP TABLE own_domain;
       DROP TABLE mail_recipient`,
    );
  },
};
export default stage;
