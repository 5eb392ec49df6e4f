import { US_PER_DAY } from '../domain/time.ts';
import { about, evidence } from './parts/about.ts';
import { ByWho } from './parts/by-who.ts';
import { isPerson, type SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import { Known } from './parts/known.ts';
import { Peers, type PeerUse } from './parts/peers.ts';
import type { FoldSignal, SignalContext } from './parts/signal.ts';
import { listed, percent, plural, shortHost } from './parts/words.ts';

/** So many that nobody used before, on one day: no new service, but somebody who walks through old ones. */
const UNUSED_BY_ALL = 3;

/** What nobody used until so many days ago is new to everyone. */
const NEW_DAYS = 7;
/** A way to speak to a host, not what is kept there. */
const PIPES = /\\ipc\$$/i;

/** Who meets something new on so large a share of so many days does so by profession. */
const USUAL = { share: 0.1, days: 20 };

/** On how many days everybody was active, and met something new. */
class Habits {
  readonly #of = new ByWho<{ last: number; active: number; lastFresh: number; fresh: number }>();

  /** Of the days before this one. */
  isUsual(who: number, day: number, isNew: boolean): boolean {
    let habit = this.#of.get(who);
    habit ??= this.#of.set(who, { last: day, active: 0, lastFresh: -1, fresh: 0 });
    if (habit.last !== day) {
      habit.active += 1;
      habit.fresh += Number(habit.lastFresh === habit.last);
      habit.last = day;
    }
    if (isNew) habit.lastFresh = day;
    return habit.active >= USUAL.days && habit.fresh >= USUAL.share * habit.active;
  }
}

/** What somebody met on a day, and which of it nobody else uses. */
interface Found {
  readonly events: bigint[];
  readonly names: string[];
  readonly unused: Set<string>;
  readonly startUs: number;
}

function resourceOf(event: SignalEvent, hostName: (host: number) => string): string {
  const { action, dst, computer, src, container } = event;
  if (action === 'app-signed-in') return container;
  if (action === 'share-accessed' || action === 'share-file-accessed')
    return PIPES.test(container) ? '' : container;
  if (action === 'accessed') return container;
  const here = computer >= 0 ? computer : src;
  const host = dst >= 0 ? dst : action === 'logged-on' ? here : -1;
  return host >= 0 ? hostName(host) : '';
}

const signal: FoldSignal = {
  id: 'never-used-resource',
  title: 'Resources never used before',
  techniques: ['T1021', 'T1213'],
  weight: 18,
  needs: 'uses of hosts, shares or applications',
  tunables: {
    lookBack: { title: 'Look-back', unit: 'days', value: 60, least: 7, most: 730 },
    learningDays: { title: 'Learning', unit: 'days', value: 14, least: 0, most: 180 },
    peers: { title: 'Used by less than', unit: '% of peers', value: 5, least: 0, most: 50 },
  },
  actions: [
    'logged-on',
    'app-signed-in',
    'remote-logon',
    'share-accessed',
    'share-file-accessed',
    'accessed',
  ],
  sees: ({ dst, src, computer, container }) => dst >= 0 || src >= 0 || computer >= 0 || container !== '',
  begin: (context) => {
    const firstUse = firstUses(context);
    const habits = new Habits();
    const days = new Map<string, Found>();
    return (event, tell) => {
      if (event.failed || !isPerson(event)) return;
      const { who, at, day, role } = event;
      const name = resourceOf(event, context.hostName);
      const { use, sinceUs } = firstUse(event, name);
      if (name === '') return;
      const usual = habits.isUsual(who, day, use !== null);
      if (!use || usual || use.share * 100 >= context.value('peers', role)) return;
      if (use.others > 0 && at - sinceUs < NEW_DAYS * US_PER_DAY) return;
      if (isExpected('never-used-resource', event, context, name)) return;
      const key = `${who} ${day}`;
      const found = days.get(key) ?? { events: [], names: [], unused: new Set<string>(), startUs: at };
      days.set(key, found);
      found.events.push(event.event);
      const names = toldWith(found, name, use);
      if (names.length === 0) return;
      tell({
        ...about(event, context),
        key,
        startUs: found.startUs,
        severity: names.length >= 3 ? 'high' : names.length === 2 ? 'medium' : 'low',
        did: `first used ${listed(names.map(shortHost), 2)}`,
        says: `First use of ${names.length === 1 ? '' : `${names.length} resources: `}${listed(names)}, used by ${usersOf(use)}`,
        events: evidence(found.events),
      });
    };
  },
};
export default signal;

const usersOf = ({ byRole, share, others }: PeerUse) =>
  byRole ? `${percent(share)} of their peers` : plural(others, 'other person', 'other people');

/** What is worth telling of a day with one more: what nobody uses only where it is much. */
function toldWith({ names, unused }: Found, name: string, { others }: PeerUse): readonly string[] {
  names.push(name);
  if (others === 0) unused.add(name);
  return unused.size < UNUSED_BY_ALL ? names.filter((one) => !unused.has(one)) : names;
}

interface FirstUse {
  readonly use: PeerUse | null;
  readonly sinceUs: number;
}

const KNOWN: FirstUse = { use: null, sinceUs: NaN };

/** Of a use the peers' use of the same where it is somebody's first, once they are known; null else. `sinceUs`: of anybody's. */
function firstUses(context: SignalContext): (event: SignalEvent, name: string) => FirstUse {
  const used = new Known();
  const peers = new Peers(context.value('lookBack'));
  const since = new Map<string, number>();
  return ({ who, at, role }, name) => {
    peers.seen(who, role, at);
    if (name === '') return KNOWN;
    const isKnown = used.has(who, name, at, context.value('lookBack', role) * US_PER_DAY);
    const isNew = !isKnown && used.learned(who, at, context.value('learningDays', role), Infinity);
    const use = isNew ? peers.of(who, role, name, at) : null;
    used.add(who, name, at);
    peers.used(who, name, at);
    if (isKnown) return KNOWN;
    const sinceUs = since.get(name) ?? at;
    since.set(name, sinceUs);
    return { use, sinceUs };
  };
}
