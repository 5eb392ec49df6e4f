import { US_PER_DAY, US_PER_HOUR } from '../domain/time.ts';
import type { StorySignal } from '../domain/story.ts';

/** Signals further apart belong to two stories; slow kinds reach back further. */
const GAP_US = 72 * US_PER_HOUR;
const LONGEST_US = 7 * US_PER_DAY;
const SLOW_US = 60 * US_PER_DAY;
const SLOW: ReadonlySet<string> = new Set(['slow-collection']);
/** A network or a device of more people joins nobody: an office, a gateway, a shared workstation. */
const MOST_PEOPLE = 3;
/** Persons join persons only by signals that say that one acted as the other. */
const CAUSAL: ReadonlySet<string> = new Set([
  'lateral-movement',
  'explicit-credentials',
  'privilege-escalation',
  'remote-execution',
]);

interface Cluster {
  readonly signals: StorySignal[];
  firstUs: number;
  lastUs: number;
  slow: boolean;
}

/** Signals that belong together, each in exactly one group; groups and what is in them in the order of time. */
export function joinSignals(signals: readonly StorySignal[]): readonly (readonly StorySignal[])[] {
  const shared = peopleByLink(signals);
  const open = new Map<string, Cluster>();
  const clusters = new Set<Cluster>();
  for (const signal of [...signals].sort((a, b) => a.endUs - b.endUs || (a.id < b.id ? -1 : 1))) {
    const keys = keysOf(signal, shared);
    const near = [...new Set(keys.map((key) => open.get(key)))].filter(
      (cluster): cluster is Cluster => cluster !== undefined && reaches(cluster, signal),
    );
    const cluster = merged(near, clusters, signal) ?? newCluster(clusters, signal);
    cluster.signals.push(signal);
    cluster.lastUs = Math.max(cluster.lastUs, signal.endUs);
    cluster.slow ||= SLOW.has(signal.signal);
    for (const key of keys) open.set(key, cluster);
    for (const other of near) if (!clusters.has(other)) rename(open, other, cluster);
  }
  return [...clusters].map(({ signals: found }) => found);
}

function keysOf(signal: StorySignal, shared: ReadonlyMap<string, ReadonlySet<number>>): string[] {
  const strong = signal.severity === 'high' || signal.severity === 'critical';
  const keys = signal.links.flatMap(([kind, value]) => {
    const key = `${kind} ${value}`;
    if (kind === 'person') {
      const own = signal.person === null || Number(value) === signal.person;
      return own || (strong && CAUSAL.has(signal.signal)) ? [key] : [];
    }
    return (shared.get(key)?.size ?? 0) <= MOST_PEOPLE ? [key] : [];
  });
  return keys.length > 0 ? keys : [`alone ${signal.id}`];
}

function peopleByLink(signals: readonly StorySignal[]): Map<string, Set<number>> {
  const people = new Map<string, Set<number>>();
  for (const { links, person } of signals)
    for (const [kind, value] of links) {
      if (kind === 'person') continue;
      const known = people.get(`${kind} ${value}`) ?? new Set<number>();
      if (person !== null) known.add(person);
      people.set(`${kind} ${value}`, known);
    }
  return people;
}

function reaches(cluster: Cluster, signal: StorySignal): boolean {
  const slow = cluster.slow || SLOW.has(signal.signal);
  if (signal.startUs - cluster.lastUs > GAP_US) return false;
  return signal.endUs - cluster.firstUs <= (slow ? SLOW_US : LONGEST_US);
}

/** Those that the signal joins become one, as long as that is not too long. */
function merged(near: readonly Cluster[], clusters: Set<Cluster>, { endUs }: StorySignal): Cluster | null {
  const [into, ...rest] = near.toSorted((a, b) => a.firstUs - b.firstUs);
  if (!into) return null;
  for (const other of rest) {
    const firstUs = Math.min(into.firstUs, other.firstUs);
    if (endUs - firstUs > (into.slow || other.slow ? SLOW_US : LONGEST_US)) continue;
    into.signals.push(...other.signals);
    into.firstUs = firstUs;
    into.lastUs = Math.max(into.lastUs, other.lastUs);
    into.slow ||= other.slow;
    clusters.delete(other);
  }
  return into;
}

function newCluster(clusters: Set<Cluster>, { endUs }: StorySignal): Cluster {
  const cluster: Cluster = { signals: [], firstUs: endUs, lastUs: endUs, slow: false };
  clusters.add(cluster);
  return cluster;
}

function rename(open: Map<string, Cluster>, from: Cluster, to: Cluster): void {
  for (const [key, cluster] of open) if (cluster === from) open.set(key, to);
}
