import type { Observation } from '../domain/signal.ts';
import { US_PER_HOUR, US_PER_SECOND } from '../domain/time.ts';
import { links, personLink } from './parts/about.ts';
import { aboutCertificate, isUse, placeInWords, placeOfUse, subjectOf } from './parts/certificates.ts';
import { ByWho } from './parts/by-who.ts';
import { isPerson, type SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import type { FoldSignal, SignalContext } from './parts/signal.ts';
import { listed, span } from './parts/words.ts';

/** A pair that goes on for so many days is balanced between two machines. */
const BALANCED_DAYS = 5;
/** Who signed in at a host so lately sits there. */
const AT_DESK_US = 10 * US_PER_HOUR;
/** Uses so far apart are compared by who sat where. */
const SAME_DAY_US = 24 * US_PER_HOUR;

interface Use extends Pick<SignalEvent, 'event' | 'at' | 'ip' | 'src'> {
  readonly place: string;
  /** Who sits there. */
  readonly people: readonly number[];
}

const signal: FoldSignal = {
  id: 'cert-shared',
  title: 'One certificate on two devices at once',
  techniques: ['T1552.004'],
  weight: 38,
  needs: 'uses of client certificates',
  tunables: {
    window: { title: 'Within', unit: 'minutes', value: 5, least: 1, most: 240 },
  },
  actions: ['certificate-used', 'logged-on'],
  sees: isUse,
  begin: (context) => {
    const last = new Map<string, Map<string, Use>>();
    const told = new Map<string, Set<number>>();
    const desks = new Desks();
    return (event, tell) => {
      if (event.action === 'logged-on') {
        if (isPerson(event) && !event.failed) desks.add(event);
        return;
      }
      const place = placeOfUse(event);
      if (!isUse(event) || place === '') return;
      const { at, certificate, day, role, src, ip } = event;
      const places = last.get(certificate) ?? new Map<string, Use>();
      last.set(certificate, places);
      const use: Use = { event: event.event, at, ip, src, place, people: desks.at(src, at) };
      const windowUs = context.value('window', role) * 60 * US_PER_SECOND;
      const other = places.size > 1 || !places.has(place) ? elsewhere(places, use, windowUs) : undefined;
      places.set(place, use);
      if (places.size > 50) places.delete(places.keys().next().value ?? '');
      if (!other) return;
      const pair = `${certificate} ${[place, other.place].sort().join(' ')}`;
      const days = told.get(pair) ?? new Set<number>();
      told.set(pair, days);
      if (days.has(day) || [...days].filter((one) => one < day).length >= BALANCED_DAYS) return;
      days.add(day);
      if (isExpected('cert-shared', event, context, other.ip, placeInWords(other, context))) return;
      tell({ ...observed(event, { use, other, windowUs }, context), key: `${pair} ${day}` });
    };
  },
};
export default signal;

const NOBODY: readonly number[] = [];

/** People by the computers at which they signed in. */
class Desks {
  readonly #last = new ByWho<Map<number, number>>();

  add({ computer, who, at }: SignalEvent): void {
    if (computer < 0) return;
    (this.#last.get(computer) ?? this.#last.set(computer, new Map<number, number>())).set(who, at);
  }

  at(host: number, atUs: number): readonly number[] {
    const people = this.#last.get(host);
    if (!people) return NOBODY;
    const there: number[] = [];
    for (const [who, last] of people) if (atUs - last <= AT_DESK_US) there.push(who);
    return there;
  }
}

/** A use at another place: at about the same time, or the same day where other people sit there. */
function elsewhere(
  places: ReadonlyMap<string, Use>,
  { at, place, people }: Use,
  windowUs: number,
): Use | undefined {
  for (const use of places.values()) {
    const apart = at - use.at;
    if (use.place === place || apart > SAME_DAY_US) continue;
    if (apart <= windowUs || areOthers(people, use.people)) return use;
  }
  return undefined;
}

const areOthers = (a: readonly number[], b: readonly number[]) =>
  a.length > 0 && b.length > 0 && a.every((who) => !b.includes(who));

interface Pair {
  readonly use: Use;
  readonly other: Use;
  readonly windowUs: number;
}

function observed(
  event: SignalEvent,
  { use: { people }, other, windowUs }: Pair,
  context: SignalContext,
): Omit<Observation, 'key'> {
  const apart = event.at - other.at;
  const names = (all: readonly number[]) => listed(all.map((who) => context.nameOf(who)));
  const atOnce = apart <= windowUs;
  const sits = (all: readonly number[]) => (atOnce ? '' : `, where ${names(all)} had signed in,`);
  const common = aboutCertificate(event, context);
  return {
    ...common,
    startUs: other.at,
    severity: atOnce || !people.includes(event.who) ? 'high' : 'medium',
    history: 'none',
    did: 'had one certificate in use at two places',
    says: `Certificate ${subjectOf(event)} was used from ${placeInWords(event, context)}${sits(people)} ${span(apart)} after ${placeInWords(other, context)}${sits(other.people).replace(/,$/, '')}`,
    events: [other.event, event.event],
    links: links(
      ...common.links,
      ...(atOnce ? [] : [...people, ...other.people].filter((who) => who >= 0).map(personLink)),
    ),
  };
}
