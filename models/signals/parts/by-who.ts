/** People are numbered from 0, accounts of nobody from −2 downwards. */
const placeOf = (who: number): number => (who >= 0 ? 2 * who : -2 * who - 1);

/** Something of everybody, found by one look into an array: of what folds do, looking up whom it is about is most. */
export class ByWho<T> {
  readonly #of: (T | undefined)[] = [];

  get(who: number): T | undefined {
    return this.#of[placeOf(who)];
  }

  set(who: number, value: T): T {
    const place = placeOf(who);
    // An array with large holes would become a slow map.
    while (this.#of.length <= place) this.#of.push(undefined);
    this.#of[place] = value;
    return value;
  }

  delete(who: number): void {
    if (this.get(who) !== undefined) this.#of[placeOf(who)] = undefined;
  }
}
