import { US_PER_HOUR } from '../domain/time.ts';
import { about, evidence } from './parts/about.ts';
import { Bursts, growsEnough } from './parts/burst.ts';
import { DailyVolume } from './parts/daily-volume.ts';
import type { SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import type { FoldSignal } from './parts/signal.ts';
import { plural, span } from './parts/words.ts';

const TEMPORARY = /\\temp\\|\/tmp\/|\\appdata\\local\\|\\\$recycle\.bin\\|~\$|\.tmp$/i;
/** The DELETE right in an access mask. */
const DELETES = 0x10000;
/** Who deleted half as much on so many days does it by habit: retention jobs. */
const HABIT_DAYS = 3;
/** A service account does what it did before. */
const HABIT_DAYS_OF_SERVICES = 1;
/** Below this a count says nothing, however rare. */
const FEWEST = 30;

const maskOf = ({ detail }: SignalEvent) => Number.parseInt(detail.split(' ')[0] ?? '', 16);
const MOST_HANDLES = 100_000;

/** What was deleted, '' for nothing. Windows names only the handle, whose name was told when it was opened. */
function itemsDeleted(): (event: SignalEvent) => string {
  const handles = new Map<string, string>();
  return (event) => {
    const { action, computer, detail, resource } = event;
    const handle = `${computer} ${detail.split(' ').at(-1) ?? ''}`;
    if (action !== 'object-deleted') {
      if ((maskOf(event) & DELETES) === 0) return '';
      if (handles.size > MOST_HANDLES) handles.clear();
      handles.set(handle, resource);
      // Asked for with every right there is: what was done with it is told by others.
      return action === 'object-opened' ? '' : resource.toLowerCase();
    }
    const named = resource === '' ? handles.get(handle) : resource;
    return (named ?? (detail === '' ? '' : `${handle} ${event.event}`)).toLowerCase();
  };
}

const signal: FoldSignal = {
  id: 'mass-deletion',
  title: 'Mass deletion',
  techniques: ['T1485'],
  weight: 50,
  needs: 'deletions of files or objects',
  tunables: {
    items: { title: 'Deletions', unit: 'items', value: 100, least: 10, most: 1_000_000 },
    z: { title: 'Or above own and peers', unit: 'robust spreads', value: 5, least: 1, most: 50 },
    window: { title: 'Within', unit: 'hours', value: 1, least: 0.1, most: 24 },
  },
  actions: ['object-deleted', 'object-accessed', 'object-opened'],
  sees: (event) => event.action === 'object-deleted' || (maskOf(event) & DELETES) !== 0,
  begin: (context) => {
    const bursts = new Bursts();
    const daily = new DailyVolume();
    const itemOf = itemsDeleted();
    return (event, tell) => {
      const { who, role, day, at } = event;
      if (event.failed || who === -1 || event.kind === 'machine' || event.kind === 'system') return;
      const item = itemOf(event);
      if (item === '' || TEMPORARY.test(item)) return;
      const burst = bursts.at(who, at, context.value('window', role) * US_PER_HOUR);
      if (burst.items.has(item)) return;
      burst.items.add(item);
      if (burst.events.length < 400) burst.events.push(event.event);
      const count = burst.items.size;
      daily.raise(who, role, day, count);
      const usual = daily.pastDays(who);
      const z = count >= FEWEST ? daily.z(who, role, count) : NaN;
      const many = count >= context.value('items', role);
      const rare = count >= FEWEST && usual > 0 && z >= context.value('z', role);
      const habit =
        daily.pastDaysOf(who, count / 2) >= (event.kind === 'service' ? HABIT_DAYS_OF_SERVICES : HABIT_DAYS);
      if ((!many && !rare) || habit || !growsEnough(burst, count)) return;
      if (isExpected('mass-deletion', event, context)) return;
      tell({
        ...about(event, context),
        key: `${who} ${burst.since}`,
        startUs: burst.since,
        severity: many ? 'high' : 'medium',
        history: usual === 0 ? 'none' : 'enough',
        says: `Deleted ${plural(count, 'item')} in ${span(at - burst.since)}${usual === 0 ? '; they never deleted any before' : ''}`,
        events: evidence(burst.events),
      });
    };
  },
};
export default signal;
