import { cutSessions, SESSION_TABLES, sessions } from '../../../../models/sessions/sessions.ts';
import type { Database } from '../../database/database.ts';
import type { Stage } from '../stage.ts';

const stage: Stage = {
  id: 'sessions',
  needs: ['identity'],
  version: 2,
  partition: 'person',
  reach: 'everything',
  tables: ['session'],
  run: async ({ database, progress }) => {
    try {
      for (const [done, query] of cutSessions.entries()) {
        await progress('Cutting sessions', done, cutSessions.length);
        await database.run(query);
      }
    } catch (error) {
      await dropTables(database);
      throw error;
    }
    return async () => {
      await database.run(sessions);
      await dropTables(database);
    };
  },
};
export default stage;

async function dropTables(database: Database): Promise<void> {
  for (const table of SESSION_TABLES) await database.run(`DROP TABLE IF EXISTS temp.${table}`);
}
