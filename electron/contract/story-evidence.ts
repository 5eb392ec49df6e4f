import type { PersonId } from '../../models/domain/ids.ts';
import { timestampUs, US_PER_SECOND } from '../../models/domain/time.ts';
import type { Evidence, StoryDetail } from './api.ts';

/** Events that stand for a signal in a report; its sentence has their number. */
const EVENTS_OF_SIGNAL = 3;

type Told = Pick<StoryDetail, 'evidence' | 'principal' | 'start' | 'end'>;

/** So that neither the first nor the last signal of a story is at the edge of its replay. */
const AROUND_US = 120 * US_PER_SECOND;

/** The time of a story as it is replayed. */
export const storySpan = ({ start, end }: Pick<StoryDetail, 'start' | 'end'>, person: PersonId) => ({
  kind: 'span' as const,
  person,
  from: timestampUs(start - AROUND_US),
  to: timestampUs(end + AROUND_US),
});

/** What a report has of a story: each sentence with the first records that prove it, and its span as a replay. */
export function storyEvidence({ evidence, principal: { person }, start, end }: Told): readonly Evidence[] {
  const told = evidence.flatMap(({ title, says, events, severity }): Evidence[] => [
    { kind: 'comment', text: `${title} (${severity}): ${says}.` },
    ...events.slice(0, EVENTS_OF_SIGNAL).map((event) => ({ kind: 'event' as const, event })),
  ]);
  if (person === null) return told;
  return [...told, { kind: 'replay', subject: storySpan({ start, end }, person) }];
}
