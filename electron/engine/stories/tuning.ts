import type { SignalState } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { AllowDetail, TuneDetail } from '../../../models/domain/decision.ts';
import type { SignalId } from '../../../models/domain/signal.ts';
import { SIGNALS, signalInfo } from '../../../models/signals/index.ts';
import type { OpenCase } from '../case/open-case.ts';
import type { Database } from '../database/database.ts';
import { tunesThatHold } from '../pipeline/decisions.ts';
import * as queries from '../queries/stories.ts';
import { decide, type Deciding } from './judge.ts';

/** Throws BAD_REQUEST for what is no tunable, or out of its range: nothing is changed then. */
export function tune(open: OpenCase, detail: TuneDetail, deciding: Deciding): Promise<{ decision: number }> {
  const { signal, key, value } = detail;
  const tunable = knownSignal(signal).tunables[key];
  if (!tunable)
    throw new AppError(
      'BAD_REQUEST',
      `Signal ${signal} has no tunable "${key}"; it has ${Object.keys(signalInfo(signal as SignalId).tunables).join(', ') || 'none'}.`,
    );
  if (!Number.isFinite(value) || value < tunable.least || value > tunable.most)
    throw new AppError(
      'BAD_REQUEST',
      `${tunable.title} of ${signal} has to be ${tunable.least} to ${tunable.most} ${tunable.unit}; ${value} is not. Nothing was changed.`,
    );
  return open.exclusively('a tunable', () => decide(open, 'tune', 'signal.tuned', detail, deciding));
}

export function allow(
  open: OpenCase,
  detail: AllowDetail,
  deciding: Deciding,
): Promise<{ decision: number }> {
  knownSignal(detail.signal);
  return open.exclusively('an allowance', () => decide(open, 'allow', 'signal.allowed', detail, deciding));
}

function knownSignal(id: string) {
  const signal = SIGNALS.find((one) => one.id === id);
  if (signal) return signal;
  throw new AppError('BAD_REQUEST', `There is no signal "${id}". \`tracewell tune CASE --list\` names them.`);
}

export async function signalStates(database: Database): Promise<SignalState[]> {
  const rows = await database.rows<{ signal: string; events: number; reason: string | null; found: number }>(
    queries.signalStates(),
  );
  const states = new Map(rows.map((row) => [row.signal, row]));
  const tunes = await tunesThatHold(database);
  return SIGNALS.map(({ id, title, techniques, tunables }) => ({
    signal: id,
    title,
    techniques,
    events: states.get(id)?.events ?? 0,
    reason: states.has(id) ? (states.get(id)?.reason ?? null) : 'not analysed yet',
    found: states.get(id)?.found ?? 0,
    tunables: Object.entries(tunables).map(([key, tunable]) => ({
      ...tunable,
      key,
      set: tunes
        .filter((one) => one.signal === id && one.key === key)
        .map(({ role, value, decision }) => ({ role: role ?? null, value, decision })),
    })),
  }));
}
