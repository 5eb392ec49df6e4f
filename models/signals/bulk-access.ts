import type { History, Observation } from '../domain/signal.ts';
import { US_PER_DAY, US_PER_HOUR } from '../domain/time.ts';
import { about, evidence } from './parts/about.ts';
import { Bursts, growsEnough, type Burst } from './parts/burst.ts';
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
  actions: ['file-copied', 'object-accessed', 'share-file-accessed', 'accessed', 'transferred'],
  sees: reads,
  begin: (context) => {
    const reading = new Reading();
    const unused = new UnusedReading();
    return (event, tell) => {
      if (!isPerson(event) || !reads(event)) return;
      const { who, role, day } = event;
      if (context.lists.allowed('bulk-access', context.nameOf(who), day) !== null) return;
      const { odd, bursts } = reading.add(event);
      const strange = unused.add(event);
      const history = reading.history(event, context.value('activeDays', role));
      if (history === null) return;
      if (history === 'enough' && isBulk(strange, event, context)) {
        if (!isExpected('bulk-access', event, context)) tell(observedUnused(event, context, strange, odd));
        return;
      }
      for (const burst of bursts) {
        if (burst.count < context.value('items', role)) continue;
        const zOfItems = burst.volume.z(who, role, burst.count);
        const zOfBytes = burst.of.bytes > 0 ? burst.bytes.z(who, role, burst.of.bytes) : NaN;
        const z = Math.max(zOfItems, Number.isNaN(zOfBytes) ? -Infinity : zOfBytes);
        if (!(z >= context.value('z', role)) || !growsEnough(burst.of, burst.count)) continue;
        if (isExpected('bulk-access', event, context)) return;
        tell(
          observed(event, context, burst, {
            odd,
            history,
            far: z >= 2 * context.value('z', role),
            byBytes: !(zOfItems >= context.value('z', role)),
          }),
        );
        return;
      }
    };
  },
};
export default signal;

interface Span {
  readonly of: Burst;
  readonly count: number;
  readonly volume: DailyVolume;
  readonly bytes: DailyVolume;
  readonly words: string;
}

/** What everybody reads today, in the hour that runs, and has read on earlier days. */
class Reading {
  readonly #days = new Bursts();
  readonly #hours = new Bursts();
  readonly #daily = new DailyVolume();
  readonly #hourly = new DailyVolume();
  readonly #dailyBytes = new DailyVolume();
  readonly #hourlyBytes = new DailyVolume();
  readonly #usualHours = new Hours();

  add(event: SignalEvent): { readonly odd: boolean; readonly bursts: readonly Span[] } {
    const { who, role, day, at, hour: clockHour, resource, bytes } = event;
    const odd = this.#usualHours.share(String(who), day, clockHour, ODD.days) < ODD.share;
    this.#usualHours.add(String(who), day, clockHour);
    const today = this.#days.at(who, at, US_PER_DAY);
    const hour = this.#hours.at(who, at, US_PER_HOUR);
    for (const burst of [today, hour]) {
      burst.items.add(resource.toLowerCase());
      burst.bytes += bytes;
      if (burst.events.length < MOST_KEPT) burst.events.push(event.event);
    }
    this.#daily.set(who, role, day, today.items.size);
    this.#hourly.raise(who, role, day, hour.items.size);
    this.#dailyBytes.set(who, role, day, today.bytes);
    this.#hourlyBytes.raise(who, role, day, hour.bytes);
    return {
      odd,
      bursts: [
        {
          of: hour,
          count: hour.items.size,
          volume: this.#hourly,
          bytes: this.#hourlyBytes,
          words: 'the busiest hour of a usual day',
        },
        {
          of: today,
          count: today.items.size,
          volume: this.#daily,
          bytes: this.#dailyBytes,
          words: 'a usual day',
        },
      ],
    };
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
  { of, count, volume, bytes, words }: Span,
  { odd, far, byBytes, history }: Found,
): Observation {
  const { who, day, at, hour } = event;
  const night = odd ? `; they never read at ${clock(hour)}` : '';
  const what = byBytes ? ` of ${megabytes(of.bytes)}` : '';
  const usual = byBytes ? megabytes(bytes.usual(who)) : number(volume.usual(who));
  return {
    ...about(event, context),
    key: `${who} ${day}`,
    startUs: of.since,
    history,
    severity: severityOf(far, odd),
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
    says: `Read ${plural(of.items.size, 'different item')} in ${span(at - of.since)} of what neither they nor peers used before: ${listed([...areas])}${night}`,
    events: evidence(of.events),
  };
}
