import { risks, writeRiskParts, writeRisks } from '../../../../models/risk/risk.ts';
import type { Stage } from '../stage.ts';

const stage: Stage = {
  id: 'risk',
  needs: ['scores'],
  version: 1,
  partition: 'person',
  reach: 'everything',
  tables: ['risk', 'risk_part'],
  run: async ({ database, progress }) => {
    await progress('Turning surprise into risk', 0, 1);
    await database.run(risks);
    return async () => {
      await database.run(writeRisks);
      await database.run(writeRiskParts);
      await database.run('DROP TABLE risk_of_day');
    };
  },
};
export default stage;
