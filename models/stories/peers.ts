import { US_PER_DAY } from '../domain/time.ts';
import { UNUSUAL_DAY, type Evidence, type EvidenceKind } from '../domain/story.ts';

/** What a whole team does in one week is work. */
const WITHIN_US = 7 * US_PER_DAY;
const LEAST_PEERS = 3;

/**
 * How many others of the same role had every kind of the evidence within a week before the story's end; null for fewer
 * than three. Nothing later than the story counts.
 */
export function sharedByPeers(
  group: readonly Evidence[],
  all: readonly Evidence[],
  roleOf: (person: number, atUs: number) => string,
): number | null {
  const endUs = Math.max(...group.map((one) => one.endUs));
  const person = group.find((one) => one.person !== null)?.person ?? null;
  const role = person === null ? '' : roleOf(person, endUs);
  if (role === '') return null;
  const kinds = new Set<EvidenceKind>(group.map(({ kind }) => kind).filter((kind) => kind !== UNUSUAL_DAY));
  if (kinds.size === 0) return null;
  const own = new Set(group.map((one) => one.person));
  const had = new Map<number, Set<string>>();
  for (const one of all) {
    if (one.person === null || own.has(one.person) || !kinds.has(one.kind)) continue;
    if (one.endUs > endUs || one.endUs < endUs - WITHIN_US || roleOf(one.person, endUs) !== role) continue;
    had.set(one.person, (had.get(one.person) ?? new Set()).add(one.kind));
  }
  const peers = [...had.values()].filter((each) => each.size === kinds.size).length;
  return peers < LEAST_PEERS ? null : peers;
}
