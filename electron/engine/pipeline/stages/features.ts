import { UNKNOWN_ROLE } from '../../../../models/identity/people.ts';
import { FEATURE_GROUPS } from '../../../../models/features/index.ts';
import { activity, dayContext, personDays } from '../../../../models/features/parts/activity.ts';
import { gatherMeasures, measureGroup } from '../../../../models/features/parts/group.ts';
import { hourShare } from '../../../../models/features/parts/hours.ts';
import { weekSums } from '../../../../models/features/parts/week.ts';
import type { Sql } from '../../../../models/domain/sql.ts';
import { writeDays } from '../../../../models/features/parts/write.ts';
import type { Database } from '../../database/database.ts';
import type { Stage } from '../stage.ts';

/** Every query in its order, in slices with words for them. */
export const FEATURE_SLICES: readonly { readonly title: string; readonly queries: readonly Sql[] }[] = [
  { title: 'Counting what people did by hour', queries: [activity, personDays(UNKNOWN_ROLE), dayContext] },
  { title: 'Learning hours', queries: [hourShare] },
  ...FEATURE_GROUPS.map((group) => ({
    title: `Measuring ${group.title}`,
    queries: [...group.prepare, ...measureGroup(group)],
  })),
  { title: 'Summing up weeks', queries: [gatherMeasures(FEATURE_GROUPS), weekSums] },
];

const stage: Stage = {
  id: 'features',
  needs: ['identity', 'sessions'],
  version: 4,
  partition: 'person',
  reach: 'everything',
  tables: ['person_day', 'feature_value'],
  run: async ({ database, progress }) => {
    try {
      for (const [done, { title, queries }] of FEATURE_SLICES.entries()) {
        await progress(title, done, FEATURE_SLICES.length);
        for (const query of queries) await database.run(query);
      }
    } catch (error) {
      await dropTemporaryTables(database);
      throw error;
    }
    return async () => {
      for (const query of writeDays) await database.run(query);
      await dropTemporaryTables(database);
    };
  },
};
export default stage;

/** The analysis is alone on its connection, so that all are its own. */
async function dropTemporaryTables(database: Database): Promise<void> {
  const tables = await database.rows<{ name: string }>(
    'SELECT table_name AS name FROM duckdb_tables() WHERE temporary',
  );
  for (const { name } of tables) await database.run(`DROP TABLE temp."${name}"`);
}
