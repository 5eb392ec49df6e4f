import type { Handlers } from '../contract/api.ts';
import { AppError } from '../contract/errors.ts';
import { Clients } from './clients.ts';
import type { EngineSettings, EngineState } from './engine-state.ts';
import { createHandlers } from './handlers/index.ts';
import { CaseLocks, samePath, withLocks } from './lock/case-locks.ts';
import { Door, type Admit } from './server.ts';

export interface Engine {
  readonly handlers: Handlers;
  readonly state: EngineState;
  readonly clients: Clients;
  /** Where other processes of this user reach it. */
  readonly door: Door;
  /** Closes the case, its lock and every connection. `patiently`: after what is being asked is answered. */
  readonly close: (patiently?: boolean) => Promise<void>;
}

/**
 * An engine with no case open. It listens at once: a case is only opened under a lock that says how to share it.
 * `onCase` hears which case is open, null for none.
 */
export async function createEngine(
  settings: EngineSettings,
  onCase: (path: string | null) => void = () => undefined,
): Promise<Engine> {
  const clients = new Clients();
  const state: EngineState = { settings, current: null, broadcast: clients.broadcast };
  const admit: Admit = (channel, { casePath, unmasked }) =>
    void clients.add(channel, {
      unmasked,
      ...(casePath !== null && { guard: guardOf(casePath, state, locks) }),
    });
  const door = await Door.open(admit);
  const locks = new CaseLocks(door);
  const handlers = withLocks(createHandlers(state), state, locks, onCase);
  clients.use(handlers);

  async function close(patiently = false): Promise<void> {
    if (patiently) await clients.idle();
    const signal = new AbortController().signal;
    await handlers['cases.close']({}, { signal, emit: clients.broadcast });
    clients.close();
    await door.close();
  }
  return { handlers, state, clients, door, close };
}

const OWNERS_OWN = new Set(['cases.create', 'cases.close']);

/** A client that shares a case may do everything in it, but not take it away from the one who opened it. */
function guardOf(casePath: string, state: EngineState, locks: CaseLocks) {
  return async (method: string, input: unknown): Promise<void> => {
    await locks.opening;
    if (state.current?.path !== casePath)
      throw new AppError(
        'NO_CASE',
        `The case "${casePath}" was closed by the process that had opened it. Try again.`,
      );
    const other = method === 'cases.open' && (await samePath(pathIn(input))) !== casePath;
    if (!other && !OWNERS_OWN.has(method)) return;
    throw new AppError(
      'BUSY',
      `This connection shares "${casePath}" with the process that opened it. Open another case in a window of its own.`,
    );
  };
}

const pathIn = (input: unknown) =>
  typeof input === 'object' && input !== null && 'path' in input ? String(input.path) : '';
