import type { Handlers } from '../../contract/api.ts';
import { readColumns } from '../database/columnar.ts';
import type { EngineState } from '../engine-state.ts';
import { activityOfAccounts, activityOfPeople } from '../queries/organisation.ts';
import { reading } from './reading.ts';

const ACTIVITY = { day: 'i32', events: 'f64', people: 'f64' } as const;

export const organisationHandlers = (state: EngineState) =>
  ({
    'organisation.activity': (_input, context) =>
      reading(state, context, async (database, open) => {
        const analysed = await readColumns(database, activityOfPeople(), ACTIVITY);
        return analysed.rows > 0
          ? analysed
          : readColumns(database, activityOfAccounts(await open.zone()), ACTIVITY);
      }),
  }) satisfies Pick<Handlers, 'organisation.activity'>;
