import type { Day } from './time.ts';

/** Where somebody lives: in this zone from the beginning of a local day on. */
export interface LivedIn {
  /** IANA name. */
  readonly zone: string;
  /** Null of the first one: always before. */
  readonly since: Day | null;
}
