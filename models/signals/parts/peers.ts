import { US_PER_DAY } from '../../domain/time.ts';
import { ByWho } from './by-who.ts';

/** Fewer peers than these say nothing: the whole organisation counts then. */
const FEWEST_PEERS = 5;

/** Without roles: so many others whose use is most like one's own, found anew after so long. */
const LIKE_ONE = 15;
/** What one uses and who uses it: more say no more of who is like one, and would cost the square of an organisation. */
const MOST_USED = 100;
const MOST_USERS = 64;
const ANEW_US = 7 * US_PER_DAY;

interface Use {
  readonly what: string;
  lastUs: number;
}

/** What somebody uses; `latest` is mostly what they use next. */
interface Own {
  readonly all: Set<string>;
  latest: Use;
}

/** Who of a role, and of everybody, used something lately: how unusual it would be for somebody. */
export class Peers {
  readonly #users = new Map<string, Map<number, Use>>();
  readonly #people = new Map<number, { role: string; lastUs: number }>();
  readonly #person = new ByWho<{ role: string; lastUs: number }>();
  readonly #lookBackUs: number;
  readonly #own = new ByWho<Own>();
  readonly #alike = new Map<number, { atUs: number; people: ReadonlySet<number> }>();
  #sizes: { atUs: number; byRole: Map<string, number>; all: number } | null = null;

  constructor(lookBackDays: number) {
    this.#lookBackUs = lookBackDays * US_PER_DAY;
  }

  seen(who: number, role: string, atUs: number): void {
    const person = this.#person.get(who);
    if (person) {
      person.role = role;
      person.lastUs = atUs;
    } else this.#people.set(who, this.#person.set(who, { role, lastUs: atUs }));
  }

  used(who: number, what: string, atUs: number): void {
    const own = this.#own.get(who);
    if (own?.latest.what === what) own.latest.lastUs = atUs;
    else this.#use(own, who, what, atUs);
  }

  #use(own: Own | undefined, who: number, what: string, atUs: number): void {
    let users = this.#users.get(what);
    if (!users) this.#users.set(what, (users = new Map()));
    let use = users.get(who);
    if (use) use.lastUs = atUs;
    else users.set(who, (use = { what, lastUs: atUs }));
    if (own) own.latest = use;
    (own ?? this.#own.set(who, { all: new Set(), latest: use })).all.add(what);
  }

  /** Others who used it in the look-back: of the role and of everybody, and their shares. */
  of(who: number, role: string, what: string, atUs: number): PeerUse {
    const sizes = this.#sizesAt(atUs);
    const alike = role === '' ? this.#alikeAt(who, atUs) : null;
    let [peers, others] = [0, 0];
    for (const [user, { lastUs }] of this.#users.get(what) ?? []) {
      if (user === who || atUs - lastUs > this.#lookBackUs) continue;
      others += 1;
      if (alike ? alike.has(user) : this.#person.get(user)?.role === role) peers += 1;
    }
    const group = alike ? alike.size : Math.max(0, (sizes.byRole.get(role) ?? 1) - 1);
    const known = group >= FEWEST_PEERS;
    const everybody = Math.max(1, sizes.all - 1);
    return { peers, others, share: known ? peers / group : others / everybody, byRole: known };
  }

  /** Those whose resources overlap most with one's own (Jaccard). */
  #alikeAt(who: number, atUs: number): ReadonlySet<number> {
    const known = this.#alike.get(who);
    if (known && atUs - known.atUs < ANEW_US) return known.people;
    const own = this.#own.get(who)?.all ?? new Set<string>();
    const shared = new Map<number, number>();
    for (const what of first(own, MOST_USED))
      for (const user of first(this.#users.get(what)?.keys() ?? [], MOST_USERS))
        if (user !== who) shared.set(user, (shared.get(user) ?? 0) + 1);
    const likeness = ([user, common]: readonly [number, number]) =>
      common / (own.size + (this.#own.get(user)?.all.size ?? 0) - common);
    const people = new Set(
      [...shared]
        .sort((a, b) => likeness(b) - likeness(a) || a[0] - b[0])
        .slice(0, LIKE_ONE)
        .map(([user]) => user),
    );
    this.#alike.set(who, { atUs, people });
    return people;
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

function* first<T>(values: Iterable<T>, most: number): Generator<T> {
  let left = most;
  for (const value of values) {
    if (left-- === 0) return;
    yield value;
  }
}
