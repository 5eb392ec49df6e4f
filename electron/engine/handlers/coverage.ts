import type { Handlers } from '../../contract/api.ts';
import { coverageOf, peopleCoverageOf } from '../coverage/coverage.ts';
import type { EngineState } from '../engine-state.ts';
import { reading } from './reading.ts';

export const coverageHandlers = (state: EngineState) =>
  ({
    'coverage.streams': (_input, context) =>
      reading(state, context, async (database, open) => coverageOf(database, await open.zone())),
    'coverage.people': ({ people, from, to }, context) =>
      reading(state, context, (database) => peopleCoverageOf(database, people, from, to)),
  }) satisfies Pick<Handlers, 'coverage.streams' | 'coverage.people'>;
