import { US_PER_DAY } from '../../domain/time.ts';
import { Bursts, type Burst } from './burst.ts';
import { DailyVolume } from './daily-volume.ts';
import type { SignalEvent } from './event.ts';
import { Peers } from './peers.ts';

/** A share or folder stays one that was not used before for so long after its first use. */
const FRESH_DAYS = 3;
/** Where so many peers read it is their work, too. */
const PEER_SHARE = 0.05;
const LOOK_BACK_DAYS = 60;
const MOST_KEPT = 400;

/** What somebody read on a day of shares and folders that neither they nor their peers used before. */
export interface UnusedDay {
  readonly of: Burst;
  readonly containers: ReadonlySet<string>;
  readonly volume: DailyVolume;
}

interface Container {
  readonly firstDay: number;
  readonly strange: boolean;
}

/** Reads of what is in shares and folders new to somebody, day by day. */
export class UnusedReading {
  readonly #containers = new Map<number, Map<string, Container>>();
  readonly #peers = new Peers(LOOK_BACK_DAYS);
  readonly #days = new Bursts();
  readonly #volume = new DailyVolume();
  readonly #names = new Map<number, { readonly since: number; readonly names: Set<string> }>();

  add(event: SignalEvent): UnusedDay {
    const { who, role, day, at, container, resource } = event;
    const of = this.#days.at(who, at, US_PER_DAY);
    let names = this.#names.get(who);
    if (names?.since !== of.since) this.#names.set(who, (names = { since: of.since, names: new Set() }));
    const { firstDay, strange } = this.#containerOf(event);
    if (container !== '' && strange && day - firstDay < FRESH_DAYS) {
      of.items.add(resource.toLowerCase());
      names.names.add(container);
      if (of.events.length < MOST_KEPT) of.events.push(event.event);
    }
    this.#volume.set(who, role, day, of.items.size);
    return { of, containers: names.names, volume: this.#volume };
  }

  /** Whether peers use it is asked once, when somebody first does. */
  #containerOf({ who, role, day, at, container }: SignalEvent): Container {
    const own = this.#containers.get(who) ?? new Map<string, Container>();
    this.#containers.set(who, own);
    const known = own.get(container);
    if (known) return known;
    this.#peers.seen(who, role, at);
    const strange = this.#peers.of(who, role, container, at).share < PEER_SHARE;
    this.#peers.used(who, container, at);
    const first = { firstDay: day, strange };
    own.set(container, first);
    return first;
  }
}
