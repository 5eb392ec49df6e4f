import { findSignals } from '../../../electron/engine/signals/find-signals.ts';
import type { OpenCase } from '../../../electron/engine/case/open-case.ts';
import { runAnalysis } from '../../../electron/engine/pipeline/run-analysis.ts';
import identity from '../../../electron/engine/pipeline/stages/identity.ts';
import sessions from '../../../electron/engine/pipeline/stages/sessions.ts';
import { SIGNAL_IDS } from '../../../models/domain/signal.ts';

/** All signals of what was imported, as nobody tuned them; only the stages that they rest on are run. */
export async function signalsOf(open: OpenCase) {
  await runAnalysis(open, {
    signal: new AbortController().signal,
    emit: () => undefined,
    nowUs: () => 1,
    stages: [identity, sessions],
  });
  const { signals } = await findSignals(open.writer, {
    zone: 'UTC',
    only: new Set(SIGNAL_IDS),
    tunes: [],
    allows: [],
    signal: new AbortController().signal,
    onEvents: () => Promise.resolve(),
  });
  return signals;
}
