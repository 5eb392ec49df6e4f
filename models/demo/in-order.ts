/** What is made day by day and written in order of time, though some of a day lies after its midnight. */
export class InOrder<T> {
  readonly #timeOf: (value: T) => number;
  #waiting: readonly T[] = [];

  constructor(timeOf: (value: T) => number) {
    this.#timeOf = timeOf;
  }

  /** Those before `end` in order of time; the others wait for the next call. */
  before(end: number, more: readonly T[]): T[] {
    const all = [...this.#waiting, ...more].sort((a, b) => this.#timeOf(a) - this.#timeOf(b));
    const cut = all.findIndex((value) => this.#timeOf(value) >= end);
    this.#waiting = cut < 0 ? [] : all.slice(cut);
    return cut < 0 ? all : all.slice(0, cut);
  }
}
