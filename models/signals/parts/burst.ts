import { ByWho } from './by-who.ts';

/** What somebody did to how many things, in one hour or on one day. */
export interface Burst {
  readonly since: number;
  readonly items: Set<string>;
  readonly events: bigint[];
  bytes: number;
  /** Items when it was told last. */
  told: number;
}

/** One burst for each key, begun anew once `lasts` is over. */
export class Bursts {
  readonly #of = new ByWho<Burst>();

  at(who: number, atUs: number, lastsUs: number): Burst {
    const known = this.#of.get(who);
    if (known && atUs - known.since < lastsUs) return known;
    return this.#of.set(who, { since: atUs, items: new Set(), events: [], bytes: 0, told: 0 });
  }
}

/** Told first at `least`, then each time that it has grown by a quarter. */
export function growsEnough(burst: Burst, count: number): boolean {
  if (count < Math.max(1, burst.told * 1.25)) return false;
  burst.told = count;
  return true;
}
