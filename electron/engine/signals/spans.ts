/** Something that holds from one moment to another, half open. */
export interface Span {
  readonly fromUs: number;
  readonly toUs: number;
}

/**
 * Finds the span that holds at a moment: the earliest-begun where several do. Moments mostly follow each other, so the span
 * found last is tried first.
 */
export class Spans<T extends Span> {
  readonly #spans: readonly T[];
  readonly #overlap: boolean;
  #last: T | undefined;

  constructor(spans: readonly T[]) {
    this.#spans = spans.toSorted((a, b) => a.fromUs - b.fromUs);
    this.#overlap = this.#spans.some(({ fromUs }, i) => fromUs < (this.#spans[i - 1]?.toUs ?? -Infinity));
    this.#last = this.#spans[0];
  }

  at(us: number): T | undefined {
    if (this.#overlap) return this.#spans.find(({ fromUs, toUs }) => us >= fromUs && us < toUs);
    if (this.#last && us >= this.#last.fromUs && us < this.#last.toUs) return this.#last;
    let [from, to] = [0, this.#spans.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#spans[middle]?.fromUs ?? Infinity) <= us) from = middle + 1;
      else to = middle;
    }
    const found = this.#spans[from - 1];
    if (!found || us >= found.toUs) return undefined;
    return (this.#last = found);
  }
}
