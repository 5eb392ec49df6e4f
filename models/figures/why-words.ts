import { featureOf } from '../domain/features.ts';
import { dayLong } from './days.ts';
import { count, plural } from './numbers.ts';
import { actionsFirst, roleWords, summary } from './words.ts';

export interface DayRests {
  readonly ownDays: number;
  readonly peers: number;
  readonly role: string;
}
export interface DayReasons {
  /** null while the baseline is learning. */
  readonly risk: number | null;
  readonly rests: DayRests;
  readonly features: readonly { readonly feature: string; readonly points: number; readonly seen: number }[];
}

/** One sentence that says what counted most on a day. */
export function dayLede({ risk, rests, features }: DayReasons): string {
  if (risk === null)
    return `The baseline is still learning what is usual for this person: it rests on ${plural(rests.ownDays, 'day', 'days')} so far.`;
  const strongest = actionsFirst(features.filter(({ points }) => points >= 1)).slice(0, 3);
  return summary(strongest.map(({ feature, seen }) => ({ feature: featureOf(feature).id, seen })));
}

/** On what the usual values of a day rest. */
export const restsSentence = ({ ownDays, peers, role }: DayRests): string =>
  `Usual and peers: 5th to 95th percentile. Rests on ${count(ownDays)} own working days and ` +
  `${plural(peers, 'peer', 'peers')} in ${role === '' ? 'the same role' : `the role ${roleWords(role)}`}.`;

/** Under this share the most alike day is told to be unlike. */
const ALIKE = 0.5;

/** The most alike earlier day, and whether it is alike at all. `similarity` is 0 to 1. */
export function alikeSentence({ day, similarity }: { day: number; similarity: number }): string {
  const share = `${Math.round(similarity * 100)}\u00a0%`;
  return similarity < ALIKE
    ? `No earlier day of this person is much like it. The most alike is ${dayLong(day)}, ${share} alike.`
    : `${dayLong(day)} was most like it, ${share} alike.`;
}
