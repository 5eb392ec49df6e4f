import { hostAddresses } from '../../../../models/identity/host-addresses.ts';
import { hostIdentities } from '../../../../models/identity/host-identity.ts';
import {
  directoryOwners,
  people,
  personAccounts,
  personEvidence,
  personRoles,
  personSuggestions,
  personZones,
} from '../../../../models/identity/people.ts';
import { dropNames, joinNames } from '../identities.ts';
import type { Stage } from '../stage.ts';

const QUERIES = [
  people,
  personAccounts,
  personRoles,
  personEvidence,
  personSuggestions,
  hostIdentities,
  hostAddresses,
];

const stage: Stage = {
  id: 'identity',
  needs: [],
  version: 6,
  partition: 'case',
  reach: 'everything',
  decisions: ['merge', 'split'],
  tables: [
    'person',
    'person_account',
    'person_role',
    'person_zone',
    'person_evidence',
    'directory_owner',
    'person_suggestion',
    'host_identity',
    'host_address',
  ],
  run: async ({ database, zone, progress }) => {
    await progress('Naming people and hosts', 0, 1);
    await joinNames(database, zone);
    return async () => {
      for (const query of [directoryOwners, personZones(zone), ...QUERIES]) await database.run(query);
      await dropNames(database);
    };
  },
};
export default stage;
