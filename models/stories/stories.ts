import type { Verdict } from '../domain/decision.ts';
import { SEVERITIES, type Severity, type SignalId } from '../domain/signal.ts';
import type { Relief, Story, StorySignal } from '../domain/story.ts';
import { joinSignals } from './join.ts';
import { kindPoints, storyRisk } from './risk.ts';
import { storyTitle } from './title.ts';

/** A verdict that holds, with the evidence on which it was given. */
export interface GivenVerdict {
  readonly decision: number;
  readonly story: string;
  readonly verdict: Verdict;
  readonly signals: readonly string[];
}

export interface StoryContext {
  readonly roleOf: (person: number, atUs: number) => string;
  readonly nameOf: (person: number) => string;
  readonly reliefOf: (signals: readonly StorySignal[], principal: Story['principal']) => readonly Relief[];
  readonly verdicts: readonly GivenVerdict[];
  /** 16 hexadecimal digits of a text. */
  readonly hash: (text: string) => string;
}

/** Weaker than this in all is no story; and a kind alone has to be as strong as this. */
const LEAST_RISK = 25;
const LEAST_ALONE = 38;
/** Kinds that say by whom it was: the principal is the one whom they are about. */
const LEADING: ReadonlySet<SignalId> = new Set(['lateral-movement', 'explicit-credentials']);

/** Stories of a case, ranked by risk; nothing that is one is left out. */
export function storiesOf(signals: readonly StorySignal[], context: StoryContext): readonly Story[] {
  const drafts = joinSignals(signals).flatMap((group) => draftOf(group, context) ?? []);
  const judged = withVerdicts(drafts, context.verdicts);
  return judged
    .sort((a, b) => b.risk - a.risk || b.endUs - a.endUs || (a.id < b.id ? -1 : 1))
    .map((story, i) => ({ ...story, rank: i + 1 }));
}

function draftOf(group: readonly StorySignal[], context: StoryContext): Story | null {
  const points = kindPoints(group);
  if (points.size === 1 && Math.max(...points.values()) < LEAST_ALONE) return null;
  const principal = principalOf(group, context);
  const relief = context.reliefOf(group, principal);
  const risk = storyRisk(
    points.values(),
    relief.reduce((sum, { points: off }) => sum + off, 0),
  );
  if (risk < LEAST_RISK) return null;
  const inOrder = [...group].sort((a, b) => a.startUs - b.startUs || (a.id < b.id ? -1 : 1));
  const [first] = inOrder;
  if (!first) return null;
  const endUs = Math.max(...group.map((one) => one.endUs));
  const kinds = [...points].map(([signal, each]) => ({
    signal,
    points: each,
    startUs: Math.min(...group.flatMap((one) => (one.signal === signal ? [one.endUs] : []))),
  }));
  const role = principal.kind === 'user' && principal.id !== null ? context.roleOf(principal.id, endUs) : '';
  return {
    id: context.hash(`${principal.kind} ${principal.name} ${first.id}`),
    principal,
    people: peopleOf(group, principal),
    startUs: first.startUs,
    endUs,
    risk,
    rank: 0,
    title: storyTitle(role, kinds, principal.kind === 'network'),
    severity: worst(group),
    signals: inOrder.map((one) => ({ id: one.id, points: shareOf(one, group, points) })),
    relief,
    verdict: null,
    changed: false,
  };
}

/** Of the points of its kind, the strongest signal has them all. */
function shareOf(
  one: StorySignal,
  group: readonly StorySignal[],
  points: ReadonlyMap<SignalId, number>,
): number {
  const strongest = group
    .filter(({ signal }) => signal === one.signal)
    .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))[0];
  return strongest === one ? (points.get(one.signal) ?? 0) : 0;
}

function principalOf(group: readonly StorySignal[], { nameOf }: StoryContext): Story['principal'] {
  const weight = new Map<number, number>();
  for (const { person, weight: points, signal } of group)
    if (person !== null)
      weight.set(person, (weight.get(person) ?? 0) + points * (LEADING.has(signal) ? 3 : 1));
  const [most] = [...weight].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  if (most) return { kind: 'user', id: most[0], name: nameOf(most[0]) };
  const [strongest] = group.toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  return strongest?.entity ?? { kind: 'account', id: null, name: '' };
}

function peopleOf(group: readonly StorySignal[], principal: Story['principal']): readonly number[] {
  const people = group.flatMap(({ person, links }) => [
    ...(person === null ? [] : [person]),
    ...links.flatMap(([kind, value]) => (kind === 'person' ? [Number(value)] : [])),
  ]);
  const first = principal.kind === 'user' && principal.id !== null ? [principal.id] : [];
  return [...new Set([...first, ...people.sort((a, b) => a - b)])];
}

const worst = (group: readonly StorySignal[]): Severity =>
  SEVERITIES[Math.max(...group.map(({ severity }) => SEVERITIES.indexOf(severity)))] ?? 'low';

/** A verdict belongs to the story that has most of the evidence on which it was given. The last one counts. */
function withVerdicts(stories: readonly Story[], verdicts: readonly GivenVerdict[]): Story[] {
  const bySignal = new Map<string, number>();
  stories.forEach(({ signals }, i) => signals.forEach(({ id }) => bySignal.set(id, i)));
  const judged = [...stories];
  for (const given of verdicts) {
    const votes = new Map<number, number>();
    for (const id of given.signals) {
      const story = bySignal.get(id);
      if (story !== undefined) votes.set(story, (votes.get(story) ?? 0) + 1);
    }
    const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const story = best && judged[best[0]];
    if (!best || !story) continue;
    const same = story.signals.length === given.signals.length && best[1] === given.signals.length;
    // Its id stays that under which the verdict was given.
    judged[best[0]] = { ...story, id: given.story, verdict: given, changed: !same };
  }
  return judged;
}
