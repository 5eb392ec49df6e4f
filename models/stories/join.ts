import { US_PER_DAY, US_PER_HOUR } from '../domain/time.ts';
import { UNUSUAL_DAY, type Evidence, type EvidenceKind } from '../domain/story.ts';

/** Signals further apart belong to two stories; slow kinds reach back further. */
const GAP_US = 72 * US_PER_HOUR;
const LONGEST_US = 7 * US_PER_DAY;
const SLOW_US = 60 * US_PER_DAY;
const SLOW: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>(['slow-collection']);
/** What one of these carries from one act to the next has no end after seven days. */
const CAUSAL_LINKS: ReadonlySet<string> = new Set(['path', 'session']);
/** A network or a device of more people joins nobody: an office, a gateway, a shared workstation. */
const MOST_PEOPLE = 3;
/** Persons join persons only by signals that say that one acted as the other. */
const ACTED_AS: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>([
  'lateral-movement',
  'explicit-credentials',
  'privilege-escalation',
  'remote-execution',
]);

interface Cluster {
  readonly evidence: Evidence[];
  firstUs: number;
  lastUs: number;
  /** It may last longer than seven days. */
  slow: boolean;
  /** Nothing but unusual days so far: a run of them is slow as well. */
  daysOnly: boolean;
}

/** Evidence that belongs together, each in exactly one group; groups and what is in them in the order of time. */
export function joinEvidence(evidence: readonly Evidence[]): readonly (readonly Evidence[])[] {
  const shared = peopleByLink(evidence);
  const open = new Map<string, Cluster>();
  const clusters = new Set<Cluster>();
  for (const one of [...evidence].sort((a, b) => a.endUs - b.endUs || (a.id < b.id ? -1 : 1))) {
    const keys = keysOf(one, shared);
    const near = nearOf(one, keys, open);
    const cluster = merged(near, clusters, one) ?? newCluster(clusters, one);
    cluster.evidence.push(one);
    cluster.lastUs = Math.max(cluster.lastUs, one.endUs);
    cluster.slow ||= SLOW.has(one.kind);
    cluster.daysOnly &&= one.kind === UNUSUAL_DAY;
    for (const key of keys) open.set(key, cluster);
    for (const other of near) if (!clusters.has(other)) rename(open, other, cluster);
  }
  return [...clusters].map(({ evidence: found }) => found);
}

function keysOf(one: Evidence, shared: ReadonlyMap<string, ReadonlySet<number>>): string[] {
  const strong = one.severity === 'high' || one.severity === 'critical';
  const keys = one.links.flatMap(([kind, value]) => {
    const key = `${kind} ${value}`;
    if (kind === 'person') {
      const own = one.person === null || Number(value) === one.person;
      return own || (strong && ACTED_AS.has(one.kind)) ? [key] : [];
    }
    return (shared.get(key)?.size ?? 0) <= MOST_PEOPLE ? [key] : [];
  });
  return keys.length > 0 ? keys : [`alone ${one.id}`];
}

function peopleByLink(evidence: readonly Evidence[]): Map<string, Set<number>> {
  const people = new Map<string, Set<number>>();
  for (const { links, person } of evidence)
    for (const [kind, value] of links) {
      if (kind === 'person') continue;
      const known = people.get(`${kind} ${value}`) ?? new Set<number>();
      if (person !== null) known.add(person);
      people.set(`${kind} ${value}`, known);
    }
  return people;
}

/** Open clusters that a key leads to and that are not too far back; a causal link reaches further. */
function nearOf(one: Evidence, keys: readonly string[], open: ReadonlyMap<string, Cluster>): Cluster[] {
  const near = new Set<Cluster>();
  for (const key of keys) {
    const cluster = open.get(key);
    if (!cluster) continue;
    const causal = CAUSAL_LINKS.has(key.split(' ')[0] ?? '');
    if (reaches(cluster, one, causal)) {
      near.add(cluster);
      cluster.slow ||= causal && one.endUs - cluster.firstUs > LONGEST_US;
    }
  }
  return [...near];
}

function reaches(cluster: Cluster, one: Evidence, causal: boolean): boolean {
  const run = cluster.daysOnly && one.kind === UNUSUAL_DAY;
  const slow = causal || run || cluster.slow || SLOW.has(one.kind);
  if (one.startUs - cluster.lastUs > (causal ? SLOW_US : GAP_US)) return false;
  return one.endUs - cluster.firstUs <= (slow ? SLOW_US : LONGEST_US);
}

/** Those that the evidence joins become one, as long as that is not too long. */
function merged(near: readonly Cluster[], clusters: Set<Cluster>, { endUs }: Evidence): Cluster | null {
  const [into, ...rest] = near.toSorted((a, b) => a.firstUs - b.firstUs);
  if (!into) return null;
  for (const other of rest) {
    const firstUs = Math.min(into.firstUs, other.firstUs);
    if (endUs - firstUs > (into.slow || other.slow ? SLOW_US : LONGEST_US)) continue;
    into.evidence.push(...other.evidence);
    into.firstUs = firstUs;
    into.lastUs = Math.max(into.lastUs, other.lastUs);
    into.slow ||= other.slow;
    into.daysOnly &&= other.daysOnly;
    clusters.delete(other);
  }
  return into;
}

function newCluster(clusters: Set<Cluster>, { endUs }: Evidence): Cluster {
  const cluster: Cluster = { evidence: [], firstUs: endUs, lastUs: endUs, slow: false, daysOnly: true };
  clusters.add(cluster);
  return cluster;
}

function rename(open: Map<string, Cluster>, from: Cluster, to: Cluster): void {
  for (const [key, cluster] of open) if (cluster === from) open.set(key, to);
}
