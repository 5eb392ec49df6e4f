import type { Command as Program } from 'commander';
import type { Io } from './io.ts';

/** What a command hands to commander: its work, with the arguments and options in order, and an Io. */
export type Runner = <A extends readonly unknown[]>(
  work: (io: Io, ...given: A) => Promise<void>,
) => (...given: A) => Promise<void>;

/** One command of the tool. */
export interface Command {
  readonly id: string;
  /** Declares arguments and options on its own command; `run` wraps the action. */
  readonly declare: (command: Program, run: Runner) => void;
}
