import type { History, Observation } from '../domain/signal.ts';
import { US_PER_DAY, US_PER_HOUR } from '../domain/time.ts';
import { about, evidence } from './parts/about.ts';
import { ByWho } from './parts/by-who.ts';
import { Bursts, growsEnough, type Burst } from './parts/burst.ts';
import { COLLECTION } from './parts/collection.ts';
import { DailyVolume } from './parts/daily-volume.ts';
import { isPerson, type SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import { Hours } from './parts/hours.ts';
import type { FoldSignal, SignalContext } from './parts/signal.ts';
import { UnusedReading, type UnusedDay } from './parts/unused-reading.ts';
import { clock, listed, number, plural, span } from './parts/words.ts';

/** Bits of an access mask that read: ReadData, or the right to read at all. */
const READS = 0x1;

function reads({ action, detail, resource, failed }: SignalEvent): boolean {
  if (failed || resource === '') return false;
  if (action !== 'object-accessed' && action !== 'share-file-accessed') return true;
  const mask = Number.parseInt(detail.split(' ')[0] ?? '', 16);
  return Number.isNaN(mask) || (mask & READS) !== 0;
}

const HOUR = 'the busiest hour of a usual day';
const DAY = 'a usual day';
const MOST_KEPT = 400;
const FEWEST_DAYS = 5;
const PEER_DAYS = 100;
/** An hour of less than this share of so many days is none of theirs. */
const ODD = { days: 20, share: 0.03 };

const severityOf = (far: boolean, odd: boolean) =>
  far ? (odd ? 'critical' : 'high') : odd ? 'high' : 'medium';

const signal: FoldSignal = {
  id: 'bulk-access',
  title: 'Bulk access',
  techniques: ['T1039', 'T1213', 'T1530'],
  weight: 30,
  needs: 'reads of files, shares or objects',
  tunables: {
    items: { title: 'Different items', unit: 'items', value: 50, least: 5, most: 1_000_000 },
    unused: {
      title: 'Of shares and folders that neither they nor peers use',
      unit: 'items',
      value: 30,
      least: 5,
      most: 1_000_000,
    },
    z: { title: 'Above own and peers', unit: 'robust spreads', value: 5, least: 1, most: 50 },
    activeDays: { title: 'Learning', unit: 'active days', value: 20, least: 0, most: 200 },
  },
  actions: COLLECTION,
  sees: reads,
  begin: (context) => {
    const reading = new Reading();
    const unused = new UnusedReading();
    return (event, tell) => {
      if (!isPerson(event) || !reads(event)) return;
      const { who, role, day } = event;
      if (context.lists.allowed('bulk-access', context.nameOf(who), day) !== null) return;
      const item = event.resource.toLowerCase();
      const { odd, spans } = reading.add(event, item);
      const strange = unused.add(event, item);
      const history = reading.history(event, context.value('activeDays', role));
      if (history === null) return;
      if (history === 'enough' && isBulk(strange, event, context)) {
        if (!isExpected('bulk-access', event, context)) tell(observedUnused(event, context, strange, odd));
        return;
      }
      for (const { of, volume, bytes, words } of spans) {
        const count = of.items.size;
        if (count < context.value('items', role)) continue;
        const zOfItems = volume.z(who, role, count);
        const zOfBytes = of.bytes > 0 ? bytes.z(who, role, of.bytes) : NaN;
        const z = Math.max(zOfItems, Number.isNaN(zOfBytes) ? -Infinity : zOfBytes);
        if (!(z >= context.value('z', role)) || !growsEnough(of, count)) continue;
        if (isExpected('bulk-access', event, context)) return;
        const far = z >= 2 * context.value('z', role);
        const byBytes = !(zOfItems >= context.value('z', role));
        tell(observed(event, context, { of, volume, bytes, words }, { odd, history, far, byBytes }));
        return;
      }
    };
  },
};
export default signal;

/** What somebody reads in an hour or on a day, and how much others do. */
interface Span {
  readonly of: Burst;
  readonly volume: DailyVolume;
  readonly bytes: DailyVolume;
  readonly words: string;
}

/** The hour and the day that run for somebody. */
interface Now {
  odd: boolean;
  spans: readonly [hour: Span, day: Span];
}

/** What everybody reads today, in the hour that runs, and has read on earlier days. */
class Reading {
  readonly #hours = new Bursts();
  readonly #days = new Bursts();
  readonly #hourly = new DailyVolume();
  readonly #daily = new DailyVolume();
  readonly #hourlyBytes = new DailyVolume();
  readonly #dailyBytes = new DailyVolume();
  readonly #usualHours = new Hours();
  readonly #now = new ByWho<Now>();

  add(event: SignalEvent, item: string): Now {
    const { who, role, day, at, hour: clockHour, bytes } = event;
    const odd = this.#usualHours.share(who, day, clockHour, ODD.days) < ODD.share;
    this.#usualHours.add(who, day, clockHour);
    const hour = this.#hours.at(who, at, US_PER_HOUR);
    const today = this.#days.at(who, at, US_PER_DAY);
    for (const burst of [hour, today]) {
      burst.items.add(item);
      burst.bytes += bytes;
      if (burst.events.length < MOST_KEPT) burst.events.push(event.event);
    }
    this.#hourly.raise(who, role, day, hour.items.size);
    this.#daily.set(who, role, day, today.items.size);
    this.#hourlyBytes.raise(who, role, day, hour.bytes);
    this.#dailyBytes.set(who, role, day, today.bytes);
    return this.#nowOf(who, odd, hour, today);
  }

  #nowOf(who: number, odd: boolean, hour: Burst, today: Burst): Now {
    const known = this.#now.get(who);
    if (known && known.spans[0].of === hour && known.spans[1].of === today) {
      known.odd = odd;
      return known;
    }
    const ofHour = { of: hour, volume: this.#hourly, bytes: this.#hourlyBytes, words: HOUR };
    const ofDay = { of: today, volume: this.#daily, bytes: this.#dailyBytes, words: DAY };
    return this.#now.set(who, { odd, spans: [ofHour, ofDay] });
  }

  /** With a few days of one's own, the peers' many are enough; null with less. */
  history({ who, role }: SignalEvent, activeDays: number): History | null {
    const past = this.#daily.pastDays(who);
    if (past >= activeDays) return 'enough';
    return past >= FEWEST_DAYS && this.#daily.peerDays(role) >= PEER_DAYS ? 'short' : null;
  }
}

interface Found {
  readonly odd: boolean;
  readonly far: boolean;
  /** Not more things than usual, but larger ones. */
  readonly byBytes: boolean;
  readonly history: History;
}

const megabytes = (bytes: number) => `${number(bytes / 1e6)} MB`;

function observed(
  event: SignalEvent,
  context: SignalContext,
  { of, volume, bytes, words }: Span,
  { odd, far, byBytes, history }: Found,
): Observation {
  const { who, day, at, hour } = event;
  const count = of.items.size;
  const night = odd ? `; they never read at ${clock(hour)}` : '';
  const what = byBytes ? ` of ${megabytes(of.bytes)}` : '';
  const usual = byBytes ? megabytes(bytes.usual(who)) : number(volume.usual(who));
  return {
    ...about(event, context),
    key: `${who} ${day}`,
    startUs: of.since,
    history,
    severity: severityOf(far, odd),
    did: `read ${plural(count, 'item')} in ${span(at - of.since)}`,
    says: `Read ${plural(count, 'different item')}${what} in ${span(at - of.since)}; ${words} has ${usual}${night}`,
    events: evidence(of.events),
  };
}

function isBulk({ of, volume }: UnusedDay, { who, role }: SignalEvent, context: SignalContext): boolean {
  const count = of.items.size;
  if (count < context.value('unused', role)) return false;
  return volume.z(who, role, count) >= context.value('z', role) && growsEnough(of, count);
}

function observedUnused(
  event: SignalEvent,
  context: SignalContext,
  { of, areas }: UnusedDay,
  odd: boolean,
): Observation {
  const { who, day, at, hour } = event;
  const night = odd ? `; they never read at ${clock(hour)}` : '';
  return {
    ...about(event, context),
    key: `${who} ${day} unused`,
    startUs: of.since,
    severity: odd ? 'high' : 'medium',
    did: `read ${plural(of.items.size, 'item')} of ${listed([...areas], 2)}, new to them`,
    says: `Read ${plural(of.items.size, 'different item')} in ${span(at - of.since)} of what neither they nor peers used before: ${listed([...areas])}${night}`,
    events: evidence(of.events),
  };
}
