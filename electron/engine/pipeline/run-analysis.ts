import { setImmediate } from 'node:timers/promises';
import type { AnalysisReport, RequestContext } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { sql } from '../../../models/domain/sql.ts';
import type { OpenCase } from '../case/open-case.ts';
import type { Database } from '../database/database.ts';
import { running } from './running.ts';
import { forgetAside, partsDone, putBack, setAside } from './set-aside.ts';
import type { Stage } from './stage.ts';
import { STAGES } from './stages/index.ts';
import { stageStates, type StageState } from './staleness.ts';

const NO_PARTS: ReadonlyMap<string, string> = new Map();

type Ran = AnalysisReport['stages'][number];

export interface AnalysisOptions extends Pick<RequestContext, 'signal' | 'emit'> {
  readonly nowUs: () => number;
  readonly stages?: readonly Stage[];
}

/**
 * Runs every stale stage, one transaction each, which also empties the stages that are computed from it: wherever it
 * stops, nothing of an earlier run stands beside a later one. Throws BUSY, and CANCELLED with the stages so far kept.
 */
export async function runAnalysis(open: OpenCase, options: AnalysisOptions): Promise<AnalysisReport> {
  const signal = AbortSignal.any([options.signal, open.closing]);
  const interrupt = () => open.writer.interrupt();
  return open.exclusively('the analysis', async () => {
    signal.addEventListener('abort', interrupt);
    running.add(open);
    try {
      throwIfCancelled(signal);
      return await runStages(open, { ...options, signal });
    } catch (error) {
      throw signal.aborted ? cancelled(error) : error;
    } finally {
      running.delete(open);
      for (const stage of options.stages ?? STAGES)
        if (stage.inParts) await forgetAside(open.writer, stage).catch(() => undefined);
      signal.removeEventListener('abort', interrupt);
    }
  });
}

async function runStages(open: OpenCase, options: AnalysisOptions): Promise<AnalysisReport> {
  const states = await stageStates(open.writer, options.stages ?? STAGES, await open.zone());
  const stages: Ran[] = [];
  for (const [index, state] of states.entries())
    stages.push(
      state.stale
        ? await runStage(open, states, index, options)
        : { stage: state.stage.id, ran: false, rows: await rowsOf(open, state.stage), ms: 0 },
    );
  const ran = stages.filter((stage) => stage.ran).map(({ stage }) => stage);
  if (ran.length > 0) await open.audit('analysis.run', { stages: ran });
  const totals = await open.writer.row<{ people: number; days: number; backend: string | null }>(
    `SELECT (SELECT count(DISTINCT person_id) FROM person_day) AS people, (SELECT count(*) FROM person_day) AS days,
      (SELECT arg_max(backend, run_id) FROM model_run WHERE backend <> 'none') AS backend`,
  );
  return { stages, people: totals?.people ?? 0, days: totals?.days ?? 0, backend: totals?.backend ?? null };
}

async function runStage(
  open: OpenCase,
  states: readonly StageState[],
  stageIndex: number,
  { signal, emit, nowUs }: AnalysisOptions,
): Promise<Ran> {
  const { stage, inputs, basis } = states[stageIndex] as StageState;
  const started = performance.now();
  const database = open.writer;
  const zone = await open.zone();
  const report = (title: string, done: number, total: number) =>
    emit('analysis.progress', { stage: stage.id, title, done, total, stageIndex, stages: states.length });
  const progress = async (title: string, done: number, total: number) => {
    report(title, done, total);
    await setImmediate();
    throwIfCancelled(signal);
  };
  const done = stage.inParts ? await partsDone(database, stage) : NO_PARTS;
  const write = await stage.run({ database, zone, basis, done, signal, nowUs, report, progress });
  await database.transaction(async () => {
    if (stage.inParts) await putBack(database, stage);
    else await empty(database, stage);
    for (const later of builtOn(stage, states)) await forget(database, later);
    await write();
    throwIfCancelled(signal);
    await database.run(sql`
      INSERT OR REPLACE INTO stage_state VALUES (${stage.id}, ${stage.version}, ${inputs}, ${nowUs()})`);
  });
  return {
    stage: stage.id,
    ran: true,
    rows: await rowsOf(open, stage),
    ms: Math.round(performance.now() - started),
  };
}

/** What is computed from a stage, directly or not; stages come after those they need. */
function builtOn({ id }: Stage, states: readonly StageState[]): Stage[] {
  const found: Stage[] = [];
  for (const { stage } of states)
    if (stage.needs.some((need) => need === id || found.some((other) => other.id === need)))
      found.push(stage);
  return found;
}

/** A stage that is computed from one that runs again. */
async function forget(database: Database, stage: Stage): Promise<void> {
  if (stage.inParts) await setAside(database, stage);
  await empty(database, stage);
  await database.run(
    sql`DELETE FROM stage_state WHERE stage = ${stage.id} OR starts_with(stage, ${`${stage.id}/`})`,
  );
}

async function empty(database: Database, { tables }: Stage): Promise<void> {
  for (const table of tables) await database.run(`DELETE FROM ${table}`);
}

async function rowsOf(open: OpenCase, stage: Stage): Promise<number> {
  const counts = stage.tables.map((table) => `(SELECT count(*) FROM ${table})`).join(' + ');
  return (await open.writer.row<{ rows: number }>(`SELECT (${counts})::BIGINT AS rows`))?.rows ?? 0;
}

function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw cancelled();
}

const cancelled = (cause?: unknown) =>
  new AppError(
    'CANCELLED',
    'The analysis was cancelled. Finished stages are kept; run it again to go on from there.',
    {},
    cause,
  );
