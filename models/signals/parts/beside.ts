import type { SignalInfo } from '../../domain/signal.ts';
import type { SignalContext, Tell } from './signal.ts';

/** A session that was closed, in the order of their ends. */
export interface ClosedSession {
  readonly session: number;
  readonly person: number;
  readonly account: number;
  readonly role: string;
  /** −1 for none. */
  readonly host: number;
  readonly startUs: number;
  readonly endUs: number;
}

/** What it tells is proved by the sign-in at the session's beginning, which is found afterwards. */
export interface SessionSignal extends SignalInfo {
  readonly begin: (context: SignalContext) => (session: ClosedSession, tell: Tell) => void;
}

/** What somebody did on one day, for slow kinds. */
export interface CollectionDay {
  readonly person: number;
  readonly role: string;
  readonly day: number;
  /** Different items used by the person for the first time. */
  readonly fresh: number;
  /** Of these, items of shares and folders that the person began to use after two weeks, and nobody of the role but one did before. */
  readonly foreign: number;
  readonly startUs: number;
  readonly endUs: number;
}

/** What it tells of somebody's span is proved by the first uses in it, which are found afterwards. */
export interface DaySignal extends SignalInfo {
  /** All people's days of one day at a time, in the order of days. */
  readonly begin: (context: SignalContext) => (days: readonly CollectionDay[], tell: Tell) => void;
}
