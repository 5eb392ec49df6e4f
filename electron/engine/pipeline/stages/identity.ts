import { hostAddresses } from '../../../../models/identity/host-addresses.ts';
import { hostIdentities } from '../../../../models/identity/host-identity.ts';
import { people, personAccounts, personRoles } from '../../../../models/identity/people.ts';
import { dropNames, joinNames } from '../identities.ts';
import type { Stage } from '../stage.ts';

const stage: Stage = {
  id: 'identity',
  needs: [],
  version: 2,
  partition: 'case',
  reach: 'everything',
  tables: ['person', 'person_account', 'person_role', 'host_identity', 'host_address'],
  run: async ({ database, zone, progress }) => {
    await progress('Naming people and hosts', 0, 1);
    await joinNames(database);
    return async () => {
      for (const query of [people(zone), personAccounts, personRoles, hostIdentities, hostAddresses])
        await database.run(query);
      await dropNames(database);
    };
  },
};
export default stage;
