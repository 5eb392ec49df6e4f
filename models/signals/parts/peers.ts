import { US_PER_DAY } from '../../domain/time.ts';

/** Fewer peers than these say nothing: the whole organisation counts then. */
const FEWEST_PEERS = 5;

/** Who of a role, and of everybody, used something lately: how unusual it would be for somebody. */
export class Peers {
  readonly #users = new Map<string, Map<number, number>>();
  readonly #people = new Map<number, { role: string; lastUs: number }>();
  readonly #lookBackUs: number;
  #sizes: { atUs: number; byRole: Map<string, number>; all: number } | null = null;

  constructor(lookBackDays: number) {
    this.#lookBackUs = lookBackDays * US_PER_DAY;
  }

  seen(who: number, role: string, atUs: number): void {
    const person = this.#people.get(who);
    if (person) [person.role, person.lastUs] = [role, atUs];
    else this.#people.set(who, { role, lastUs: atUs });
  }

  used(who: number, what: string, atUs: number): void {
    let users = this.#users.get(what);
    if (!users) this.#users.set(what, (users = new Map()));
    users.set(who, atUs);
  }

  /** Others who used it in the look-back: of the role and of everybody, and their shares. */
  of(who: number, role: string, what: string, atUs: number): PeerUse {
    const sizes = this.#sizesAt(atUs);
    let [peers, others] = [0, 0];
    for (const [user, last] of this.#users.get(what) ?? []) {
      if (user === who || atUs - last > this.#lookBackUs) continue;
      others += 1;
      if (this.#people.get(user)?.role === role) peers += 1;
    }
    const inRole = Math.max(0, (sizes.byRole.get(role) ?? 1) - 1);
    const known = role !== '' && inRole >= FEWEST_PEERS;
    const everybody = Math.max(1, sizes.all - 1);
    return { peers, others, share: known ? peers / inRole : others / everybody, byRole: known };
  }

  /** People seen in the look-back, counted at most once a day. */
  #sizesAt(atUs: number) {
    if (this.#sizes && atUs - this.#sizes.atUs < US_PER_DAY) return this.#sizes;
    const byRole = new Map<string, number>();
    let all = 0;
    for (const { role, lastUs } of this.#people.values()) {
      if (atUs - lastUs > this.#lookBackUs) continue;
      byRole.set(role, (byRole.get(role) ?? 0) + 1);
      all += 1;
    }
    return (this.#sizes = { atUs, byRole, all });
  }
}

export interface PeerUse {
  readonly peers: number;
  readonly others: number;
  /** 0 to 1, of the peers, or of everybody where the role has fewer than five others. */
  readonly share: number;
  readonly byRole: boolean;
}
