import { evidence, personLink } from './parts/about.ts';
import type { CollectionDay, DaySignal } from './parts/beside.ts';
import { median } from './parts/robust.ts';
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

function baseline(past: readonly number[]): { middle: number; spread: number } {
  const known = past.length > 2 * GUARD_DAYS ? past.slice(-BASELINE_DAYS - GUARD_DAYS, -GUARD_DAYS) : past;
  const sorted = known.toSorted((a, b) => a - b);
  const middle = median(sorted);
  const away = sorted.map((value) => Math.abs(value - middle)).sort((a, b) => a - b);
  return { middle, spread: Math.max(0.25, 0.5 / Math.exp(middle), MAD_TO_SIGMA * median(away)) };
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
      const shifts = new Map<string, number[]>();
      const own = days.map((day) => {
        const { middle, spread } = baseline(trendOf(day.person).past);
        const shift = Math.log1p(day.fresh) - middle;
        shifts.set(day.role, [...(shifts.get(day.role) ?? []), shift]);
        return { day, shift, spread };
      });
      for (const { day, shift, spread } of own) {
        const trend = trendOf(day.person);
        const peers = (shifts.get(day.role) ?? []).toSorted((a, b) => a - b);
        const learned = trend.past.length >= context.value('activeDays', day.role);
        trend.past.push(Math.log1p(day.fresh));
        if (!learned) continue;
        const peerShift = peers.length >= 3 ? median(peers) : 0;
        const step = Math.min(3, (shift - peerShift) / spread) - context.value('k', day.role);
        trend.sum = Math.max(0, trend.sum + step);
        trend.days = trend.sum === 0 ? [] : [...trend.days, day];
        const items = trend.days.reduce((sum, { fresh }) => sum + fresh, 0);
        if (trend.sum < context.value('h', day.role) || trend.days.length < 3) continue;
        const usual = Math.expm1(baseline(trend.past).middle);
        const first = trend.days[0] ?? day;
        const told = { ...trend };
        [trend.sum, trend.days] = [0, []];
        if (items < context.value('items', day.role)) continue;
        tell({
          key: `${day.person} ${first.day}`,
          entity: { kind: 'user', id: day.person, name: context.nameOf(day.person) },
          person: day.person,
          startUs: first.startUs,
          endUs: day.endUs,
          severity: 'high',
          history: 'enough',
          says: `${plural(items, 'item')} never used before in ${plural(told.days.length, 'active day')}, each day a little more than usual (${number(usual)}) and than peers`,
          events: evidence(told.days.flatMap(({ events }) => events)),
          links: [personLink(day.person)],
        });
      }
    };
  },
};
export default signal;
