import type { VerdictDetail } from '../domain/decision.ts';
import type { Evidence, Story } from '../domain/story.ts';

/** A verdict that holds, with the story as it was when it was given. */
export interface GivenVerdict extends Omit<VerdictDetail, 'kinds'> {
  readonly decision: number;
}

/** Verdicts by the group that has most of the evidence on which each was given, and those of which none is left. */
export interface Placed {
  readonly byGroup: ReadonlyMap<number, GivenVerdict>;
  readonly gone: readonly GivenVerdict[];
}

/** Of several verdicts about one story, or of stories that have become one, the last counts. */
export function placeVerdicts(
  groups: readonly (readonly Evidence[])[],
  verdicts: readonly GivenVerdict[],
): Placed {
  const groupOf = new Map<string, number>();
  groups.forEach((group, i) => group.forEach(({ id }) => groupOf.set(id, i)));
  const byGroup = new Map<number, GivenVerdict>();
  const gone = new Map<string, GivenVerdict>();
  for (const given of new Map(verdicts.map((one) => [one.story, one])).values()) {
    const votes = new Map<number, number>();
    for (const id of given.signals) {
      const group = groupOf.get(id);
      if (group !== undefined) votes.set(group, (votes.get(group) ?? 0) + 1);
    }
    const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    if (best) byGroup.set(best[0], given);
    else gone.set(given.story, given);
  }
  return { byGroup, gone: [...gone.values()] };
}

/** The story keeps the id under which it was judged, and says where its evidence is another than then. */
export function judged(story: Story, given: GivenVerdict): Story {
  const ids = new Set(given.signals);
  const same = story.evidence.length === ids.size && story.evidence.every(({ id }) => ids.has(id));
  return { ...story, id: given.story, verdict: given, changed: !same };
}

/** What was judged stays in the list though nothing is left of its evidence: as it was then. */
export function pinned(given: GivenVerdict, personCalled: (name: string) => number | null): Story {
  const { story, principal, title, startUs, endUs, risk, severity = 'low' } = given;
  const person = personCalled(principal);
  return {
    id: story,
    principal: { kind: person === null ? 'account' : 'user', id: person, name: principal },
    people: person === null ? [] : [person],
    startUs,
    endUs,
    risk,
    rank: 0,
    title,
    severity,
    evidence: [],
    relief: [],
    verdict: given,
    changed: true,
  };
}
