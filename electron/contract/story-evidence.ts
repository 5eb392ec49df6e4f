import type { Evidence, StoryDetail } from './api.ts';

/** Events that stand for a signal in a report; its sentence has their number. */
const EVENTS_OF_SIGNAL = 3;

type Told = Pick<StoryDetail, 'evidence' | 'principal' | 'start' | 'end'>;

/** What a report has of a story: each sentence with the first records that prove it, and its span as a replay. */
export function storyEvidence({ evidence, principal: { person }, start, end }: Told): readonly Evidence[] {
  const told = evidence.flatMap(({ title, says, events, severity }): Evidence[] => [
    { kind: 'comment', text: `${title} (${severity}): ${says}.` },
    ...events.slice(0, EVENTS_OF_SIGNAL).map((event) => ({ kind: 'event' as const, event })),
  ]);
  if (person === null) return told;
  return [...told, { kind: 'replay', subject: { kind: 'span', person, from: start, to: end } }];
}
