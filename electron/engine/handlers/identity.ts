import type { Handlers } from '../../contract/api.ts';
import { requireCase, type EngineState } from '../engine-state.ts';
import { shown } from '../masking/shown.ts';
import { isMasked } from '../masking/unmasking.ts';
import { mergePeople, splitAccount, undoDecision, type Deciding } from '../people/change-identity.ts';
import { identityOf } from '../people/identity.ts';
import { reading } from './reading.ts';

type IdentityHandlers = Pick<Handlers, 'people.identity' | 'people.merge' | 'people.split' | 'people.undo'>;

export const identityHandlers = (state: EngineState) =>
  ({
    'people.identity': ({ person }, context) =>
      reading(state, context, async (database, open) => {
        const masked = !context.unmasked && isMasked(open, state.settings.nowUs());
        const names = await shown(state, open, database, context.unmasked);
        return identityOf(database, open, { names, masked }, person);
      }),
    'people.merge': ({ note, ...input }) =>
      telling(state, mergePeople(requireCase(state), input, deciding(state, note))),
    'people.split': ({ note, ...input }) =>
      telling(state, splitAccount(requireCase(state), input, deciding(state, note))),
    'people.undo': async ({ decision }) => {
      await telling(state, undoDecision(requireCase(state), decision, deciding(state)));
      return {};
    },
  }) satisfies IdentityHandlers;

const deciding = ({ settings: { actor, nowUs } }: EngineState, note?: string): Deciding => ({
  actor,
  nowUs,
  note,
});

/** What was computed is stale from here on: everybody who looks learns it. */
async function telling<T>(state: EngineState, work: Promise<T>): Promise<T> {
  const result = await work;
  state.broadcast('case.changed', { what: 'scores' });
  return result;
}
