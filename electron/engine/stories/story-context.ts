import { createHash } from 'node:crypto';
import { US_PER_DAY } from '../../../models/domain/time.ts';
import type { SignalId } from '../../../models/domain/signal.ts';
import type { Relief, StorySignal } from '../../../models/domain/story.ts';
import type { StoryContext } from '../../../models/stories/stories.ts';
import type { Database } from '../database/database.ts';
import { verdictsThatHold } from '../pipeline/decisions.ts';
import { signalLists } from '../signals/lists.ts';
import { ownersOf } from '../signals/owners.ts';

const ON_CALL_POINTS = 12;
const CHANGE_POINTS = 15;
/** What an operator on call may well do at night; what no rota explains stays. */
const DUTIES: ReadonlySet<SignalId> = new Set<SignalId>([
  'after-hours-critical',
  'never-used-resource',
  'first-privileged-use',
  'remote-execution',
  'cert-odd-hour',
]);

export async function storyContext(database: Database): Promise<StoryContext> {
  const owners = await ownersOf(database);
  const lists = await signalLists(database, owners, []);
  const verdicts = await verdictsThatHold(database);
  return {
    roleOf: (person, atUs) => owners.roleOf(person, Math.floor(atUs / US_PER_DAY)),
    nameOf: owners.nameOf,
    verdicts,
    hash: (text) => createHash('sha256').update(text).digest('hex').slice(0, 16),
    reliefOf: (signals, principal) => [
      ...(principal.id !== null && principal.kind === 'user' ? onCall(signals, principal.id) : []),
      ...(principal.kind === 'user' ? change(signals, principal.name) : []),
    ],
  };

  function onCall(signals: readonly StorySignal[], person: number): Relief[] {
    const explained = signals.filter(
      ({ signal, endUs }) => DUTIES.has(signal) && lists.onDuty(person, endUs),
    );
    if (explained.length === 0) return [];
    return [{ kind: 'on-call', reason: 'On call at the time', points: ON_CALL_POINTS }];
  }

  function change(signals: readonly StorySignal[], name: string): Relief[] {
    const tickets = new Set(signals.flatMap(({ endUs }) => lists.change(name, name, endUs) ?? []));
    return [...tickets].slice(0, 1).map((ticket) => ({
      kind: 'change',
      reason: `Change record ${ticket} at the time`,
      points: CHANGE_POINTS,
    }));
  }
}
