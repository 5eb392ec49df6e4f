import type { RequestContext } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { OpenCase } from '../case/open-case.ts';
import type { Database } from '../database/database.ts';
import { requireCase, type EngineState } from '../engine-state.ts';

/**
 * Runs `work` on a connection of its own, so that cancelling one request interrupts no other. Throws NO_CASE, and
 * CANCELLED where the request was cancelled or the case closed meanwhile.
 */
export async function reading<T>(
  state: EngineState,
  context: RequestContext,
  work: (database: Database, open: OpenCase) => Promise<T>,
): Promise<T> {
  const open = requireCase(state);
  const signal = AbortSignal.any([context.signal, open.closing]);
  if (signal.aborted) throw cancelled();
  const database = await open.reader.sibling();
  const stop = interrupting(database, signal);
  try {
    const result = await work(database, open);
    if (signal.aborted) throw cancelled();
    return result;
  } catch (error) {
    throw signal.aborted ? cancelled(error) : error;
  } finally {
    stop();
    database.close();
  }
}

const AGAIN_MS = 20;

/** Interrupts from the abort on, again and again: an interrupt between two queries of a request stops neither. */
function interrupting(database: Database, signal: AbortSignal): () => void {
  let timer: NodeJS.Timeout | undefined;
  const start = () => {
    database.interrupt();
    timer = setInterval(() => database.interrupt(), AGAIN_MS);
  };
  signal.addEventListener('abort', start, { once: true });
  return () => {
    signal.removeEventListener('abort', start);
    clearInterval(timer);
  };
}

const cancelled = (cause?: unknown) => new AppError('CANCELLED', 'The request was cancelled.', {}, cause);
