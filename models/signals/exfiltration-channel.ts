import type { Action } from '../domain/event.ts';
import type { SignalId } from '../domain/signal.ts';
import { US_PER_DAY, US_PER_HOUR } from '../domain/time.ts';
import { about, evidence } from './parts/about.ts';
import { ByWho } from './parts/by-who.ts';
import { channelOf } from './parts/channels.ts';
import { isPerson, type SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import { ownDomains } from './parts/own-domains.ts';
import type { FoldSignal } from './parts/signal.ts';
import { listed, percent, span } from './parts/words.ts';

const BEFORE: readonly SignalId[] = [
  'bulk-access',
  'never-used-resource',
  'after-hours-critical',
  'slow-collection',
];
const WAYS: ReadonlySet<Action> = new Set<Action>([
  'device-connected',
  'file-copied',
  'web-visited',
  'email-sent',
  'shared-outside',
]);
const DEVICE = 'a removable device';
const NONE: ReadonlySet<string> = new Set();
/** Below so many days nothing is known of a role. */
const FEWEST_DAYS = 20;

const signal: FoldSignal = {
  id: 'exfiltration-channel',
  title: 'A way out after collection',
  techniques: ['T1052.001', 'T1567', 'T1048'],
  weight: 35,
  needs: 'removable devices, mail, web visits or names of TLS servers',
  tunables: {
    after: { title: 'After collection', unit: 'hours', value: 72, least: 1, most: 720 },
    roleShare: { title: 'A role that does so on', unit: '% of its days', value: 20, least: 1, most: 100 },
  },
  // Whoever signs in has a day on which they might have used one.
  actions: [...WAYS, 'object-accessed', 'network-connected', 'logged-on', 'remote-logon', 'app-signed-in'],
  reads: BEFORE,
  sees: (event) => WAYS.has(event.action) || channelOf(event, NONE) !== '',
  begin: (context) => {
    const usual = roleHabits();
    const own = ownDomains();
    const found = new Map<string, { events: bigint[]; channels: Set<string> }>();
    const atDesk = desks();
    return (recorded, tell) => {
      const event = atDesk(recorded);
      const { who, day, role, at } = event;
      if (!isPerson(event)) return;
      const channel = channelOf(event, own(event));
      const share = usual(event, channel);
      if (channel === '' || share * 100 >= context.value('roleShare', role)) return;
      const before = context.recent(who);
      if (at - before > context.value('after', role) * US_PER_HOUR) return;
      const key = `${who} ${day}`;
      if (isExpected('exfiltration-channel', event, context, channel)) return;
      const told = found.get(key) ?? { events: [], channels: new Set<string>() };
      found.set(key, told);
      told.events.push(event.event);
      const isNew = !told.channels.has(channel);
      told.channels.add(channel);
      if (!isNew) return;
      tell({
        ...about(event, context),
        key,
        severity: channel.startsWith('mail outside') ? 'low' : 'high',
        did: wayOut([...told.channels], 2),
        says: `${capital(wayOut([...told.channels], 3))} ${span(at - before)} after collecting; their role does so on ${percent(share)} of its days`,
        events: evidence(told.events),
      });
    };
  },
};
export default signal;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** "copied files to a removable device and used dropbox.com"; a device that is connected says less than what went onto it. */
function wayOut(channels: readonly string[], most: number): string {
  const onto = channels.filter((channel) => channel.startsWith('files '));
  const others = channels.filter(
    (channel) => !onto.includes(channel) && !(onto.length > 0 && channel === DEVICE),
  );
  const copied = onto.map((channel) => channel.replace(/^files (written|copied)/, '$1 files'));
  return listed([...copied, ...(others.length > 0 ? [`used ${listed(others, most)}`] : [])], most);
}

/** Whoever last sat at a computer so lately opens its connections. */
const DESK_US = 16 * US_PER_HOUR;

/** By the clock of who signed in there, which has gone on since. */
const dayOfDesk = ({ day, hour, at }: SignalEvent, atUs: number) =>
  day + Math.floor((hour * US_PER_HOUR + (at % US_PER_HOUR) + atUs - at) / US_PER_DAY);

/** Gives a connection that names nobody to who sits at the computer that it comes from. */
function desks(): (event: SignalEvent) => SignalEvent {
  const sitting = new Map<number, SignalEvent>();
  return (event) => {
    if (event.action === 'logged-on' && !event.failed && isPerson(event) && event.computer >= 0)
      sitting.set(event.computer, event);
    if (event.action !== 'network-connected' || event.who !== -1) return event;
    const there = sitting.get(event.src);
    if (!there || event.at - there.at > DESK_US) return event;
    const { who, kind, role, account } = there;
    return { ...event, who, kind, role, account, day: dayOfDesk(there, event.at) };
  };
}

/** On which share of its days a role has used a channel so far; this event counts from the next one on. */
function roleHabits(): (event: SignalEvent, channel: string) => number {
  const roles = new Map<string, { readonly days: PersonDays; readonly used: Map<string, PersonDays> }>();
  return ({ role, who, day }, channel) => {
    const known = roles.get(role) ?? { days: new PersonDays(), used: new Map<string, PersonDays>() };
    roles.set(role, known);
    known.days.add(who, day);
    if (channel === '') return 0;
    const kind = channel.split(' (')[0] ?? channel;
    const used = known.used.get(kind) ?? new PersonDays();
    known.used.set(kind, used);
    const share = known.days.count < FEWEST_DAYS ? 0 : used.count / known.days.count;
    used.add(who, day);
    return share;
  };
}

/** Counts days of people; of each person they come in order. */
class PersonDays {
  readonly #latest = new ByWho<number>();
  count = 0;

  add(who: number, day: number): void {
    if (this.#latest.get(who) === day) return;
    this.#latest.set(who, day);
    this.count += 1;
  }
}
