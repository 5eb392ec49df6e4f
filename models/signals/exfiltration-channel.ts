import { US_PER_HOUR } from '../domain/time.ts';
import { about, evidence } from './parts/about.ts';
import { channelOf } from './parts/channels.ts';
import { isPerson } from './parts/event.ts';
import type { FoldSignal } from './parts/signal.ts';
import { listed, percent, span } from './parts/words.ts';

const BEFORE = [
  'bulk-access',
  'never-used-resource',
  'after-hours-critical',
  'slow-collection',
  'mass-deletion',
];
/** Below so many days nothing is known of a role. */
const FEWEST_DAYS = 20;

const signal: FoldSignal = {
  id: 'exfiltration-channel',
  title: 'A way out after collection',
  techniques: ['T1052.001', 'T1567', 'T1048'],
  weight: 35,
  needs: 'removable devices, mail or web visits',
  tunables: {
    after: { title: 'After collection', unit: 'hours', value: 72, least: 1, most: 720 },
    roleShare: { title: 'A role that does so on', unit: '% of its days', value: 20, least: 1, most: 100 },
  },
  actions: ['device-connected', 'file-copied', 'web-visited', 'email-sent', 'shared-outside'],
  sees: () => true,
  begin: (context) => {
    const senders = new Map<string, number>();
    const roles = new Map<string, { days: Set<string>; byChannel: Map<string, Set<string>> }>();
    const found = new Map<string, { events: bigint[]; channels: Set<string> }>();
    const own = new Set<string>();
    return (event, tell) => {
      const { who, day, role, at } = event;
      if (!isPerson(event)) return;
      const sender =
        event.action === 'email-sent' ? (event.fromAddress.split('@')[1] ?? '').toLowerCase() : '';
      if (sender !== '') {
        senders.set(sender, (senders.get(sender) ?? 0) + 1);
        if ((senders.get(sender) ?? 0) * 2 > [...senders.values()].reduce((a, b) => a + b, 0))
          own.add(sender);
      }
      const channel = channelOf(event, own);
      const known = roles.get(role) ?? { days: new Set<string>(), byChannel: new Map<string, Set<string>>() };
      roles.set(role, known);
      known.days.add(`${who} ${day}`);
      if (channel === '') return;
      const kind = channel.split(' (')[0] ?? channel;
      const used = known.byChannel.get(kind) ?? new Set<string>();
      known.byChannel.set(kind, used);
      const share = known.days.size < FEWEST_DAYS ? 0 : used.size / known.days.size;
      used.add(`${who} ${day}`);
      const before = context.recent(who, BEFORE);
      if (at - before > context.value('after', role) * US_PER_HOUR) return;
      if (share * 100 >= context.value('roleShare', role)) return;
      const key = `${who} ${day}`;
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
        says: `Used ${listed([...told.channels])} ${span(at - before)} after collecting; their role does so on ${percent(share)} of its days`,
        events: evidence(told.events),
      });
    };
  },
};
export default signal;
