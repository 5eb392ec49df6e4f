import { sessions } from '../../../../models/sessions/sessions.ts';
import type { Stage } from '../stage.ts';

const stage: Stage = {
  id: 'sessions',
  needs: ['identity'],
  version: 1,
  partition: 'person',
  reach: 'everything',
  tables: ['session'],
  run: async ({ database, progress }) => {
    await progress('Cutting sessions', 0, 1);
    return async () => {
      await database.run(sessions);
    };
  },
};
export default stage;
