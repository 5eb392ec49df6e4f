import { MOST_EVIDENCE, type LinkKind, type Observation } from '../../domain/signal.ts';
import { isPerson, type SignalEvent } from './event.ts';
import type { SignalContext } from './signal.ts';

type Link = readonly [kind: LinkKind, value: string];

/** What an observation of somebody's event has in common with all others; the rest comes on top. */
export function about(
  event: SignalEvent,
  { nameOf }: Pick<SignalContext, 'nameOf'>,
): Pick<Observation, 'entity' | 'person' | 'startUs' | 'endUs' | 'history' | 'events' | 'links'> {
  const person = event.who >= 0 ? event.who : null;
  return {
    entity: { kind: isPerson(event) ? 'user' : 'account', id: person, name: nameOf(event.who) },
    person,
    startUs: event.at,
    endUs: event.at,
    history: 'enough',
    events: [event.event],
    links: links(...(person === null ? [] : [personLink(person)]), hostLink(event)),
  };
}

export const personLink = (person: number): Link => ['person', String(person)];

/** From where it came: what else came from there belongs to it. What a server recorded of itself joins all its users. */
const hostLink = ({ src, computer }: SignalEvent): Link => [
  'host',
  src < 0 || src === computer ? '' : String(src),
];

/** Links that have a value. */
export const links = (...all: readonly Link[]): readonly Link[] => all.filter(([, value]) => value !== '');

/** Events of a burst, at most 200: the first ones and the last. */
export const evidence = (events: readonly bigint[]): readonly bigint[] =>
  events.length <= MOST_EVIDENCE
    ? events
    : [...events.slice(0, MOST_EVIDENCE - 1), events.at(-1) ?? events[0] ?? 0n];
