import { SEVERITIES, type Severity } from '../domain/signal.ts';
import { UNUSUAL_DAY, type Evidence, type EvidenceKind, type Relief, type Story } from '../domain/story.ts';
import { joinEvidence } from './join.ts';
import { kindPoints, storyRisk } from './risk.ts';
import { storyTitle } from './title.ts';
import { judged, pinned, placeVerdicts, type GivenVerdict } from './verdicts.ts';

export interface StoryContext {
  readonly roleOf: (person: number, atUs: number) => string;
  readonly nameOf: (person: number) => string;
  readonly personCalled: (name: string) => number | null;
  readonly reliefOf: (group: readonly Evidence[], principal: Story['principal']) => readonly Relief[];
  readonly verdicts: readonly GivenVerdict[];
  /** Points that a kind alone needs to make a story. */
  readonly alone: number;
  /** 16 hexadecimal digits of a text. */
  readonly hash: (text: string) => string;
}

/** Weaker than this in all is no story. */
const LEAST_RISK = 25;
/** Kinds that say by whom it was: the principal is the one whom they are about. */
const LEADING: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>([
  'lateral-movement',
  'explicit-credentials',
]);

/** Stories of a case, ranked by risk; nothing that is one is left out, nor anything that was judged. */
export function storiesOf(evidence: readonly Evidence[], context: StoryContext): readonly Story[] {
  const groups = joinEvidence(evidence);
  const { byGroup, gone } = placeVerdicts(groups, context.verdicts);
  const stories = groups.flatMap((group, i) => {
    const given = byGroup.get(i);
    const draft = draftOf(group, context, given !== undefined);
    return draft ? [given ? judged(draft, given) : draft] : [];
  });
  return [...stories, ...gone.map((given) => pinned(given, context.personCalled))]
    .sort((a, b) => b.risk - a.risk || b.endUs - a.endUs || (a.id < b.id ? -1 : 1))
    .map((story, i) => ({ ...story, rank: i + 1 }));
}

/** `kept`: it is one, however weak it has become. */
function draftOf(group: readonly Evidence[], context: StoryContext, kept: boolean): Story | null {
  const points = kindPoints(group);
  if (!kept && !isEnough(group, points, context.alone)) return null;
  const principal = principalOf(group, context);
  const relief = context.reliefOf(group, principal);
  const risk = storyRisk(
    points.values(),
    relief.reduce((sum, { points: off }) => sum + off, 0),
  );
  if (!kept && risk < LEAST_RISK) return null;
  const inOrder = [...group].sort((a, b) => a.startUs - b.startUs || (a.id < b.id ? -1 : 1));
  const [first] = inOrder;
  if (!first) return null;
  const endUs = Math.max(...group.map((one) => one.endUs));
  const role = principal.kind === 'user' && principal.id !== null ? context.roleOf(principal.id, endUs) : '';
  return {
    id: context.hash(`${principal.kind} ${principal.name} ${first.id}`),
    principal,
    people: peopleOf(group, principal),
    startUs: first.startUs,
    endUs,
    risk,
    rank: 0,
    title: storyTitle(role, told(group, points), principal.kind === 'network'),
    severity: worst(group),
    evidence: inOrder.map((one) => ({ id: one.id, kind: one.kind, points: shareOf(one, group, points) })),
    relief,
    verdict: null,
    changed: false,
  };
}

/** One odd act makes no story unless it is strong by itself, and one unusual day never does. */
function isEnough(
  group: readonly Evidence[],
  points: ReadonlyMap<EvidenceKind, number>,
  alone: number,
): boolean {
  if (points.size > 1) return true;
  const [[kind, most] = [null, 0]] = points;
  return most >= alone && (kind !== UNUSUAL_DAY || group.length > 1);
}

/** Each kind with its points and when it was first told. */
const told = (group: readonly Evidence[], points: ReadonlyMap<EvidenceKind, number>) =>
  [...points].map(([kind, each]) => {
    const own = group.filter((one) => one.kind === kind);
    return {
      kind,
      points: each,
      startUs: Math.min(...own.map(({ startUs }) => startUs)),
      endUs: Math.min(...own.map(({ endUs }) => endUs)),
    };
  });

/** Of the points of its kind, the strongest has them all. */
function shareOf(
  one: Evidence,
  group: readonly Evidence[],
  points: ReadonlyMap<EvidenceKind, number>,
): number {
  const strongest = group
    .filter(({ kind }) => kind === one.kind)
    .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))[0];
  return strongest === one ? (points.get(one.kind) ?? 0) : 0;
}

function principalOf(group: readonly Evidence[], { nameOf }: StoryContext): Story['principal'] {
  const weight = new Map<number, number>();
  for (const { person, weight: points, kind } of group)
    if (person !== null) weight.set(person, (weight.get(person) ?? 0) + points * (LEADING.has(kind) ? 3 : 1));
  const [most] = [...weight].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  if (most) return { kind: 'user', id: most[0], name: nameOf(most[0]) };
  const [strongest] = group.toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  return strongest?.entity ?? { kind: 'account', id: null, name: '' };
}

function peopleOf(group: readonly Evidence[], principal: Story['principal']): readonly number[] {
  const people = group.flatMap(({ person, links }) => [
    ...(person === null ? [] : [person]),
    ...links.flatMap(([kind, value]) => (kind === 'person' ? [Number(value)] : [])),
  ]);
  const first = principal.kind === 'user' && principal.id !== null ? [principal.id] : [];
  return [...new Set([...first, ...people.sort((a, b) => a - b)])];
}

const worst = (group: readonly Evidence[]): Severity =>
  SEVERITIES[Math.max(...group.map(({ severity }) => SEVERITIES.indexOf(severity)))] ?? 'low';
