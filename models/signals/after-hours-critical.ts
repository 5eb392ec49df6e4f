import { about } from './parts/about.ts';
import { isPerson, type SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import { Hours } from './parts/hours.ts';
import type { FoldSignal, SignalContext } from './parts/signal.ts';
import { clock, listed, percent, shortHost } from './parts/words.ts';

/** Names of services that keep identities, keys and backups. */
const VITAL =
  /(?:^|[^a-z])(?:dc\d*|ad\d*|vault|backup|keycloak|okta|adfs|pki|ca\d*|hsm|kms|key|secrets?|admin)(?:[^a-z]|$)/i;
/** Services of a cloud that do, in its API calls. */
const VITAL_API = /^(?:kms|secretsmanager|cloudhsm|backup|iam|identitystore|sso|sso-directory) /;
/** What every Windows computer fetches from a controller by itself. */
const OF_THE_DOMAIN = /\\(?:sysvol|netlogon|ipc\$)$/i;
const SIGN_INS = new Set([
  'logged-on',
  'app-signed-in',
  'remote-logon',
  'share-accessed',
  'share-file-accessed',
  'certificate-used',
  'accessed',
]);

const signal: FoldSignal = {
  id: 'after-hours-critical',
  title: 'Critical system out of hours',
  techniques: ['T1078', 'T1213'],
  weight: 15,
  needs: 'list of critical systems, domain controllers or services of identities, keys and backups',
  tunables: {
    share: { title: 'Hours used on less than', unit: '% of days', value: 3, least: 0.1, most: 20 },
    activeDays: { title: 'Learning', unit: 'active days', value: 20, least: 5, most: 200 },
  },
  actions: [
    'logged-on',
    'app-signed-in',
    'remote-logon',
    'share-accessed',
    'share-file-accessed',
    'certificate-used',
    'accessed',
    'ticket-requested',
    'service-ticket-requested',
  ],
  sees: ({ action, dst, resource }) => SIGN_INS.has(action) && (dst >= 0 || resource !== ''),
  begin: (context) => {
    const hours = new Hours();
    const controllers = new Set<number>();
    const nights = new Map<string, { events: bigint[]; names: Set<string>; startUs: number }>();
    const { lists } = context;
    return (event, tell) => {
      const { who, day, hour, role, at } = event;
      if (!SIGN_INS.has(event.action)) {
        if (event.computer >= 0) controllers.add(event.computer);
        return;
      }
      if (event.failed || !isPerson(event)) return;
      const share = hours.share(who, day, hour, context.value('activeDays', role));
      hours.add(who, day, hour);
      const name =
        share * 100 < context.value('share', role) ? criticalName(event, context, controllers) : '';
      if (name === '' || lists.onDuty(who, at)) return;
      if (isExpected('after-hours-critical', event, context, name)) return;
      const key = `${who} ${day}`;
      const night = nights.get(key) ?? { events: [], names: new Set<string>(), startUs: at };
      nights.set(key, night);
      const isNew = !night.names.has(name);
      if (night.events.length < 50) night.events.push(event.event);
      night.names.add(name);
      if (!isNew) return;
      tell({
        ...about(event, context),
        key,
        startUs: night.startUs,
        severity: 'medium',
        did: `used ${listed([...night.names].map(shortHost), 2)} at ${clock(hour)}`,
        says: `Used ${listed([...night.names])} at ${clock(hour)}, an hour at which they are active on ${percent(share)} of days`,
        events: [...night.events],
      });
    };
  },
};
export default signal;

/** The name of the critical system that an event is about, '' where it is about none. Without a list what its name says counts. */
function criticalName(
  { dst, computer, resource, container, channel, stream }: SignalEvent,
  { hostName, lists }: SignalContext,
  controllers: ReadonlySet<number>,
): string {
  const host = dst >= 0 ? dst : computer;
  const name = host >= 0 ? hostName(host) : '';
  if (lists.criticalHosts.size + lists.criticalNames.size > 0) {
    if (lists.criticalHosts.has(host)) return name;
    return lists.criticalNames.has(resource.toLowerCase()) ? resource : '';
  }
  if (OF_THE_DOMAIN.test(container)) return '';
  if (host >= 0 && (controllers.has(host) || VITAL.test(name.split('.')[0] ?? ''))) return name;
  if (stream === 'access' && VITAL_API.test(channel)) return channel.split(' ')[0] ?? '';
  return stream === 'authentication' && VITAL.test(resource) ? resource : '';
}
