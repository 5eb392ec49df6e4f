import type { Observation } from '../domain/signal.ts';
import { personLink } from './parts/about.ts';
import type { CollectionDay, DaySignal } from './parts/beside.ts';
import { median, medianAway } from './parts/robust.ts';
import type { SignalContext } from './parts/signal.ts';
import { number, plural } from './parts/words.ts';

/** What is known of somebody: past days, the sum since its last zero, and the days since then. */
interface Trend {
  readonly past: number[];
  sum: number;
  days: CollectionDay[];
}

const MAD_TO_SIGMA = 1.4826;
/** Days that a baseline looks back, and the latest ones that it leaves out: a slow attack must not teach it. */
const BASELINE_DAYS = 120;
const GUARD_DAYS = 15;
/** No day counts more, however much there was. */
const MOST_A_DAY = 3;
const MOST_OF_FOREIGN = 1.75;
const FOREIGN_UNIT = 0.7;
const FEWEST_DAYS = 3;
const FEWEST_PEERS = 3;

function baseline(past: readonly number[]): { middle: number; spread: number } {
  const known = past.length > 2 * GUARD_DAYS ? past.slice(-BASELINE_DAYS - GUARD_DAYS, -GUARD_DAYS) : past;
  const sorted = Float64Array.from(known).sort();
  const middle = median(sorted);
  const away = medianAway(sorted, middle);
  return { middle, spread: Math.max(0.25, 0.5 / Math.exp(middle), MAD_TO_SIGMA * away) };
}

const signal: DaySignal = {
  id: 'slow-collection',
  title: 'Slow collection',
  techniques: ['T1119', 'T1213'],
  weight: 38,
  needs: 'uses of files, shares or objects',
  tunables: {
    h: { title: 'Alarm at', unit: 'robust units summed', value: 10, least: 1, most: 100 },
    k: { title: 'Slack a day', unit: 'robust units', value: 0.75, least: 0, most: 10 },
    activeDays: { title: 'Learning', unit: 'active days', value: 20, least: 5, most: 200 },
    items: { title: 'Fewest items', unit: 'items', value: 30, least: 1, most: 100_000 },
  },
  begin: (context) => {
    const trends = new Map<number, Trend>();
    const trendOf = (person: number) => {
      let trend = trends.get(person);
      if (!trend) trends.set(person, (trend = { past: [], sum: 0, days: [] }));
      return trend;
    };
    return (days, tell) => {
      const own = days.map((day) => ({ day, ...departure(day, trendOf(day.person).past) }));
      const peers = peerShifts(own);
      for (const { day, shift, spread } of own) {
        const trend = trendOf(day.person);
        const learned = trend.past.length >= context.value('activeDays', day.role);
        trend.past.push(Math.log1p(day.fresh));
        if (!learned) continue;
        const above = Math.min(MOST_A_DAY, (shift - (peers.get(day.role) ?? 0)) / spread);
        trend.sum = Math.max(
          0,
          trend.sum + Math.max(above, foreignUnits(day)) - context.value('k', day.role),
        );
        trend.days = trend.sum === 0 ? [] : [...trend.days, day];
        if (trend.sum < context.value('h', day.role) || trend.days.length < FEWEST_DAYS) continue;
        const since = trend.days;
        [trend.sum, trend.days] = [0, []];
        const items = since.reduce((sum, { fresh }) => sum + fresh, 0);
        const { lists, nameOf } = context;
        if (lists.allowed('slow-collection', nameOf(day.person), day.day) !== null) continue;
        if (items >= context.value('items', day.role)) tell(observed(since, items, trend, context));
      }
    };
  },
};
export default signal;

/** Units of a day for what is kept in shares and folders that are neither their own nor their peers': few of it count. */
const foreignUnits = ({ foreign }: CollectionDay) =>
  Math.min(MOST_OF_FOREIGN, Math.log1p(foreign) / FOREIGN_UNIT);

/** How far the day is above the person's own usual ones, and by what that is measured. */
function departure({ fresh }: CollectionDay, past: readonly number[]) {
  const { middle, spread } = baseline(past);
  return { shift: Math.log1p(fresh) - middle, spread };
}

/** How far everybody of a role is above their usual that day; 0 where they are too few to say. */
function peerShifts(
  own: readonly { readonly day: CollectionDay; readonly shift: number }[],
): Map<string, number> {
  const byRole = new Map<string, number[]>();
  for (const { day, shift } of own) byRole.set(day.role, [...(byRole.get(day.role) ?? []), shift]);
  return new Map(
    [...byRole].map(([role, shifts]) => [
      role,
      shifts.length < FEWEST_PEERS ? 0 : median(shifts.sort((a, b) => a - b)),
    ]),
  );
}

function observed(
  since: readonly CollectionDay[],
  items: number,
  { past }: Trend,
  { nameOf }: SignalContext,
): Observation {
  const [first, last] = [since[0], since.at(-1)];
  const person = first?.person ?? -1;
  const usual = Math.expm1(baseline(past).middle);
  return {
    key: `${person} ${first?.day}`,
    entity: { kind: 'user', id: person, name: nameOf(person) },
    person,
    startUs: first?.startUs ?? 0,
    endUs: last?.endUs ?? 0,
    severity: 'high',
    history: 'enough',
    did: `collected ${plural(items, 'new item')} in ${plural(since.length, 'active day')}`,
    says: `${plural(items, 'item')} never used before in ${plural(since.length, 'active day')}, each day a little more than usual (${number(usual)}) and than peers`,
    events: [],
    links: [personLink(person)],
  };
}
