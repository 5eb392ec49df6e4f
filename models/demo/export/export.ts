import type { Day } from '../../domain/time.ts';

/** A piece of a file: pieces of the same path follow one another. */
export interface DemoPart {
  /** Relative, with `/`. `exports/…` is what a company would hand over, `answers.csv` what it does not know. */
  readonly path: string;
  readonly text: string;
}

/** An export that is written day after day, in order of time. */
export interface Export<R> {
  /** What its files begin with. */
  heads(): readonly DemoPart[];
  /** Takes in the records of a day and gives what lies before the midnight of `end`; the rest waits. */
  before(
    end: Day,
    records: readonly R[],
  ): { readonly parts: readonly DemoPart[]; readonly answers: readonly (readonly string[])[] };
}
