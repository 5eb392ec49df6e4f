import type { Handlers } from '../../contract/api.ts';
import { requireCase, type EngineState } from '../engine-state.ts';
import { attachLabels } from '../evaluation/attach-labels.ts';
import { evaluateCase } from '../evaluation/evaluate-case.ts';

export const evaluationHandlers = (state: EngineState) =>
  ({
    'labels.attach': async ({ path }) => {
      const receipt = await attachLabels(requireCase(state), path);
      state.broadcast('case.changed', { what: 'labels' });
      return receipt;
    },
    'evaluation.run': async () => evaluateCase(requireCase(state)),
  }) satisfies Pick<Handlers, 'labels.attach' | 'evaluation.run'>;
