import type { Action } from '../../domain/event.ts';
import type { Observation, SignalId, SignalInfo } from '../../domain/signal.ts';
import type { SignalEvent } from './event.ts';
import type { SignInHistory } from './sign-in-history.ts';

/** What the case's lists say, as of a day: nothing that became known later. */
export interface SignalLists {
  /** Critical and high hosts and applications, by id and by lower-case name; empty without a list. */
  readonly criticalHosts: ReadonlySet<number>;
  readonly criticalNames: ReadonlySet<string>;
  /** Why somebody or something is expected to do this, or null. `value`: an account, address, host or name. */
  readonly allowed: (signal: string, value: string, day: number) => string | null;
  /** The change record that covers what was done to `target` then, or null. */
  readonly change: (target: string, by: string, atUs: number) => string | null;
  /** The change record by which somebody had work to do then, or was to be worked on; null for none. */
  readonly planned: (name: string, part: 'implementer' | 'target', atUs: number) => string | null;
  /** True where there is any list of changes. */
  readonly hasChanges: boolean;
  /** Where somebody is planned to be then, as far as it was known; null without a plan. */
  readonly travel: (who: number, atUs: number) => string | null;
  readonly onDuty: (who: number, atUs: number) => boolean;
  /** True for an address on a watch list of the case. */
  readonly indicator: (ip: string, day: number) => string | null;
}

export interface SignalContext {
  /** A tunable's value for a role, else for all. */
  readonly value: (key: string, role?: string) => number;
  readonly nameOf: (who: number) => string;
  readonly hostName: (host: number) => string;
  readonly lists: SignalLists;
  /** When what the signal `reads` was last told of somebody, microseconds UTC; −Infinity where never. */
  readonly recent: (who: number) => number;
  /** One for all signals of a run: each that reads it takes in every sign-in of a person, whichever others run. */
  readonly signIns: SignInHistory;
}

export type Tell = (observation: Observation) => void;

/** One event more. Whatever it keeps of the past is its own. */
export type Fold = (event: SignalEvent, tell: Tell) => void;

/** A signal found event by event, in the order of time: the same in the analysis and in live scoring. */
export interface FoldSignal extends SignalInfo {
  /** What it is looked for in. */
  readonly actions: readonly Action[];
  /** Signals whose findings it takes in: those before it in the registry. It is looked for again whenever one of them is. */
  readonly reads?: readonly SignalId[];
  /** True for an event that has what it needs: where there is none, it cannot be assessed. */
  readonly sees: (event: SignalEvent) => boolean;
  readonly begin: (context: SignalContext) => Fold;
}
