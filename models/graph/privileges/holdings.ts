import type { PrivilegeLevel } from '../../domain/privilege.ts';

/** What is held where, each share under what it comes from (`s12`: session 12, `g…`: a group), and how many by level. */
interface Holding {
  readonly account: number;
  readonly host: number;
  readonly shares: Map<string, PrivilegeLevel>;
  readonly counts: Record<PrivilegeLevel, number>;
}

/** A share that rises to a level, or ends, which level 0 says. */
export interface Change {
  readonly account: number;
  readonly host: number;
  readonly share: string;
  readonly level: PrivilegeLevel;
}

/** Who holds what where by now. */
export class Holdings {
  readonly #byPlace = new Map<string, Holding>();
  readonly #byAccount = new Map<number, Holding[]>();
  readonly #bySession = new Map<number, [account: number, host: number][]>();
  readonly #known = new Map<number, PrivilegeLevel>();

  /** The highest level that an account is known to have had anywhere. */
  known(account: number): PrivilegeLevel | undefined {
    return this.#known.get(account);
  }

  learn(account: number, level: PrivilegeLevel): void {
    if (level > (this.#known.get(account) ?? 0)) this.#known.set(account, level);
  }

  /** After something was taken away: what is left, at least that of a user. */
  relearn(account: number): void {
    const levels = (this.#byAccount.get(account) ?? []).map(highest);
    if (this.#known.has(account)) this.#known.set(account, levels.reduce(higher, 1));
  }

  /** The highest level at the place before and after. */
  hold(change: Change, session: number): { readonly before: PrivilegeLevel; readonly level: PrivilegeLevel } {
    const { account, host, share, level } = change;
    const holding = this.#at(account, host);
    const before = highest(holding);
    if (level > 0 && session >= 0 && share === `s${session}` && !holding.shares.has(share))
      this.#remember(session, account, host);
    put(holding, share, level);
    return { before, level: highest(holding) };
  }

  /** Where the session holds something; it is forgotten. */
  takeSession(session: number): readonly (readonly [account: number, host: number])[] {
    const held = this.#bySession.get(session) ?? [];
    this.#bySession.delete(session);
    return held;
  }

  /** Ends everything of an account; where it held something. */
  clear(account: number): readonly { account: number; host: number; level: PrivilegeLevel }[] {
    this.#known.delete(account);
    return (this.#byAccount.get(account) ?? []).flatMap((holding) => {
      if (highest(holding) === 0) return [];
      for (const share of holding.shares.keys()) put(holding, share, 0);
      return [{ account, host: holding.host, level: 0 }];
    });
  }

  #at(account: number, host: number): Holding {
    const key = `${account}@${host}`;
    const known = this.#byPlace.get(key);
    if (known) return known;
    const holding = { account, host, shares: new Map(), counts: { 0: 0, 1: 0, 2: 0, 3: 0 } };
    this.#byPlace.set(key, holding);
    const all = this.#byAccount.get(account);
    if (all) all.push(holding);
    else this.#byAccount.set(account, [holding]);
    return holding;
  }

  #remember(session: number, account: number, host: number): void {
    const held = this.#bySession.get(session);
    if (held) held.push([account, host]);
    else this.#bySession.set(session, [[account, host]]);
  }
}

/** A share only rises until it ends. */
function put({ shares, counts }: Holding, share: string, level: PrivilegeLevel): void {
  const had = shares.get(share) ?? 0;
  if (level === 0) shares.delete(share);
  else if (level > had) shares.set(share, level);
  else return;
  if (had > 0) counts[had] -= 1;
  if (level > 0) counts[level] += 1;
}

const highest = ({ counts }: Holding): PrivilegeLevel =>
  counts[3] > 0 ? 3 : counts[2] > 0 ? 2 : counts[1] > 0 ? 1 : 0;

const higher = (a: PrivilegeLevel, b: PrivilegeLevel): PrivilegeLevel => (a > b ? a : b);
