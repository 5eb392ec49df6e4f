import { createHash } from 'node:crypto';
import { US_PER_DAY } from '../../../models/domain/time.ts';
import type { Evidence, EvidenceKind, Relief } from '../../../models/domain/story.ts';
import type { Learned } from '../../../models/stories/feedback.ts';
import { sharedByPeers } from '../../../models/stories/peers.ts';
import type { StoryContext } from '../../../models/stories/stories.ts';
import type { Database } from '../database/database.ts';
import { verdictsThatHold } from '../pipeline/decisions.ts';
import { signalLists } from '../signals/lists.ts';
import { ownersOf } from '../signals/owners.ts';

const POINTS = { 'on-call': 12, change: 15, travel: 15, peers: 10 } as const;
/** What an operator on call may well do at night; what no rota explains stays. */
const DUTIES: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>([
  'after-hours-critical',
  'never-used-resource',
  'first-privileged-use',
  'remote-execution',
  'cert-odd-hour',
]);
/** What a planned journey explains. */
const AWAY: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>([
  'impossible-travel',
  'unfamiliar-place',
  'new-device',
  'risky-network',
]);

/** What stories are told by besides their evidence, of which `all` is the whole. */
export async function storyContext(
  database: Database,
  learned: Learned,
  all: readonly Evidence[],
): Promise<StoryContext> {
  const owners = await ownersOf(database);
  const lists = await signalLists(database, owners, []);
  const ids = new Map(
    (await database.rows<{ id: number; name: string }>('SELECT person_id AS id, name FROM person')).map(
      ({ id, name }) => [name, id],
    ),
  );
  const roleOf = (person: number, atUs: number) => owners.roleOf(person, Math.floor(atUs / US_PER_DAY));
  return {
    roleOf,
    nameOf: owners.nameOf,
    personCalled: (name) => ids.get(name) ?? null,
    verdicts: await verdictsThatHold(database),
    alone: learned.alone,
    hash: (text) => createHash('sha256').update(text).digest('hex').slice(0, 16),
    reliefOf: (group, principal) => {
      if (principal.kind !== 'user') return [];
      const person = principal.id;
      return [
        ...(person === null ? [] : [...onCall(group, person), ...travel(group, person)]),
        ...change(group, principal.name),
        ...peers(group),
      ];
    },
  };

  function onCall(group: readonly Evidence[], person: number): Relief[] {
    const explained = group.some(({ kind, endUs }) => DUTIES.has(kind) && lists.onDuty(person, endUs));
    return explained ? [relief('on-call', 'On call at the time')] : [];
  }

  function travel(group: readonly Evidence[], person: number): Relief[] {
    const trips = new Set(
      group.flatMap(({ kind, endUs }) => (AWAY.has(kind) ? (lists.travel(person, endUs) ?? []) : [])),
    );
    return [...trips].slice(0, 1).map((place) => relief('travel', `Planned travel to ${place} at the time`));
  }

  function change(group: readonly Evidence[], name: string): Relief[] {
    const tickets = new Set(group.flatMap(({ endUs }) => lists.change(name, name, endUs) ?? []));
    return [...tickets].slice(0, 1).map((ticket) => relief('change', `Change record ${ticket} at the time`));
  }

  function peers(group: readonly Evidence[]): Relief[] {
    const others = sharedByPeers(group, all, roleOf);
    return others === null
      ? []
      : [relief('peers', `${others} others of the same role did the same that week`)];
  }
}

const relief = (kind: keyof typeof POINTS, reason: string): Relief => ({
  kind,
  reason,
  points: POINTS[kind],
});
