import type { Input } from '../../contract/api.ts';
import type { Replay, ReplayPrivilege } from '../../../models/domain/replay.ts';
import { timestampUs, US_PER_HOUR, US_PER_SECOND } from '../../../models/domain/time.ts';
import { buildReplay } from '../../../models/graph/build-replay.ts';
import {
  extent,
  firstMeetings,
  historyAccounts,
  hostCount,
  mostTelling,
  pairs,
  runCount,
  runs,
  slices,
} from '../../../models/graph/events.ts';
import type { Run } from '../../../models/graph/run.ts';
import { readColumns } from '../database/columnar.ts';
import type { Database } from '../database/database.ts';
import { hostFacts, privilegeSteps } from '../queries/replay.ts';
import { nodeParts } from './node-parts.ts';
import { readRuns } from './read-runs.ts';
import { gather, scopeOf, type Scope } from './scope.ts';

const MOST_STEPS = 5000;
const MOST_SLICES = 400;
const FOLD_US = 120 * US_PER_SECOND;
/** Tried in turn while there are too many steps; the last folds everything alike into one. */
const COARSER_US = [600 * US_PER_SECOND, US_PER_HOUR, 24 * US_PER_HOUR, Number.MAX_SAFE_INTEGER];

export async function loadReplay(
  database: Database,
  { subject, open = [] }: Input<'replay.load'>,
): Promise<Replay> {
  const scope = await scopeOf(database, subject);
  await gather(database, scope);
  await database.run(historyAccounts);
  await database.run(firstMeetings(scope.person === null && scope.host === null));
  const found = await extentOf(database, scope);
  const noise = found.told === 0;
  const told = await readSteps(database, noise);
  const { role, part } = nodeParts(await database.rows(hostFacts));
  const graph = buildReplay({
    pairs: await readRuns(database, pairs(noise)),
    steps: told.steps,
    privilege: await privilegeOf(database, found),
    role,
    part,
    open,
  });
  return {
    from: found.from,
    to: found.to,
    zone: scope.zone,
    person: scope.person,
    host: scope.host,
    events: found.events,
    hosts: (await database.row<{ hosts: number }>(hostCount))?.hosts ?? 0,
    ...graph,
    ...(told.coarser ? { coarser: told.coarser } : {}),
    density: await densityOf(database, found),
  };
}

type Found = Pick<Replay, 'from' | 'to' | 'events'> & { readonly told: number };

/** From the first to the last event; the scope itself where there is none, and where a span was asked for. */
async function extentOf(database: Database, scope: Scope): Promise<Found> {
  const row = await database.row<{ events: number; told: number; from: number | null; to: number | null }>(
    extent,
  );
  const { events = 0, told = 0, from = null, to = null } = row ?? {};
  if (from === null || to === null) return { from: scope.from, to: scope.to, events, told };
  return { from: timestampUs(from), to: timestampUs(to), events, told };
}

type Told = Pick<Replay, 'coarser'> & { readonly steps: readonly Run[] };

async function readSteps(database: Database, noise: boolean): Promise<Told> {
  const countOf = async (gapUs: number) =>
    (await database.row<{ runs: number }>(runCount(gapUs, noise)))?.runs ?? 0;
  const all = await countOf(FOLD_US);
  if (all <= MOST_STEPS) return { steps: await readRuns(database, runs(FOLD_US, noise)) };
  for (const gapUs of COARSER_US)
    if ((await countOf(gapUs)) <= MOST_STEPS) {
      const steps = await readRuns(database, runs(gapUs, noise));
      return { steps, coarser: { gapUs, runs: all, left: 0 } };
    }
  const gapUs = COARSER_US.at(-1) ?? FOLD_US;
  const steps = await readRuns(database, mostTelling(gapUs, noise, MOST_STEPS));
  return { steps, coarser: { gapUs, runs: all, left: (await countOf(gapUs)) - steps.length } };
}

const privilegeOf = (database: Database, { from, to }: Found): Promise<ReplayPrivilege> =>
  readColumns(database, privilegeSteps(from, to), {
    at: 'f64',
    account: 'i32',
    host: 'i32',
    level: 'i32',
    reason: 'word',
    by: 'i32',
    change: 'word',
    event: 'u64',
  });

async function densityOf(database: Database, { from, to, events }: Found): Promise<Replay['density']> {
  const sliceUs = Math.max(1, Math.ceil((to - from + 1) / MOST_SLICES));
  const count = Math.max(1, Math.ceil((to - from + 1) / sliceUs));
  const counts = new Float64Array(count);
  if (events > 0) {
    const rows = await database.rows<{ slice: number; events: number }>(slices(from, sliceUs, count));
    for (const { slice, events: inIt } of rows) counts[slice] = inIt;
  }
  return { sliceUs, counts };
}
