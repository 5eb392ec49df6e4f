import type { Severity } from '../domain/signal.ts';
import { US_PER_HOUR } from '../domain/time.ts';
import { about, links } from './parts/about.ts';
import { isPerson, isRiskyNetwork, type SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import { kilometres } from './parts/distance.ts';
import { Latest } from './parts/latest.ts';
import type { FoldSignal, SignalContext } from './parts/signal.ts';
import { listed, span } from './parts/words.ts';

const FLIGHT_KMH = 900;
/** Sessions without an event for so many others are let go. */
const MOST_SESSIONS = 100_000;

const differ = (a: string, b: string) => a !== '' && b !== '' && a !== b;

/** What a session began with. */
type Beginning = Pick<
  SignalEvent,
  'event' | 'at' | 'device' | 'agent' | 'network' | 'networkKind' | 'country' | 'latitude' | 'longitude'
>;

function beginningOf(event: SignalEvent): Beginning {
  const { at, device, agent, network, networkKind, country, latitude, longitude } = event;
  return { event: event.event, at, device, agent, network, networkKind, country, latitude, longitude };
}

/** The vendor's id of the device; system and browser stand in for it where there is none, and are compared as such. */
const idOf = ({ device, agent }: Beginning) => (device === agent ? '' : device);

/** A cloud's own services carry on a session of its console, each under its own name. */
const OF_THE_CLOUD = /^(?:aws internal|s3console|signin|console)\b|\.amazonaws\.com$/i;
const isBrowser = (agent: string) => agent.includes(', ');

/** Two tools of one person share a session; a browser and something else do not. */
function differentAgent({ agent: a }: Beginning, { agent: b }: Beginning): boolean {
  return differ(a, b) && (isBrowser(a) || isBrowser(b)) && !OF_THE_CLOUD.test(a) && !OF_THE_CLOUD.test(b);
}

/** One's own exit tells another country than where its user is. */
const isOwnExit = ({ networkKind }: Beginning) => networkKind === 'vpn' || networkKind === 'office';

function changes(first: Beginning, now: SignalEvent, { lists }: SignalContext): readonly string[] {
  const found: string[] = [];
  if (differ(idOf(first), idOf(now))) found.push('another device');
  if (differentAgent(first, now)) found.push(`${now.agent} instead of ${first.agent}`);
  if (differ(first.network, now.network) && !isOwnExit(now)) {
    const listed = lists.indicator(now.ip, now.day);
    if (differ(first.country, now.country) && !isOwnExit(first))
      found.push(`${now.country} instead of ${first.country}`);
    else if (isRiskyNetwork(now) && !isRiskyNetwork(first)) found.push(`a ${now.networkKind} network`);
    else if (listed !== null) found.push(`an address on the list ${listed}`);
  }
  return found;
}

/** The same device by its vendor's id, as far as a flight goes, is somebody who takes it along. */
function severityOf(first: Beginning, event: SignalEvent, changed: readonly string[]): Severity {
  const far = kilometres(first, event);
  const same = idOf(first) !== '' && idOf(first) === idOf(event);
  const flown = far / ((event.at - first.at) / US_PER_HOUR) <= FLIGHT_KMH;
  if (changed.length === 1 && same && flown) return 'low';
  return changed.length > 1 || far > 500 ? 'critical' : 'high';
}

const signal: FoldSignal = {
  id: 'session-hijack',
  title: 'Session used from elsewhere',
  techniques: ['T1539', 'T1550.004'],
  weight: 45,
  needs: 'session ids of an identity provider or a cloud',
  tunables: {},
  actions: [
    'logged-on',
    'app-signed-in',
    'accessed',
    'changed',
    'mfa-method-added',
    'mfa-verified',
    'role-granted',
    'role-assumed',
    'group-member-added',
    'account-created',
    'key-created',
    'password-reset',
    'policy-changed',
    'consent-granted',
    'shared-outside',
    'recorded',
  ],
  sees: ({ session }) => session !== '',
  begin: (context) => {
    const sessions = new Latest<Beginning>(MOST_SESSIONS);
    const found = new Map<string, bigint[]>();
    return (event, tell) => {
      if (event.session === '' || event.failed || !isPerson(event)) return;
      const key = `${event.who} ${event.session}`;
      const first = sessions.get(key);
      if (!first) {
        sessions.set(key, beginningOf(event));
        return;
      }
      const changed = changes(first, event, context);
      if (changed.length === 0 || isExpected('session-hijack', event, context)) return;
      const events = found.get(key) ?? [first.event];
      found.set(key, events);
      if (events.length >= 50) return;
      events.push(event.event);
      tell({
        ...about(event, context),
        key,
        startUs: first.at,
        severity: severityOf(first, event, changed),
        did: `had a session continue with ${listed(changed, 2)}`,
        says: `One session went on ${span(event.at - first.at)} later with ${listed(changed)}`,
        events: [...events],
        links: links(
          ...about(event, context).links,
          ['session', event.session],
          ['network', event.network],
          ['device', event.device],
        ),
      });
    };
  },
};
export default signal;
