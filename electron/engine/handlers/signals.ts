import type { Handlers } from '../../contract/api.ts';
import { requireCase, type EngineState } from '../engine-state.ts';
import { shown } from '../masking/shown.ts';
import { allowsThatHold } from '../pipeline/decisions.ts';
import { allow, signalStates, tune } from '../stories/tuning.ts';
import { originOf, signalsOf } from '../stories/read-stories.ts';
import { reading } from './reading.ts';
import { deciding, telling } from './stories.ts';

type SignalHandlers = Pick<
  Handlers,
  'events.origin' | 'signals.person' | 'signals.states' | 'signals.tune' | 'signals.allow' | 'signals.allowed'
>;

export const signalHandlers = (state: EngineState) =>
  ({
    'events.origin': ({ event }, context) =>
      reading(state, context, async (database, open) =>
        originOf(database, await shown(state, open, database, context.unmasked), event),
      ),
    'signals.person': ({ person }, context) =>
      reading(state, context, async (database, open) =>
        signalsOf(database, await shown(state, open, database, context.unmasked), person),
      ),
    'signals.states': (_, context) => reading(state, context, signalStates),
    'signals.tune': async ({ note, ...detail }, context) =>
      telling(state, context, tune(requireCase(state), detail, deciding(state, note))),
    'signals.allow': async (detail, context) =>
      telling(state, context, allow(requireCase(state), detail, deciding(state))),
    'signals.allowed': (_, context) =>
      reading(state, context, async (database, open) => {
        const names = await shown(state, open, database, context.unmasked);
        return (await allowsThatHold(database)).map((one) => ({
          ...one,
          value: names.text(one.value),
          why: names.text(one.why),
        }));
      }),
  }) satisfies SignalHandlers;
