import type { Handlers } from '../../contract/api.ts';
import type { EngineState } from '../engine-state.ts';
import { candidatesOf } from '../replay/candidates.ts';
import { loadReplay } from '../replay/load-replay.ts';
import { reading } from './reading.ts';

export const replayHandlers = (state: EngineState) =>
  ({
    'replay.candidates': (input, context) =>
      reading(state, context, (database) => candidatesOf(database, input)),
    'replay.load': (input, context) => reading(state, context, (database) => loadReplay(database, input)),
  }) satisfies Pick<Handlers, 'replay.candidates' | 'replay.load'>;
