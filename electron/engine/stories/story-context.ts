import { createHash } from 'node:crypto';
import type { Evidence } from '../../../models/domain/story.ts';
import type { Learned } from '../../../models/stories/feedback.ts';
import type { StoryContext } from '../../../models/stories/stories.ts';
import type { Database } from '../database/database.ts';
import { verdictsThatHold } from '../pipeline/decisions.ts';
import { clocksOf } from '../signals/clocks.ts';
import { signalLists } from '../signals/lists.ts';
import { ownersOf } from '../signals/owners.ts';
import { reliefsOf } from './reliefs.ts';

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
  // Every person has a zone.
  const clocks = await clocksOf(database, 'UTC');
  const roleOf = (person: number, atUs: number) =>
    owners.roleOf(person, clocks.of(person, atUs).at(atUs).day);
  return {
    roleOf,
    nameOf: owners.nameOf,
    personCalled: (name) => ids.get(name) ?? null,
    verdicts: await verdictsThatHold(database),
    alone: learned.alone,
    hash: (text) => createHash('sha256').update(text).digest('hex').slice(0, 16),
    reliefOf: (group, principal) => reliefsOf(group, principal, { lists, all, roleOf }),
  };
}
