import type { EventName, Events } from '../contract/api.ts';
import { AppError } from '../contract/errors.ts';
import type { OpenCase } from './case/open-case.ts';

/** What whoever starts the engine gives it: its ports to the outside and where it may keep things. */
export interface EngineSettings {
  /** Recent cases and the like; per user. */
  readonly userDataDirectory: string;
  /** Who acts, for the audit log: "app", "cli", "host". */
  readonly actor: string;
  /** Microseconds UTC. A port, so that tests can hold time still. */
  readonly nowUs: () => number;
  /** A page as PDF; without it reports have none. */
  readonly print?: (html: string, signal: AbortSignal) => Promise<Uint8Array>;
}

/** The one mutable place of an engine: at most one case. Handlers get this and nothing else. */
export interface EngineState {
  readonly settings: EngineSettings;
  current: OpenCase | null;
  /** To every client. */
  readonly broadcast: <E extends EventName>(event: E, data: Events[E]) => void;
}

/** The open case, or NO_CASE. */
export function requireCase(state: EngineState): OpenCase {
  if (!state.current) throw new AppError('NO_CASE', 'No case is open. Open or create one first.');
  return state.current;
}
