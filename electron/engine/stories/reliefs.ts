import type { Evidence, EvidenceKind, Relief, Story } from '../../../models/domain/story.ts';
import type { SignalLists } from '../../../models/signals/parts/signal.ts';
import { sharedByPeers } from '../../../models/stories/peers.ts';

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

/**
 * What somebody does who has a change to implement, and what is seen of somebody for whom one is made. Grants and new
 * accounts are held against change records by their own signals.
 */
const WORK: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>([
  'after-hours-critical',
  'audit-tampering',
  'bulk-access',
  'explicit-credentials',
  'first-privileged-use',
  'lateral-movement',
  'mass-deletion',
  'never-used-resource',
  'remote-execution',
  'slow-collection',
]);
const WORKED_ON: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>([
  'cert-new-device',
  'mfa-method-added',
  'new-device',
]);

/** By what reliefs are found besides the evidence of a story. */
interface Explaining {
  readonly lists: SignalLists;
  /** All evidence of the case. */
  readonly all: readonly Evidence[];
  readonly roleOf: (person: number, atUs: number) => string;
}

/** What speaks for the principal: duty, travel and changes that were planned, and what the whole role did. */
export function reliefsOf(
  group: readonly Evidence[],
  principal: Story['principal'],
  { lists, all, roleOf }: Explaining,
): Relief[] {
  if (principal.kind !== 'user') return [];
  const { id: person, name } = principal;
  const others = sharedByPeers(group, all, roleOf);
  return [
    ...(person === null ? [] : [...onCall(group, person, lists), ...travel(group, person, lists)]),
    ...change(group, name, lists),
    ...(others === null ? [] : [relief('peers', `${others} others of the same role did the same that week`)]),
  ];
}

function onCall(group: readonly Evidence[], person: number, lists: SignalLists): Relief[] {
  const explained = group.some(({ kind, endUs }) => DUTIES.has(kind) && lists.onDuty(person, endUs));
  return explained ? [relief('on-call', 'On call at the time')] : [];
}

function travel(group: readonly Evidence[], person: number, lists: SignalLists): Relief[] {
  const trips = new Set(
    group.flatMap(({ kind, endUs }) => (AWAY.has(kind) ? (lists.travel(person, endUs) ?? []) : [])),
  );
  return [...trips].slice(0, 1).map((place) => relief('travel', `Planned travel to ${place} at the time`));
}

/** A ticket explains what whoever implements it does, and what is done to its target; nothing else that happens that day. */
function change(group: readonly Evidence[], name: string, lists: SignalLists): Relief[] {
  const ticket = group
    .map(({ kind, endUs }) => {
      if (WORK.has(kind)) return lists.planned(name, 'implementer', endUs);
      return WORKED_ON.has(kind) ? lists.planned(name, 'target', endUs) : null;
    })
    .find((found) => found !== null);
  return ticket === undefined || ticket === null
    ? []
    : [relief('change', `Change record ${ticket} at the time`)];
}

const relief = (kind: keyof typeof POINTS, reason: string): Relief => ({
  kind,
  reason,
  points: POINTS[kind],
});
