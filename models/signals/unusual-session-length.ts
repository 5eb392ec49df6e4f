import { links, personLink } from './parts/about.ts';
import { robustZ } from './parts/robust.ts';
import type { ClosedSession, SessionSignal } from './parts/beside.ts';
import type { SignalContext } from './parts/signal.ts';
import { span } from './parts/words.ts';
import { US_PER_DAY, US_PER_SECOND } from '../domain/time.ts';

const US_PER_MINUTE = 60 * US_PER_SECOND;

/** Sessions that were nearly as long before make it none: a habit of never signing off. */
const LONGER = 1.25;
const MOST_SESSIONS = 60;
const isUsual = (minutes: number, past: readonly number[]) => past.some((one) => minutes <= LONGER * one);

const signal: SessionSignal = {
  id: 'unusual-session-length',
  title: 'Unusually long session',
  techniques: ['T1078'],
  weight: 6,
  needs: 'sessions with a sign-off',
  tunables: {
    z: { title: 'Above own sessions', unit: 'robust spreads', value: 4, least: 1, most: 50 },
    past: { title: 'Learning', unit: 'closed sessions', value: 10, least: 3, most: 1000 },
    least: { title: 'Shortest that is told', unit: 'hours', value: 4, least: 0, most: 240 },
  },
  begin: (context) => {
    const past = new Map<number, number[]>();
    return (session, tell) => {
      const { person, role, startUs, endUs } = session;
      const minutes = (endUs - startUs) / US_PER_MINUTE;
      const own = past.get(person) ?? [];
      past.set(person, own);
      const before = own.length < context.value('past', role) || isUsual(minutes, own) ? null : [...own];
      own.push(minutes);
      if (own.length > MOST_SESSIONS) own.shift();
      if (
        !before ||
        minutes < context.value('least', role) * 60 ||
        robustZ(minutes, before) < context.value('z', role) ||
        isAllowed(session, context)
      )
        return;
      const usual = before.toSorted((a, b) => a - b)[before.length >> 1] ?? 0;
      tell({
        key: `${person} ${startUs} ${session.session}`,
        entity: { kind: 'user', id: person, name: context.nameOf(person) },
        person,
        startUs,
        endUs,
        severity: 'low',
        history: 'enough',
        did: `stayed signed in for ${span(endUs - startUs)}`,
        says: `A session of ${span(endUs - startUs)}${session.host < 0 ? '' : ` on ${context.hostName(session.host)}`}; half of their sessions last no longer than ${span(usual * US_PER_MINUTE)}`,
        events: [],
        links: links(personLink(person), ['host', session.host < 0 ? '' : String(session.host)]),
      });
    };
  },
};
export default signal;

function isAllowed({ person, host, endUs }: ClosedSession, { lists, nameOf, hostName }: SignalContext) {
  const day = Math.floor(endUs / US_PER_DAY);
  const names = [nameOf(person), ...(host < 0 ? [] : [hostName(host)])];
  return names.some((name) => lists.allowed('unusual-session-length', name, day) !== null);
}
