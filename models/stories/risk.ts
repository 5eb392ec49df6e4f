import { UNUSUAL_DAY, type Evidence, type EvidenceKind } from '../domain/story.ts';

/** A kind once more adds this share of what it would add as another one. */
const REPETITION = 0.15;
const MOST_REPEATED = 3;

/**
 * Kinds that say much the same of the same act count as one: the strongest whole, the others at half. Independent kinds
 * raise a story, not one thing told in several ways.
 */
const FAMILIES: readonly (readonly EvidenceKind[])[] = [
  ['impossible-travel', 'unfamiliar-place', 'risky-network', 'new-device'],
  ['failed-then-success', 'credential-stuffing', 'password-spray', 'kerberos-abuse'],
  ['after-hours-critical', 'cert-odd-hour', 'unusual-session-length'],
  ['never-used-resource', 'cert-never-used-service', 'lateral-movement'],
  ['bulk-access', 'slow-collection'],
  ['explicit-credentials', 'first-privileged-use', 'alternate-authentication'],
  ['cert-new-device', 'cert-shared'],
];
const HALF = 0.5;

const familyOf = (kind: EvidenceKind): string =>
  String(FAMILIES.findIndex((family) => family.includes(kind)) + 1 || kind);

/** Half of an unusual day is what signals already say, where there are any of that person and day. */
function pointsOf(one: Evidence, group: readonly Evidence[]): number {
  const told =
    one.kind === UNUSUAL_DAY &&
    group.some(
      ({ kind, person, startUs, endUs }) =>
        kind !== UNUSUAL_DAY && person === one.person && endUs >= one.startUs && startUs <= one.endUs,
    );
  return told ? one.weight * HALF : one.weight;
}

/** Points by which each kind counts: the strongest of it, and a little for repetition. */
export function kindPoints(group: readonly Evidence[]): ReadonlyMap<EvidenceKind, number> {
  const byKind = new Map<EvidenceKind, number[]>();
  for (const one of group) byKind.set(one.kind, [...(byKind.get(one.kind) ?? []), pointsOf(one, group)]);
  const strength = [...byKind]
    .map(([kind, weights]) => {
      const [most = 0, ...rest] = weights.sort((a, b) => b - a);
      const repeated = rest.slice(0, MOST_REPEATED).reduce((sum, weight) => sum + weight, 0);
      return { kind, points: most + REPETITION * repeated };
    })
    .sort((a, b) => b.points - a.points || (a.kind < b.kind ? -1 : 1));
  const families = new Set<string>();
  const faint = faintKinds(group);
  return new Map(
    strength.map(({ kind, points }) => {
      const family = familyOf(kind);
      const share = families.has(family) ? HALF : 1;
      families.add(family);
      return [kind, points * share * (faint.has(kind) ? HALF : 1)];
    }),
  );
}

/** Kinds of which nothing is more than low: beside what is, they are little more than the colour of a day. */
function faintKinds(group: readonly Evidence[]): ReadonlySet<EvidenceKind> {
  const strong = new Set(group.filter(({ severity }) => severity !== 'low').map(({ kind }) => kind));
  return new Set(group.map(({ kind }) => kind).filter((kind) => !strong.has(kind)));
}

/** Of the points of the kinds, each an independent chance in a hundred; 0 to 100. */
export function storyRisk(points: Iterable<number>, relief: number): number {
  let innocent = 1;
  for (const each of points) innocent *= 1 - Math.min(95, each) / 100;
  return Math.max(0, 100 * (1 - innocent) - relief);
}
