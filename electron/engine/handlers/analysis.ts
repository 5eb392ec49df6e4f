import type { Handlers } from '../../contract/api.ts';
import { requireCase, type EngineState } from '../engine-state.ts';
import { runAnalysis } from '../pipeline/run-analysis.ts';
import { analysisStatus } from '../pipeline/status.ts';

export const analysisHandlers = (state: EngineState) =>
  ({
    'analysis.run': async (_, { signal, emit }) => {
      try {
        return await runAnalysis(requireCase(state), { signal, emit, nowUs: state.settings.nowUs });
      } finally {
        state.broadcast('case.changed', { what: 'scores' });
      }
    },
    'analysis.status': async () => analysisStatus(requireCase(state)),
  }) satisfies Pick<Handlers, 'analysis.run' | 'analysis.status'>;
