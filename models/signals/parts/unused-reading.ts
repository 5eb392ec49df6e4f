import { US_PER_DAY } from '../../domain/time.ts';
import { areaOf } from './area.ts';
import { Bursts, type Burst } from './burst.ts';
import { ByWho } from './by-who.ts';
import { DailyVolume } from './daily-volume.ts';
import type { SignalEvent } from './event.ts';
import { Peers } from './peers.ts';

/** A share or folder stays one that was not used before for so long after its first use. */
const FRESH_DAYS = 3;
/** Where so many peers read it is their work, too. */
const PEER_SHARE = 0.1;
const LOOK_BACK_DAYS = 60;
const MOST_KEPT = 400;

/** What somebody read on a day of shares and folders that neither they nor their peers used before. */
export interface UnusedDay {
  readonly of: Burst;
  readonly areas: ReadonlySet<string>;
  readonly volume: DailyVolume;
}

interface Area {
  readonly firstDay: number;
  readonly strange: boolean;
}

/** Reads of what is in shares and folders new to somebody, day by day. */
export class UnusedReading {
  readonly #areas = new ByWho<Map<string, Area>>();
  readonly #peers = new Peers(LOOK_BACK_DAYS);
  readonly #days = new Bursts();
  readonly #volume = new DailyVolume();
  readonly #names = new ByWho<{ readonly since: number; readonly names: Set<string> }>();

  /** `item`: what was read, in lower case. */
  add(event: SignalEvent, item: string): UnusedDay {
    const { who, role, day, at } = event;
    const area = event.action === 'file-copied' ? '' : areaOf(item);
    const of = this.#days.at(who, at, US_PER_DAY);
    let names = this.#names.get(who);
    if (names?.since !== of.since) names = this.#names.set(who, { since: of.since, names: new Set() });
    const { firstDay, strange } = this.#placeOf(event, area);
    if (area !== '' && strange && day - firstDay < FRESH_DAYS) {
      of.items.add(item);
      names.names.add(area);
      if (of.events.length < MOST_KEPT) of.events.push(event.event);
    }
    this.#volume.set(who, role, day, of.items.size);
    return { of, areas: names.names, volume: this.#volume };
  }

  /** Whether peers use it is asked once, when somebody first does. */
  #placeOf({ who, role, day, at }: SignalEvent, area: string): Area {
    const own = this.#areas.get(who) ?? this.#areas.set(who, new Map<string, Area>());
    const known = own.get(area);
    if (known) return known;
    this.#peers.seen(who, role, at);
    const strange = this.#peers.of(who, role, area, at).share < PEER_SHARE;
    this.#peers.used(who, area, at);
    const first = { firstDay: day, strange };
    own.set(area, first);
    return first;
  }
}
