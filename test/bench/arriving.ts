import { openCase } from '../../electron/engine/case/case-file.ts';
import { ownersOf } from '../../electron/engine/signals/owners.ts';
import { readSignalEvents } from '../../electron/engine/signals/read-events.ts';
import type { Action } from '../../models/domain/event.ts';
import type { SignalInfo } from '../../models/domain/signal.ts';
import { FOLD_SIGNALS } from '../../models/signals/index.ts';
import { SignInHistory } from '../../models/signals/parts/sign-in-history.ts';
import type { Fold, SignalContext } from '../../models/signals/parts/signal.ts';
import { NO_LISTS } from '../models/signals/events.ts';

const MOST_EVENTS = 2_000_000;
const GOAL_MS = 1;

/** Milliseconds that each event of a case takes through every fold, one after another as they happened. */
export async function arriving(path: string): Promise<Float64Array> {
  const open = await openCase(path, { actor: 'bench', nowUs: () => Date.now() * 1000 });
  try {
    const byAction = new Map<Action, Fold[]>();
    const signIns = new SignInHistory();
    for (const signal of FOLD_SIGNALS) {
      const fold = signal.begin(contextOf(signal, signIns));
      for (const action of signal.actions) byAction.set(action, [...(byAction.get(action) ?? []), fold]);
    }
    const reading = {
      owners: await ownersOf(open.writer),
      zone: 'UTC',
      signal: new AbortController().signal,
      onEvents: () => Promise.resolve(),
    };
    const took = new Float64Array(MOST_EVENTS);
    let count = 0;
    for await (const chunk of readSignalEvents(open.writer, [...byAction.keys()], reading)) {
      for (let row = 0; row < chunk.events && count < MOST_EVENTS; row++) {
        const event = chunk.at(row);
        const folds = byAction.get(event.action) ?? [];
        const since = performance.now();
        for (const fold of folds) fold(event, () => undefined);
        took[count++] = performance.now() - since;
      }
      if (count === MOST_EVENTS) break;
    }
    return took.subarray(0, count);
  } finally {
    await open.close();
  }
}

const contextOf = ({ tunables }: SignalInfo, signIns: SignInHistory): SignalContext => ({
  value: (key) => tunables[key]?.value ?? NaN,
  nameOf: (who) => `person ${who}`,
  hostName: (host) => `host ${host}`,
  lists: NO_LISTS,
  recent: () => -Infinity,
  signIns,
});

export function printArriving(took: Float64Array): void {
  const sorted = took.toSorted();
  const at = (share: number) => ((sorted[Math.floor(sorted.length * share)] ?? NaN) * 1000).toFixed(1);
  const mean = (took.reduce((sum, ms) => sum + ms, 0) / took.length) * 1000;
  const most = sorted.at(-1) ?? NaN;
  console.log(
    `  one event through all folds: mean ${mean.toFixed(1)} µs, p99 ${at(0.99)} µs, p99.99 ${at(0.9999)} µs, at most ${most.toFixed(2)} ms (with what else the computer did), p99 under ${GOAL_MS} ms: ${(sorted[Math.floor(sorted.length * 0.99)] ?? NaN) < GOAL_MS}`,
  );
}
