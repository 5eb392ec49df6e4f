import type { SignalInfo } from '../../domain/signal.ts';
import type { SignalContext, Tell } from './signal.ts';

/** A session that was closed, in the order of their ends. */
export interface ClosedSession {
  readonly session: number;
  readonly person: number;
  readonly role: string;
  /** −1 for none. */
  readonly host: number;
  readonly startUs: number;
  readonly endUs: number;
  readonly events: readonly bigint[];
}

export interface SessionSignal extends SignalInfo {
  readonly begin: (context: SignalContext) => (session: ClosedSession, tell: Tell) => void;
}

/** What somebody did on one day, for slow kinds. */
export interface CollectionDay {
  readonly person: number;
  readonly role: string;
  readonly day: number;
  /** Different items used by the person for the first time, and some events that show it. */
  readonly fresh: number;
  /** Of these, items of shares and folders that the person began to use after two weeks, and nobody of the role but one did before. */
  readonly foreign: number;
  readonly startUs: number;
  readonly endUs: number;
  readonly events: readonly bigint[];
}

export interface DaySignal extends SignalInfo {
  /** All people's days of one day at a time, in the order of days. */
  readonly begin: (context: SignalContext) => (days: readonly CollectionDay[], tell: Tell) => void;
}
