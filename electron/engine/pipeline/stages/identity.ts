import { people, personAccounts, personRoles } from '../../../../models/identity/people.ts';
import type { Stage } from '../stage.ts';

const stage: Stage = {
  id: 'identity',
  needs: [],
  version: 1,
  partition: 'case',
  reach: 'everything',
  tables: ['person', 'person_account', 'person_role'],
  run: async ({ database, zone, progress }) => {
    await progress('Naming people', 0, 1);
    return async () => {
      await database.run(people(zone));
      await database.run(personAccounts);
      await database.run(personRoles);
    };
  },
};
export default stage;
