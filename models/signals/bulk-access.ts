import { US_PER_DAY, US_PER_HOUR } from '../domain/time.ts';
import { about, evidence } from './parts/about.ts';
import { Bursts, growsEnough } from './parts/burst.ts';
import { DailyVolume } from './parts/daily-volume.ts';
import { isPerson, type SignalEvent } from './parts/event.ts';
import { Hours } from './parts/hours.ts';
import type { FoldSignal } from './parts/signal.ts';
import { clock, number, plural, span } from './parts/words.ts';

/** Bits of an access mask that read: ReadData, or the right to read at all. */
const READS = 0x1;

function reads({ action, detail, resource, failed }: SignalEvent): boolean {
  if (failed || resource === '') return false;
  if (action !== 'object-accessed' && action !== 'share-file-accessed') return true;
  const mask = Number.parseInt(detail.split(' ')[0] ?? '', 16);
  return Number.isNaN(mask) || (mask & READS) !== 0;
}

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
    z: { title: 'Above own and peers', unit: 'robust spreads', value: 5, least: 1, most: 50 },
    activeDays: { title: 'Learning', unit: 'active days', value: 20, least: 0, most: 200 },
  },
  actions: ['file-copied', 'object-accessed', 'share-file-accessed', 'accessed', 'transferred'],
  sees: reads,
  begin: (context) => {
    const days = new Bursts();
    const hours = new Bursts();
    const daily = new DailyVolume();
    const hourly = new DailyVolume();
    const usualHours = new Hours();
    const peakHour = new Map<string, number>();
    return (event, tell) => {
      if (!isPerson(event) || !reads(event)) return;
      const { who, role, day, at, resource } = event;
      if (context.lists.allowed('bulk-access', context.nameOf(who), day) !== null) return;
      const odd = usualHours.share(String(who), day, event.hour, ODD.days) < ODD.share;
      usualHours.add(String(who), day, event.hour);
      const today = days.at(who, at, US_PER_DAY);
      const hour = hours.at(who, at, US_PER_HOUR);
      const item = resource.toLowerCase();
      for (const burst of [today, hour]) {
        burst.items.add(item);
        if (burst.events.length < 400) burst.events.push(event.event);
      }
      const peak = Math.max(peakHour.get(`${who} ${day}`) ?? 0, hour.items.size);
      peakHour.set(`${who} ${day}`, peak);
      daily.set(who, role, day, today.items.size);
      hourly.set(who, role, day, peak);
      const past = daily.past(who).length;
      const learned = past >= context.value('activeDays', role);
      // With a few days of one's own, the peers' many are enough.
      const known = learned || (past >= FEWEST_DAYS && daily.peerDays(role) >= PEER_DAYS);
      const least = context.value('items', role);
      for (const [burst, volume, words] of [
        [hour, hourly, 'the busiest hour of a usual day'],
        [today, daily, 'a usual day'],
      ] as const) {
        const count = burst.items.size;
        if (count < least || (count > least && count < burst.told * 1.25)) continue;
        const z = volume.z(who, role, count);
        if (!known || Number.isNaN(z) || z < context.value('z', role) || !growsEnough(burst, count)) continue;
        tell({
          ...about(event, context),
          key: `${who} ${day}`,
          startUs: burst.since,
          history: learned ? 'enough' : 'short',
          severity: severityOf(z >= 2 * context.value('z', role), odd),
          says: `Read ${plural(count, 'different item')} in ${span(at - burst.since)}; ${words} has ${number(volume.usual(who))}${odd ? `; they never read at ${clock(event.hour)}` : ''}`,
          events: evidence(burst.events),
        });
        return;
      }
    };
  },
};
export default signal;
